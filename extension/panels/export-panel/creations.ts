import type { AccountType } from '#shared/draft/draft.ts';
import { createdClientName, createdName } from '#shared/mapping/created-name.ts';
import { targetLists } from '#shared/mapping/target-lists.ts';
import { refOf, type Term, type TermKind } from '#shared/mapping/term.ts';
import type { CatalogueList } from '#shared/relay/contract.ts';
import type { Settings } from '#shared/settings/settings.ts';

/** What is created in each list, and how long its name may be. */
const creations: Record<CatalogueList, { word: string; longest: number }> = {
  customers: { word: 'customer', longest: 500 },
  vendors: { word: 'vendor', longest: 500 },
  items: { word: 'service item', longest: 100 },
  paymentMethods: { word: 'payment method', longest: 31 },
  terms: { word: 'payment terms', longest: 31 },
  classes: { word: 'class', longest: 100 },
  departments: { word: 'location', longest: 100 },
  accounts: { word: 'account', longest: 100 },
  taxCodes: { word: 'tax code', longest: 80 },
};

/** What is created for a term. */
export const creationOf = ({ kind }: Pick<Term, 'kind'>) => creations[targetLists[kind]];

const numbered: ReadonlySet<CatalogueList> = new Set(['customers', 'vendors', 'items']);

/** Short lists take the same name as the practice (features D12); the others carry its number, too. */
export const isSameName = ({ kind }: Pick<Term, 'kind'>): boolean =>
  !numbered.has(targetLists[kind]);

/** The name a new counterpart is given at first. */
export function firstName(term: Term, settings: Settings | undefined): string {
  if (isSameName(term)) return createdName({ name: term.name });
  return term.kind === 'client' && settings
    ? createdClientName(term, settings)
    : createdName(term, settings?.createdNames);
}

/** What an account for the term can be, the usual first; empty where none is created. */
export function accountTypesFor(kind: TermKind): readonly AccountType[] {
  if (kind === 'expense-category') return ['Expense', 'Cost of Goods Sold', 'Other Expense'];
  if (kind === 'money-account') return ['Bank', 'Other Current Asset', 'Credit Card'];
  return [];
}

/** What the background is told of a term; a list knows more of it. */
export const onlyNamed = (term: Term): Term => ({
  ...refOf(term),
  name: term.name,
  ...(term.id === undefined ? {} : { id: term.id }),
  ...(term.email === undefined ? {} : { email: term.email }),
});
