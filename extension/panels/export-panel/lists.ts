import type { PreparedStep } from '#extension/store/steps.ts';
import { targetLists } from '#shared/mapping/target-lists.ts';
import type { Term } from '#shared/mapping/term.ts';
import type { NameOf } from '#shared/preview/name-of.ts';
import { previewDocument } from '#shared/preview/preview-document.ts';
import type { CatalogueList } from '#shared/relay/contract.ts';
import { type Catalogues, listState } from '../use-catalogues.ts';

/** The company's lists that a record is mapped to. */
export interface Lists {
  catalogues: Catalogues;
  realmId: string;
}

/** Names in these lists as they are now; the id where a list no longer has it, or cannot be fetched. */
export const nameIn =
  ({ catalogues }: Lists): NameOf =>
  (name, id) => {
    const list = catalogues[name];
    // An id that a name replaces a moment later would look like a fault.
    if (list && !list.rows && !listState(list).isMissing) return '…';
    return list?.rows?.find((row) => row.id === id)?.name ?? `QuickBooks ID ${id}`;
  };

/** The object a term is mapped to, by its name now. */
export const targetName = (lists: Lists, { kind }: Pick<Term, 'kind'>, targetId: string): string =>
  nameIn(lists)(targetLists[kind], targetId);

/** The lists that the previews of these documents take names from. */
export function listsInPreviews(steps: PreparedStep[]): CatalogueList[] {
  const asked = new Set<CatalogueList>();
  const note: NameOf = (list) => {
    asked.add(list);
    return '';
  };
  for (const { draft, prepared } of steps) previewDocument(draft, prepared, note);
  return [...asked];
}
