import { setTimeout as sleep } from 'node:timers/promises';
import type { CatalogueList } from '#shared/relay/contract.ts';
import { companyCalls } from '../oauth/company-calls.ts';
import type { TokenKeeper } from '../oauth/token-keeper.ts';
import type { QboCall } from '../qbo/qbo-call.ts';
import type { QboClient } from '../qbo/qbo-client.ts';
import type { CatalogueListTable } from '../storage/tables/company-tables.ts';
import { type CatalogueStoreDeps, type ListKey, listRow, storeNews } from './catalogue-store.ts';
import { type CompanyList, listOf, lists } from './lists.ts';
import { readChanges, readList, readShortLists } from './read-lists.ts';

export interface RefreshDeps extends CatalogueStoreDeps {
  qbo: QboClient;
  tokens: TokenKeeper;
}

/** Nobody who merely looks at a list causes more than one metered read in this time. */
const freshForMs = 30 * 60_000;
/** What change data capture does not tell of is read anew once a day. */
const readAnewMs = 24 * 3_600_000;
/** Captured changes go 30 days back (contract.md §8.2); a day to spare. */
const mostBackMs = 29 * 24 * 3_600_000;

/** A refresh that goes on, or one that failed while nobody waited for it. */
interface Refresh {
  done: Promise<void>;
  /** How many rows of the list are here. */
  rows: number;
  /** Somebody was told to ask again. */
  isToldOf: boolean;
  failedAt?: number;
}

const running = new WeakMap<object, Map<string, Refresh>>();
/** Who was told to ask again and does not come soon is not interested in how it went. */
const failureHoldsMs = 60_000;

/**
 * Brings a list up to date where it is due, or at once where `again` asks for it: a whole read the
 * first time, one call for the changes of all lists the practice has from then on. Callers at the
 * same time share one refresh. Gives null when it is done; after `patienceMs` how many rows are here,
 * while it goes on for who asks again. Throws a ProblemError when QuickBooks does not answer.
 */
export async function refreshCatalogue(
  deps: RefreshDeps,
  practiceId: string,
  realmId: string,
  list: CatalogueList,
  { again, patienceMs }: { again: boolean; patienceMs: number | undefined },
): Promise<number | null> {
  const own = running.get(deps.database) ?? new Map<string, Refresh>();
  running.set(deps.database, own);
  const name = `${practiceId} ${realmId} ${list}`;
  const known = own.get(name);
  const isOld = deps.now() - (known?.failedAt ?? deps.now()) > failureHoldsMs;
  const current = known && !isOld ? known : start();
  if (current.failedAt !== undefined) own.delete(name);
  const isDone = current.done.then(() => true);
  if (patienceMs === undefined || (await Promise.race([isDone, over(patienceMs)]))) {
    await isDone;
    return null;
  }
  current.isToldOf = true;
  return current.rows;

  function start(): Refresh {
    const started: Refresh = { done: Promise.resolve(), rows: 0, isToldOf: false };
    own.set(name, started);
    const work = refresh(deps, practiceId, realmId, lists[list], again, (rows) => {
      started.rows = rows;
    });
    started.done = work.then(
      () => void own.delete(name),
      (error) => {
        if (started.isToldOf) started.failedAt = deps.now();
        else own.delete(name);
        throw error;
      },
    );
    started.done.catch(() => undefined);
    return started;
  }
}

const over = (ms: number): Promise<false> => sleep(ms, false, { ref: false });

async function refresh(
  deps: RefreshDeps,
  practiceId: string,
  realmId: string,
  list: CompanyList,
  again: boolean,
  onRows: (count: number) => void,
): Promise<void> {
  const { database, now } = deps;
  const key = { practiceId, realmId, entity: list.entity };
  const known = await listRow(database.db, key);
  if (!known && list.isShort) return readAllShort(deps, list, key);
  if (!known) return readAnew(deps, list, key, onRows);
  const age = now() - known.checked_at;
  if (!again && age < (list.isCaptured ? freshForMs : readAnewMs)) return;
  if (!list.isCaptured) return readAnew(deps, list, key);
  await captureChanges(deps, key);
}

const accessOf = ({ tokens }: RefreshDeps, { practiceId, realmId }: ListKey): QboCall =>
  companyCalls(tokens, practiceId, realmId);

async function readAnew(
  deps: RefreshDeps,
  list: CompanyList,
  key: ListKey,
  onRows?: (count: number) => void,
): Promise<void> {
  const whole = await readList(deps.qbo, accessOf(deps, key), list.entity, deps.now(), onRows);
  await storeNews(deps, list, key, { ...whole, deleted: [], isWhole: true });
}

/** The first of the short lists brings the others along: who needs one soon needs another. */
async function readAllShort(deps: RefreshDeps, list: CompanyList, key: ListKey): Promise<void> {
  const short = Object.values(lists).filter(({ isShort }) => isShort);
  const entities = short.map(({ entity }) => entity);
  const read = await readShortLists(deps.qbo, accessOf(deps, key), entities, deps.now());
  for (const one of short) {
    const whole = read.get(one.entity);
    const place = { ...key, entity: one.entity };
    if (whole) await storeNews(deps, one, place, { ...whole, deleted: [], isWhole: true });
  }
  if (!read.has(list.entity)) await readAnew(deps, list, key);
}

/** One call for all lists the practice has; those that were not looked at too long are read anew. */
async function captureChanges(deps: RefreshDeps, key: ListKey): Promise<void> {
  const held = await capturedLists(deps, key);
  const recent = held.filter(({ changes_since }) => deps.now() - changes_since <= mostBackMs);
  const isRecent = recent.some(({ entity }) => entity === key.entity);
  const isTold = recent.length === 0 || (await takeChanges(deps, key, recent));
  const list = listOf(key.entity);
  // The list that is asked for; the others follow when somebody looks at them.
  if (list && !(isRecent && isTold)) await readAnew(deps, list, key);
}

/** The practice's lists of the company whose changes QuickBooks tells. */
async function capturedLists(
  { database }: RefreshDeps,
  { practiceId, realmId }: ListKey,
): Promise<CatalogueListTable[]> {
  const held = await database.db
    .selectFrom('catalogue_lists')
    .selectAll()
    .where('practice_id', '=', practiceId)
    .where('realm_id', '=', realmId)
    .execute();
  return held.filter(({ entity }) => listOf(entity)?.isCaptured);
}

/** Stores what changed in these lists; false, and nothing stored, where the answer may lack some of it. */
async function takeChanges(
  deps: RefreshDeps,
  key: ListKey,
  held: CatalogueListTable[],
): Promise<boolean> {
  const since = Math.min(...held.map(({ changes_since }) => changes_since));
  const entities = held.map(({ entity }) => entity);
  const changes = await readChanges(deps.qbo, accessOf(deps, key), entities, since);
  if (changes.isCut) return false;
  const { changesSince } = changes;
  for (const [entity, news] of changes.byEntity) {
    const list = listOf(entity);
    if (!list) continue;
    await storeNews(deps, list, { ...key, entity }, { ...news, isWhole: false, changesSince });
  }
  return true;
}
