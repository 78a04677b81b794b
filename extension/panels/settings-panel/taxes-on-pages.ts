import { readDraft } from '#extension/store/drafts.ts';
import type { PageTax } from '#shared/documents/compare-rate.ts';
import type { PanelWorld } from '../panel-world.ts';

const mostDrafts = 300;

/** Every tax with a rate on the pages this browser has read lately. */
export async function taxesOnPages({
  db,
  vault,
}: Pick<PanelWorld, 'db' | 'vault'>): Promise<PageTax[]> {
  const rows = await db.drafts.limit(mostDrafts).toArray();
  const contents = await Promise.all(rows.map(({ sourceKey }) => readDraft(db, vault, sourceKey)));
  const found = new Map<string, PageTax>();
  for (const content of contents) {
    const draft = content?.draft;
    if (!draft || !('taxes' in draft)) continue;
    for (const { name, rate } of draft.taxes) {
      if (rate) found.set(`${name} ${rate}`, { name, rate, source: draft.source });
    }
  }
  return [...found.values()].sort((a, b) => a.name.localeCompare(b.name));
}
