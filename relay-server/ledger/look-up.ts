import type { Entity } from '#shared/documents/document-type.ts';
import type { QboAnswer } from '../qbo/answer.ts';
import { rowsOf } from '../qbo/body-of.ts';
import type { Access, QboClient } from '../qbo/qbo-client.ts';
import { alsoInactive, quoted } from '../qbo/query.ts';
import type { ExportTable } from '../storage/tables/export-tables.ts';
import {
  canBeMarked,
  isInactive,
  isMarked,
  isVoided,
  type Loose,
  type Stored,
  storedIn,
} from './stored.ts';

/** `ours`: exactly one is provably this export's · `unsure`: nothing provable. */
export type Finding =
  | { kind: 'ours'; stored: Stored; tid: string | null }
  | { kind: 'none' }
  | { kind: 'unsure' }
  | { kind: 'unanswered'; answer: QboAnswer };

const most = 1000;
/** How far QuickBooks' clock and ours may be apart. */
const clockSlackMs = 10 * 60_000;

const textOf = (value: unknown): string =>
  typeof value === 'object' && value !== null
    ? String((value as Loose).value ?? '')
    : String(value ?? '');

const is = (document: Loose, ...fields: string[]): string[] =>
  fields.map((field) => `${field} = ${quoted(textOf(document[field]))}`);

/** By number; where QuickBooks gave the number itself, by the fields it can be searched by. */
const byNumberOr =
  (...fields: string[]) =>
  (document: Loose): string[] =>
    document.DocNumber ? is(document, 'DocNumber') : is(document, ...fields);

const ofCustomer = byNumberOr('CustomerRef', 'TxnDate');
const byPlainName = (document: Loose): string[] => [...is(document, 'Name'), alsoInactive];
const byName = (document: Loose): string[] => [...is(document, 'DisplayName'), alsoInactive];

/** What each entity can be searched by (contract.md §4, "Filterable fields"). */
const conditions: Record<Entity, (document: Loose) => string[]> = {
  Invoice: ofCustomer,
  SalesReceipt: ofCustomer,
  CreditMemo: ofCustomer,
  RefundReceipt: ofCustomer,
  Payment: (document) =>
    is(document, 'CustomerRef', document.PaymentRefNum ? 'PaymentRefNum' : 'TxnDate'),
  Bill: byNumberOr('VendorRef', 'TxnDate'),
  Purchase: byNumberOr('PaymentType', 'TxnDate'),
  Customer: byName,
  Vendor: byName,
  Item: byPlainName,
  PaymentMethod: byPlainName,
  Term: byPlainName,
  Class: byPlainName,
  Department: byPlainName,
  Account: byPlainName,
};

/** Works on every entity, also where a filter is not known to (contract.md §4). */
const changedSince = (ms: number): string[] => [
  `MetaData.LastUpdatedTime >= ${quoted(new Date(ms - clockSlackMs).toISOString())}`,
];

/** The number or name a person finds a document by. */
export const numberIn = (document: Loose): string =>
  textOf(document.DocNumber ?? document.PaymentRefNum ?? document.DisplayName ?? document.Name);

/**
 * Looks whether QuickBooks has the document, by number and marker (contract.md §10.10). One
 * metered read, and one more where QuickBooks does not take the first question. People copy
 * documents with their notes, so the total must be the same too.
 */
export async function lookUp(
  qbo: QboClient,
  row: ExportTable,
  document: Loose,
  call: (request: (access: Access) => Promise<QboAnswer>) => Promise<QboAnswer>,
): Promise<Finding> {
  const { entity } = row;
  // Items carry no mark: one can be ours only if something may have been created by a try before.
  if (!canBeMarked(entity) && row.first_sent_at === null) return { kind: 'unsure' };
  const ask = (where: string[]) =>
    call((access) => qbo.query(access, { entity, where, rows: most }));
  const named = await ask(conditions[entity](document));
  const isByTime = named.kind === 'fault' && row.first_sent_at !== null;
  const answer = isByTime ? await ask(changedSince(row.first_sent_at ?? 0)) : named;
  // Refused as a question: it will not be answered later either.
  if (answer.kind === 'fault') return { kind: 'unsure' };
  if (answer.kind !== 'ok') return { kind: 'unanswered', answer };
  const found = rowsOf(answer, entity);
  const ours = canBeMarked(entity)
    ? found.filter((one) => isMarked(row, one) && !isVoided(one) && !isInactive(one))
    : found.filter((one) => isNewItem(row, document, one));
  const [first, ...more] = ours;
  if (!first) {
    const provesNothing = found.length >= most || (!canBeMarked(entity) && found.length > 0);
    return { kind: provesNothing ? 'unsure' : 'none' };
  }
  const stored = storedIn(first);
  if (more.length > 0 || !stored || (row.total !== null && stored.total !== row.total)) {
    return { kind: 'unsure' };
  }
  return { kind: 'ours', stored, tid: answer.tid };
}

const accounts = ['IncomeAccountRef', 'ExpenseAccountRef', 'AssetAccountRef'];

/** An entry of a list like what was sent, created since it was first sent (times have whole seconds). */
function isNewItem(row: ExportTable, document: Loose, item: Loose): boolean {
  const created = Date.parse(String((item.MetaData as Loose | undefined)?.CreateTime ?? ''));
  const since = Math.floor((row.first_sent_at ?? Number.POSITIVE_INFINITY) / 1000) * 1000;
  return (
    created >= since &&
    (document.Type === undefined || item.Type === document.Type) &&
    (document.DueDays === undefined || item.DueDays === document.DueDays) &&
    (document.AccountType === undefined || item.AccountType === document.AccountType) &&
    accounts.every((name) => !document[name] || textOf(item[name]) === textOf(document[name]))
  );
}
