import { useId } from 'react';
import { InfoIcon } from '#extension/ui/icons.tsx';
import type { Preview, PreviewRow } from '#shared/preview/preview-document.ts';
import { day } from '../words.ts';
import './preview-table.css';

/** Both sides, line by line: beside each other where there is room, else one above the other. */
export function PreviewTable({
  preview,
  title,
  currency,
}: {
  preview: Preview;
  title: string;
  currency: string;
}) {
  const id = useId();
  const { party, fields, rows, totals, notes, json } = preview;
  const hasSides = party !== null || rows.length > 0 || totals !== null;
  return (
    <section aria-labelledby={id}>
      <div className="preview">
        <div className="preview-title">
          <h2 id={id}>{title}</h2>
          <dl className="preview-head">
            {fields.map(({ label, value }) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{isDay.test(value) ? day(value) : value}</dd>
              </div>
            ))}
          </dl>
        </div>
        {hasSides && (
          <>
            <div className="preview-sides" aria-hidden="true">
              <span>Practice</span>
              <span>QuickBooks</span>
            </div>
            <ol className="preview-rows">
              {party && <PartyPair party={party} />}
              {rows.map((row, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: lines have no identity but their place
                <Pair key={index} row={row} />
              ))}
              {totals && <TotalPair totals={totals} currency={currency} />}
            </ol>
          </>
        )}
        <details className="disclosure preview-exact">
          <summary>Exact document</summary>
          <pre>{json}</pre>
        </details>
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

const isDay = /^\d{4}-\d{2}-\d{2}$/;

const PartyPair = ({ party }: { party: NonNullable<Preview['party']> }) => (
  <li className="preview-pair">
    <Side
      name="Practice"
      item={party.practice}
      details={[party.label === 'Vendor' ? 'Supplier' : 'Client']}
    />
    <Side name="QuickBooks" item={party.quickbooks} details={[party.label]} />
  </li>
);

const TotalPair = ({
  totals,
  currency,
}: {
  totals: NonNullable<Preview['totals']>;
  currency: string;
}) => (
  <li className="preview-pair preview-total">
    <Side name="Practice" item="Total" amount={`${currency} ${totals.practice}`} />
    <Side name="QuickBooks" item="Total" amount={`${currency} ${totals.quickbooks}`} />
  </li>
);

const Pair = ({ row: { practice, quickbooks } }: { row: PreviewRow }) => (
  <li className="preview-pair">
    <Side
      name="Practice"
      item={practice?.item ?? '–'}
      details={practice ? [times(practice.quantity, practice.price)] : []}
      amount={practice?.amount ?? ''}
    />
    <Side
      name="QuickBooks"
      item={quickbooks?.item ?? '–'}
      details={
        quickbooks
          ? [
              quickbooks.description === practice?.item ? '' : quickbooks.description,
              times(quickbooks.quantity, quickbooks.price),
              ...quickbooks.details,
            ]
          : []
      }
      amount={quickbooks?.amount ?? ''}
    />
  </li>
);

const times = (quantity: string, price: string): string =>
  quantity && price ? `${quantity} × ${price}` : quantity || price;

const Side = ({
  name,
  item,
  details = [],
  amount = '',
}: {
  name: string;
  item: string;
  details?: string[];
  amount?: string;
}) => (
  <div className="preview-side">
    <span className="preview-side-name">{name}</span>
    <span className="preview-item">
      {item}
      {[...new Set(details)].filter(Boolean).map((detail) => (
        <span key={detail} className="muted small">
          {detail}
        </span>
      ))}
    </span>
    <span className="preview-amount">{amount}</span>
  </div>
);
