import { type CatalogueStoreDeps, storeNews } from './catalogue-store.ts';
import { listOf } from './lists.ts';

/**
 * Adds a record that a write's answer holds to the lists of every practice that has fetched them,
 * so that a new customer or item can be chosen at once and without a read.
 */
export async function keepWritten(
  deps: CatalogueStoreDeps,
  realmId: string,
  entity: string,
  record: unknown,
): Promise<void> {
  const list = listOf(entity);
  if (!list || typeof record !== 'object' || record === null) return;
  const holders = await deps.database.db
    .selectFrom('catalogue_lists')
    .select('practice_id')
    .where('realm_id', '=', realmId)
    .where('entity', '=', entity)
    .execute();
  for (const { practice_id: practiceId } of holders) {
    await storeNews(
      deps,
      list,
      { practiceId, realmId, entity },
      {
        records: [record as Record<string, unknown>],
        deleted: [],
        isWhole: false,
        changesSince: null,
      },
    );
  }
}
