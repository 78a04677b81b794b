import type { Term } from '#shared/mapping/term.ts';
import type { Catalogue } from '../use-store.ts';

/** The company's lists that a draft is mapped to. */
export interface Lists {
  customers: Catalogue;
  items: Catalogue;
  realmId: string;
}

/** The object a term is mapped to, by its name now; its id where the list no longer has it. */
export function nameOf(lists: Lists, term: Pick<Term, 'kind'>, targetId: string): string {
  const { rows } = term.kind === 'client' ? lists.customers : lists.items;
  return rows?.find(({ id }) => id === targetId)?.name ?? `QuickBooks ID ${targetId}`;
}
