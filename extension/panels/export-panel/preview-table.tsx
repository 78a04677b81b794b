import { InfoIcon } from '#extension/ui/icons.tsx';
import type { Preview, PreviewRow } from '#shared/preview/preview-invoice.ts';
import { day } from '../words.ts';
import './preview-table.css';

/** Both sides, line by line: beside each other where there is room, else one above the other. */
export function PreviewTable({ preview, currency }: { preview: Preview; currency: string }) {
  const { customer, number, date, dueDate, rows, notes } = preview;
  return (
    <section aria-labelledby="preview">
      <div className="preview">
        <div className="preview-title">
          <h2 id="preview">What QuickBooks will hold</h2>
          <dl className="preview-head">
            <Fact name="Number" value={number} />
            <Fact name="Date" value={day(date)} />
            {dueDate && <Fact name="Due" value={day(dueDate)} />}
          </dl>
        </div>
        <div className="preview-sides" aria-hidden="true">
          <span>Practice</span>
          <span>QuickBooks</span>
        </div>
        <ol className="preview-rows">
          <li className="preview-pair">
            <Side name="Practice" item={customer.practice} detail="Client" />
            <Side name="QuickBooks" item={customer.quickbooks} detail="Customer" />
          </li>
          {rows.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines have no identity but their place
            <Pair key={index} row={row} />
          ))}
          <li className="preview-pair preview-total">
            <Side name="Practice" item="Total" amount={`${currency} ${preview.practiceTotal}`} />
            <Side
              name="QuickBooks"
              item="Total"
              amount={`${currency} ${preview.quickbooksTotal}`}
            />
          </li>
        </ol>
      </div>
      {notes.length > 0 && (
        <ul className="preview-notes">
          {notes.map((note) => (
            <li key={note}>
              <InfoIcon />
              {note}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

const Fact = ({ name, value }: { name: string; value: string }) => (
  <div>
    <dt>{name}</dt>
    <dd>{value}</dd>
  </div>
);

const Pair = ({ row: { practice, quickbooks } }: { row: PreviewRow }) => (
  <li className="preview-pair">
    <Side
      name="Practice"
      item={practice?.item ?? '–'}
      detail={practice ? times(practice.quantity, practice.price) : ''}
      amount={practice?.amount ?? ''}
    />
    <Side
      name="QuickBooks"
      item={quickbooks?.item ?? '–'}
      detail={quickbooks ? times(quickbooks.quantity, quickbooks.price) : ''}
      note={quickbooks && quickbooks.description !== practice?.item ? quickbooks.description : ''}
      amount={quickbooks?.amount ?? ''}
    />
  </li>
);

const times = (quantity: string, price: string): string =>
  quantity && price ? `${quantity} × ${price}` : quantity || price;

const Side = ({
  name,
  item,
  detail = '',
  note = '',
  amount = '',
}: {
  name: string;
  item: string;
  detail?: string;
  note?: string;
  amount?: string;
}) => (
  <div className="preview-side">
    <span className="preview-side-name">{name}</span>
    <span className="preview-item">
      {item}
      {note && <span className="muted small">{note}</span>}
      {detail && <span className="muted small">{detail}</span>}
    </span>
    <span className="preview-amount">{amount}</span>
  </div>
);
