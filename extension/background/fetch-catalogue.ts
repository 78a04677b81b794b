import { saveCatalogue } from '#extension/store/catalogue.ts';
import { problem } from '#shared/problem.ts';
import type { CatalogueList, CatalogueRow, ResponseOf } from '#shared/relay/contract.ts';
import { ok, type Result, refused } from '#shared/result.ts';
import { relayOf, type World } from './world.ts';

/** QuickBooks meters reads: a list is fetched again after a day, or when a person asks. */
const freshFor = 24 * 60 * 60 * 1000;

/** Brings a whole list of the connected company into the store. */
export async function fetchCatalogue(
  world: World,
  { list, again }: { list: CatalogueList; again: boolean },
): Promise<Result<null>> {
  const relay = await relayOf(world);
  if (!relay.ok) return relay;
  const { company } = relay.value.pairing.me.connection;
  if (!company) return refused(problem('not_connected'));
  const stored = await world.db.catalogue.get([company.realmId, list]);
  if (!again && stored && world.now() - stored.fetchedAt < freshFor) return ok(null);
  const rows: CatalogueRow[] = [];
  let start: number | null = 1;
  while (start !== null) {
    const page: Result<ResponseOf<'catalogue'>> = await relay.value.call('catalogue', {
      params: { list },
      data: { start },
    });
    if (!page.ok) return page;
    rows.push(...page.value.rows);
    start = page.value.next;
  }
  const { db, vault } = world;
  const saved = await saveCatalogue(db, vault, company.realmId, list, rows, world.now());
  return saved.ok ? ok(null) : saved;
}
