import { addToCatalogue } from '#extension/store/catalogue.ts';
import { receiptsIn } from '#extension/store/receipts.ts';
import type { IntentContent } from '#extension/store/records.ts';
import type { Draft } from '#shared/draft/draft.ts';
import { sourceKey } from '#shared/ledger/source-key.ts';
import { targetLists } from '#shared/mapping/target-lists.ts';
import type { CatalogueList, CatalogueRow } from '#shared/relay/contract.ts';
import type { World } from './world.ts';

/**
 * What was created together with a record is in this browser's lists at once (E14, E18): a counterpart
 * that its list lacks is taken for deleted.
 */
export async function noteCreated({ db, vault }: World, content: IntentContent): Promise<void> {
  if ('undo' in content || !content.realmId) return;
  const { realmId, steps } = content;
  const keys = steps.map(({ draft }) => sourceKey(draft.source));
  const receipts = await receiptsIn(db, realmId, keys);
  const created = new Map<CatalogueList, CatalogueRow[]>();
  for (const { draft, mapTerm } of steps) {
    const receipt = receipts.get(sourceKey(draft.source));
    if (!mapTerm || receipt?.state !== 'exported' || !receipt.quickbooks) continue;
    const row = rowOf(draft, receipt.quickbooks.id);
    const list = targetLists[mapTerm.kind];
    if (row) created.set(list, [...(created.get(list) ?? []), row]);
  }
  for (const [list, rows] of created) await addToCatalogue(db, vault, realmId, list, rows);
}

/** Only clients and items are created with a record. */
function rowOf(draft: Draft, id: string): CatalogueRow | null {
  if (draft.kind !== 'client' && draft.kind !== 'item') return null;
  const parent = draft.parentId ? { parentId: draft.parentId } : {};
  return draft.kind === 'client'
    ? { id, name: draft.displayName, active: true, ...parent }
    : { id, name: draft.name, active: true, type: 'Service', ...parent };
}
