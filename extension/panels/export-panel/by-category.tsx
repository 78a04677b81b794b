import { Notice } from '#extension/ui/notice.tsx';
import type { Lookup } from '#shared/documents/document-type.ts';
import type { Draft } from '#shared/draft/draft.ts';
import { isByCategory } from '#shared/mapping/lookup.ts';
import { distinct, itemTerm } from '#shared/mapping/term.ts';

/** Which items of a record go where their category says, since nobody has decided about them yet. */
export function ByCategory({ draft, lookup }: { draft: Draft; lookup: Lookup }) {
  const isSale = draft.kind === 'invoice' || draft.kind === 'credit' || draft.kind === 'refund';
  const items = (isSale ? draft.lines : []).map((line) => itemTerm(draft.source, line));
  const taken = distinct(items.filter((item) => isByCategory(lookup, item)));
  if (taken.length === 0) return null;
  return (
    <Notice title="Mapped by their category.">
      <ul>
        {taken.map(({ key, name, category }) => (
          <li key={key}>
            {name}: from “{category?.name}”
          </li>
        ))}
      </ul>
    </Notice>
  );
}
