import { judgeBody, type QboAnswer } from '../qbo/answer.ts';
import { itemsOf } from '../qbo/batch.ts';
import { bodyOf, rowsOf } from '../qbo/body-of.ts';
import { patiently } from '../qbo/patiently.ts';
import type { QboCall } from '../qbo/qbo-call.ts';
import type { QboClient } from '../qbo/qbo-client.ts';
import { alsoInactive } from '../qbo/query.ts';

type Loose = Record<string, unknown>;

/** Changes are asked for from a little before the last answer on (contract.md §8.2). */
const overlapMs = 5 * 60_000;
const rowsPerPage = 1000;
/** More objects than this do not fit into one answer, and it has no second page. */
const mostChanges = 1000;

/** When QuickBooks answered, less the overlap; `otherwise` where it does not say. */
const cursorIn = (body: Loose, otherwise: number): number => {
  const time = Date.parse(String(body.time));
  return (Number.isNaN(time) ? otherwise : time) - overlapMs;
};

/** One more at a time, since nobody knows which page is the last; the company's pace has room for four. */
const mostPagesAtOnce = 3;

/**
 * A whole list with its inactive rows; each page is one metered read. `onRows` hears how many are
 * here, since a list of 10,000 takes a while.
 */
export async function readList(
  qbo: QboClient,
  withAccess: QboCall,
  entity: string,
  now: number,
  onRows: (count: number) => void = () => undefined,
): Promise<{ records: Loose[]; changesSince: number }> {
  const byId = new Map<unknown, Loose>();
  let changesSince = Number.POSITIVE_INFINITY;
  const readPage = async (start: number): Promise<number> => {
    const query = { entity, where: [alsoInactive], start, rows: rowsPerPage };
    const answer = await withAccess((access) => patiently(() => qbo.query(access, query)));
    const page = rowsOf(answer, entity);
    // Of the first page: what changes while the later ones are read is asked for again.
    changesSince = Math.min(changesSince, cursorIn(bodyOf(answer), now));
    for (const record of page) byId.set(record.Id, record);
    onRows(byId.size);
    return page.length;
  };
  for (let pages = 0, atOnce = 1; ; ) {
    const starts = Array.from({ length: atOnce }, (_, at) => 1 + (pages + at) * rowsPerPage);
    const read = await Promise.all(starts.map(readPage));
    if (read.some((rows) => rows < rowsPerPage)) {
      return { records: [...byId.values()], changesSince };
    }
    pages += atOnce;
    atOnce = Math.min(pages, mostPagesAtOnce);
  }
}

/**
 * Several short lists in one call; each is one metered read. A list is missing in the answer when
 * QuickBooks refuses it, and all are when they may have been cut: the queries of a batch together
 * give at most 1,000 rows (contract.md §9).
 */
export async function readShortLists(
  qbo: QboClient,
  withAccess: QboCall,
  entities: string[],
  now: number,
): Promise<Map<string, { records: Loose[]; changesSince: number }>> {
  // An older text allows a bId ten characters (contract.md §2.4).
  const items = entities.map((entity, index) => ({
    bId: String(index + 1),
    query: { entity, where: [alsoInactive], rows: rowsPerPage },
  }));
  const answer = await withAccess((access) => patiently(() => qbo.batch(access, items)));
  const changesSince = cursorIn(bodyOf(answer), now);
  const read = new Map(
    itemsOf(answer, items).flatMap((one, index) => {
      const entity = entities[index];
      if (one.kind !== 'ok' || entity === undefined) return [];
      return [[entity, { records: rowsOf(one, entity), changesSince }] as const];
    }),
  );
  const rows = [...read.values()].reduce((sum, { records }) => sum + records.length, 0);
  return rows < rowsPerPage ? read : new Map();
}

/**
 * What changed in some lists. `isCut`: it may lack anything, because it was more than one answer
 * can hold, or QuickBooks does not tell of changes that far back.
 */
export interface Changes {
  byEntity: Map<string, { records: Loose[]; deleted: string[] }>;
  isCut: boolean;
  changesSince: number;
}

/** Everything that changed in these lists since a time at most 30 days back; one metered read. */
export async function readChanges(
  qbo: QboClient,
  withAccess: QboCall,
  entities: string[],
  since: number,
): Promise<Changes> {
  const answer = await withAccess((access) => patiently(() => qbo.cdc(access, entities, since)));
  const [refused] = refusalsIn(answer);
  if (refused) {
    if (refused.kind !== 'fault') bodyOf(refused);
    return { byEntity: new Map(), isCut: true, changesSince: since };
  }
  const body = bodyOf(answer);
  const blocks = blocksIn(body);
  const byEntity = new Map(
    entities.map((entity) => {
      const all = blocks.flatMap((block) => arrayOf(block[entity]));
      const isGone = ({ status }: Loose) => status === 'Deleted';
      const deleted = all.filter(isGone).map(({ Id }) => String(Id));
      return [entity, { records: all.filter((one) => !isGone(one)), deleted }] as const;
    }),
  );
  const told = [...byEntity.values()].reduce(
    (sum, { records, deleted }) => sum + records.length + deleted.length,
    0,
  );
  const isCut =
    told >= mostChanges ||
    blocks.some(({ totalCount, maxResults }) => Number(totalCount ?? 0) > Number(maxResults ?? 0));
  return { byEntity, isCut, changesSince: cursorIn(body, since + overlapMs) };
}

/** What was refused, in the answer itself or inside a good one (contract.md §2.6). */
const refusalsIn = (answer: QboAnswer): QboAnswer[] =>
  [
    answer,
    ...(answer.kind === 'ok' ? arrayOf(answer.body.CDCResponse) : []).map((one) =>
      judgeBody(one, answer.tid),
    ),
  ].filter(({ kind }) => kind !== 'ok');

const arrayOf = (value: unknown): Loose[] => (Array.isArray(value) ? (value as Loose[]) : []);

/** The blocks of a CDC answer; one per entity, or one empty for all (contract.md §2.5). */
const blocksIn = (body: Loose): Loose[] =>
  arrayOf(body.CDCResponse).flatMap(({ QueryResponse }) => arrayOf(QueryResponse));
