import type { Lookup } from '#shared/documents/document-type.ts';
import type { Draft } from '#shared/draft/draft.ts';
import { itemTerm, termId } from '#shared/mapping/term.ts';
import type { Database } from './database.ts';
import { findTerms } from './terms.ts';
import type { Vault } from './vault.ts';

/**
 * A draft with what its items were last filed under on other pages, where its own page does not say
 * and nothing is decided about them: the mapping screen shows them as covered by that category.
 */
export async function withKnownCategories(
  db: Database,
  vault: Vault,
  draft: Draft,
  lookup: Lookup,
): Promise<Draft> {
  if (draft.kind !== 'invoice' && draft.kind !== 'credit' && draft.kind !== 'refund') return draft;
  const { source } = draft;
  const open = draft.lines.flatMap((line) => {
    const item = itemTerm(source, line);
    return !line.category && lookup(item) === undefined ? [item] : [];
  });
  if (open.length === 0) return draft;
  const known = await findTerms(db, vault, open);
  const lines = draft.lines.map((line) => {
    const category = line.category
      ? undefined
      : known.get(termId(itemTerm(source, line)))?.category;
    if (!category) return line;
    const { id, name } = category;
    return { ...line, category: { name, ...(id ? { id } : {}) } };
  });
  return { ...draft, lines };
}
