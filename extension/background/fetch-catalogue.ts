import { readCatalogue, saveCatalogue } from '#extension/store/catalogue.ts';
import { problem } from '#shared/problem.ts';
import type { CatalogueList, CatalogueRow, ResponseOf } from '#shared/relay/contract.ts';
import { ok, type Result, refused } from '#shared/result.ts';
import { noteConnection } from './note-connection.ts';
import { relayOf, type World } from './world.ts';

/** QuickBooks meters reads: a list is fetched again after a day, or when a person asks. */
const freshFor = 24 * 60 * 60 * 1000;

/** Brings a list of the connected company into the store: all of it once, then what has changed. */
export async function fetchCatalogue(
  world: World,
  { list, again, maxAge = freshFor }: { list: CatalogueList; again: boolean; maxAge?: number },
): Promise<Result<null>> {
  const relay = await relayOf(world);
  if (!relay.ok) return relay;
  const { company } = relay.value.pairing.me.connection;
  if (!company) return refused(problem('not_connected'));
  const stored = await world.db.catalogue.get([company.realmId, list]);
  if (!again && stored && world.now() - stored.fetchedAt < maxAge) return ok(null);
  const since = stored?.version ?? 0;
  const pages: ResponseOf<'catalogue'>[] = [];
  let start: number | null = 1;
  while (start !== null) {
    const page: Result<ResponseOf<'catalogue'>> = await relay.value.call('catalogue', {
      params: { list },
      data: {
        start,
        ...(since > 0 ? { since } : {}),
        ...(again && start === 1 ? { again } : {}),
      },
    });
    if (!page.ok) {
      await noteConnection(world, page.problem);
      return page;
    }
    pages.push(page.value);
    start = page.value.next;
  }
  const { db, vault, now } = world;
  const { realmId } = company;
  const { version = 0, whole = true } = pages[0] ?? {};
  const known = whole ? [] : ((await readCatalogue(db, vault, realmId, list)) ?? []);
  const rows = merged([...known, ...pages.flatMap((page) => page.rows)]);
  const saved = await saveCatalogue(db, vault, realmId, list, rows, now(), version);
  return saved.ok ? ok(null) : saved;
}

/** One row for each object, the last one told. */
const merged = (rows: CatalogueRow[]): CatalogueRow[] => [
  ...new Map(rows.map((row) => [row.id, row])).values(),
];
