import { fromQboNumber } from '#shared/money.ts';
import type { QboAnswer } from '../qbo/answer.ts';
import { rowsOf } from '../qbo/body-of.ts';
import type { Access, QboClient } from '../qbo/qbo-client.ts';
import { alsoInactive, quoted } from '../qbo/query.ts';
import type { ExportTable } from '../storage/schema.ts';

/** What identifies our document in QuickBooks: a number to search by, a marker to know it by. */
interface Traits {
  searchBy: string;
  markedIn: string | null;
  isNameList: boolean;
}

const traits: Record<ExportTable['entity'], Traits> = {
  Invoice: { searchBy: 'DocNumber', markedIn: 'PrivateNote', isNameList: false },
  Customer: { searchBy: 'DisplayName', markedIn: 'Notes', isNameList: true },
  Item: { searchBy: 'Name', markedIn: null, isNameList: true },
};

/** A record in QuickBooks, as far as the ledger keeps it. */
export interface Stored {
  id: string;
  syncToken: string;
  total: number | null;
}

/** `ours`: exactly one carries our marker and the same total · `unsure`: nothing provable. */
export type Finding =
  | { kind: 'ours'; stored: Stored; tid: string | null }
  | { kind: 'none' }
  | { kind: 'unsure' }
  | { kind: 'unanswered'; answer: QboAnswer };

type Loose = Record<string, unknown>;

/** The number or name a document is searched by. */
export const numberIn = (entity: ExportTable['entity'], document: Loose): string =>
  String(document[traits[entity].searchBy] ?? '');

/**
 * Looks whether QuickBooks has the document, by number and marker (contract.md §10.10). One
 * metered read. People copy documents with their notes, so the total must be the same too.
 */
export async function lookUp(
  qbo: QboClient,
  row: ExportTable,
  document: Loose,
  call: (request: (access: Access) => Promise<QboAnswer>) => Promise<QboAnswer>,
): Promise<Finding> {
  const { searchBy, markedIn, isNameList } = traits[row.entity];
  const marker = markedIn && document[markedIn];
  if (!markedIn || typeof marker !== 'string') return { kind: 'unsure' };
  const where = [`${searchBy} = ${quoted(numberIn(row.entity, document))}`];
  if (isNameList) where.push(alsoInactive);
  const answer = await call((access) =>
    qbo.query(access, { entity: row.entity, where, rows: 100 }),
  );
  if (answer.kind !== 'ok') return { kind: 'unanswered', answer };
  const marked = rowsOf(answer, row.entity).filter((one) => String(one[markedIn]).includes(marker));
  const [first, ...more] = marked;
  if (!first) return { kind: 'none' };
  const stored = storedIn(first);
  if (more.length > 0 || !stored || stored.total !== row.total) return { kind: 'unsure' };
  return { kind: 'ours', stored, tid: answer.tid };
}

/** Id, SyncToken and total of an entity; null when it is not one. */
export function storedIn(entity: unknown): Stored | null {
  if (typeof entity !== 'object' || entity === null) return null;
  const { Id: id, SyncToken: syncToken, TotalAmt: total } = entity as Loose;
  if (typeof id !== 'string' || !/^\d{1,25}$/.test(id)) return null;
  return {
    id,
    syncToken: typeof syncToken === 'string' ? syncToken : '0',
    total: typeof total === 'number' ? fromQboNumber(total) : null,
  };
}
