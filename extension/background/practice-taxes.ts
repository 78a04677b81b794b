import { readDraft } from '#extension/store/drafts.ts';
import { readMappings } from '#extension/store/mappings.ts';
import { sourceOf } from '#extension/store/source-of.ts';
import type { PracticeTax } from '#shared/company-check/company-facts.ts';
import type { DraftKind } from '#shared/draft/draft.ts';
import { lookupIn } from '#shared/mapping/lookup.ts';
import { termOf } from '#shared/mapping/term.ts';
import type { World } from './world.ts';

/** As many as the relay compares. */
const most = 50;
const mostDrafts = 300;
const taxed: ReadonlySet<DraftKind> = new Set(['invoice', 'credit', 'refund', 'expense']);

/** The taxes on the pages this browser has read, each with the code it is mapped to (features D18). */
export async function practiceTaxes(world: World, realmId: string): Promise<PracticeTax[]> {
  const lookup = lookupIn(await readMappings(world.db, realmId), realmId);
  const rows = await world.db.drafts.toArray();
  const latest = rows
    .filter(({ sourceKey }) => taxed.has(sourceOf(sourceKey).kind))
    .sort((a, b) => b.updatedAt - a.updatedAt)
    .slice(0, mostDrafts);
  const found = new Map<string, PracticeTax>();
  for (const { sourceKey } of latest) {
    const draft = (await readDraft(world.db, world.vault, sourceKey))?.draft;
    if (!draft || !('taxes' in draft)) continue;
    for (const { name, rate } of draft.taxes) {
      const codeId = lookup(termOf(draft.source, 'tax-code', { name }));
      if (rate && codeId) found.set(`${name}|${rate}`, { name, percent: rate, codeId });
    }
  }
  return [...found.values()].slice(0, most);
}
