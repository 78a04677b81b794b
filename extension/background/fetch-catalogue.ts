import { readCatalogue, saveCatalogue } from '#extension/store/catalogue.ts';
import { problem } from '#shared/problem.ts';
import type { CatalogueList, CatalogueRow, ResponseOf } from '#shared/relay/contract.ts';
import { ok, type Result, refused } from '#shared/result.ts';
import { noteProgress } from './catalogue-progress.ts';
import { noteConnection } from './note-connection.ts';
import { refreshMe } from './pair.ts';
import { type Relay, relayOf, type World } from './world.ts';

/** QuickBooks meters reads: a list is fetched again after a day, or when a person asks. */
const freshFor = 24 * 60 * 60 * 1000;

/** Brings a list of the connected company into the store: all of it once, then what has changed. */
export async function fetchCatalogue(
  world: World,
  {
    list,
    again,
    maxAge = freshFor,
  }: { list: CatalogueList; again: boolean; maxAge?: number | undefined },
): Promise<Result<null>> {
  const relay = await relayOf(world);
  if (!relay.ok) return relay;
  const { company } = relay.value.pairing.me.connection;
  if (!company) return refused(problem('not_connected'));
  const stored = await world.db.catalogue.get([company.realmId, list]);
  if (!again && stored && world.now() - stored.fetchedAt < maxAge) return ok(null);
  const since = stored?.version ?? 0;
  const told = await readPages(world, relay.value, { list, since, again });
  noteProgress(world, list, null);
  if (!told.ok) {
    await noteConnection(world, told.problem);
    return told;
  }
  const pages = told.value;
  if (pages.some((page) => page.realmId !== undefined && page.realmId !== company.realmId)) {
    return fetchOfNewCompany(world, company.realmId, list);
  }
  const { db, vault, now } = world;
  const { realmId } = company;
  const { version = 0, whole = true } = pages[0] ?? {};
  const known = whole ? [] : ((await readCatalogue(db, vault, realmId, list)) ?? []);
  const rows = merged([...known, ...pages.flatMap((page) => page.rows)]);
  const saved = await saveCatalogue(db, vault, realmId, list, rows, now(), version);
  return saved.ok ? ok(null) : saved;
}

/** The relay is at another company than this browser knew: its list is fetched under its own name. */
async function fetchOfNewCompany(
  world: World,
  before: string,
  list: CatalogueList,
): Promise<Result<null>> {
  const me = await refreshMe(world);
  if (!me.ok) return me;
  return me.value.connection.company?.realmId === before
    ? refused(problem('answer_not_understood', { where: 'realmId' }))
    : fetchCatalogue(world, { list, again: true });
}

/** A list of 10,000 takes QuickBooks longer than one answer may: the relay says how far it is meanwhile. */
const waitSeconds = 5;
/** Five minutes; the browser ends a background that works longer. */
const mostAskings = 60;

async function readPages(
  world: World,
  relay: Relay,
  { list, since, again }: { list: CatalogueList; since: number; again: boolean },
): Promise<Result<ResponseOf<'catalogue'>[]>> {
  const pages: ResponseOf<'catalogue'>[] = [];
  let askings = 0;
  for (let start: number | null = 1; start !== null; ) {
    const page: Result<ResponseOf<'catalogue'>> = await relay.call('catalogue', {
      params: { list },
      data: {
        start,
        wait: waitSeconds,
        ...(since > 0 ? { since } : {}),
        ...(again && start === 1 && askings === 0 ? { again } : {}),
      },
    });
    if (!page.ok) return page;
    const { reading, next }: ResponseOf<'catalogue'> = page.value;
    if (reading === undefined) pages.push(page.value);
    else if (askings === mostAskings) return refused(problem('qbo_down'));
    else {
      askings += 1;
      noteProgress(world, list, reading);
    }
    start = next;
  }
  return ok(pages);
}

/** One row for each object, the last one told. */
const merged = (rows: CatalogueRow[]): CatalogueRow[] => [
  ...new Map(rows.map((row) => [row.id, row])).values(),
];
