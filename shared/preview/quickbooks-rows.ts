import type {
  AccountLine,
  DiscountLine,
  Document,
  SalesItemLine,
  TaxDetail,
} from '../documents/qbo-shapes.ts';
import { formatMinor, fromQboNumber } from '../money.ts';
import type { NameOf } from './name-of.ts';
import { price } from './practice-rows.ts';

/** One line of the document that will be sent. */
export interface QuickbooksRow {
  item: string;
  description: string;
  quantity: string;
  price: string;
  amount: string;
  /** What else the line carries: tax code, class, service date. */
  details: string[];
}

const row = (item: string, amount: string, more: Partial<QuickbooksRow> = {}): QuickbooksRow => ({
  item,
  description: '',
  quantity: '',
  price: '',
  details: [],
  ...more,
  amount,
});

const money = (amount: number): string => formatMinor(fromQboNumber(amount));

type Payments = Extract<Document, { TotalAmt: number }>['Line'];
type AnyLine = SalesItemLine | DiscountLine | AccountLine | Payments[number];

/** The lines of a document and its tax, taken from the exact JSON. */
export function quickbooksRows(document: Document, nameOf: NameOf): QuickbooksRow[] {
  if (!('Line' in document)) return [];
  const lines: AnyLine[] = document.Line;
  return [
    ...lines.map((line) => rowOf(line, nameOf)),
    ...('TxnTaxDetail' in document ? taxRows(document.TxnTaxDetail, nameOf) : []),
  ];
}

function rowOf(line: AnyLine, nameOf: NameOf): QuickbooksRow {
  if ('LinkedTxn' in line) {
    const type = line.LinkedTxn[0]?.TxnType;
    const sign = type === 'CreditMemo' ? -1 : 1;
    return row(type === 'CreditMemo' ? 'Credit memo' : 'Invoice', money(sign * line.Amount));
  }
  if (line.DetailType === 'DiscountLineDetail') return row('Discount', money(-line.Amount));
  const description = line.Description ?? '';
  if (line.DetailType === 'AccountBasedExpenseLineDetail') {
    const { AccountRef, ...rest } = line.AccountBasedExpenseLineDetail;
    const details = detailsOf(rest, nameOf);
    return row(nameOf('accounts', AccountRef.value), money(line.Amount), { description, details });
  }
  const { ItemRef, Qty, UnitPrice, ...rest } = line.SalesItemLineDetail;
  return row(nameOf('items', ItemRef.value), money(line.Amount), {
    description,
    quantity: Qty === undefined ? '' : String(Qty),
    price: UnitPrice === undefined ? '' : price(UnitPrice),
    details: detailsOf(rest, nameOf),
  });
}

type Rest = Omit<SalesItemLine['SalesItemLineDetail'], 'ItemRef' | 'Qty' | 'UnitPrice'>;

/** `NON` is what every US line says while tax is a line of its own, so it is not worth words. */
const detailsOf = (
  { TaxCodeRef, TaxInclusiveAmt, ClassRef, ServiceDate }: Rest,
  nameOf: NameOf,
): string[] => [
  ...(TaxCodeRef && TaxCodeRef.value !== 'NON' ? [taxCode(TaxCodeRef.value, nameOf)] : []),
  ...(TaxInclusiveAmt === undefined ? [] : [`${money(TaxInclusiveAmt)} with tax`]),
  ...(ClassRef ? [`Class ${nameOf('classes', ClassRef.value)}`] : []),
  ...(ServiceDate ? [`Service on ${ServiceDate}`] : []),
];

const taxCode = (id: string, nameOf: NameOf): string =>
  id === 'TAX' ? 'Taxed' : `Tax code ${nameOf('taxCodes', id)}`;

function taxRows(detail: TaxDetail | undefined, nameOf: NameOf): QuickbooksRow[] {
  if (!detail) return [];
  if (!detail.TaxLine) {
    const code = detail.TxnTaxCodeRef && nameOf('taxCodes', detail.TxnTaxCodeRef.value);
    return [row(code ? `Sales tax ${code}` : 'Sales tax', money(detail.TotalTax))];
  }
  return detail.TaxLine.map(({ Amount, TaxLineDetail: { TaxPercent, NetAmountTaxable } }) =>
    row(`Tax ${TaxPercent} %`, money(Amount), { details: [`on ${money(NetAmountTaxable)}`] }),
  );
}
