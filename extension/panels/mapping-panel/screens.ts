import type { TermKind } from '#shared/mapping/term.ts';

/** One list of the mapping screens. */
export interface Screen {
  id: string;
  label: string;
  kinds: readonly TermKind[];
  /** Clients: seen on a record within the last year, or not. */
  seen?: 'lately' | 'long-ago';
  /** What belongs here, where the label does not say it. */
  hint?: string;
}

export const screens = [
  { id: 'items', label: 'Items', kinds: ['item'] },
  {
    id: 'clients',
    label: 'Active clients',
    kinds: ['client'],
    seen: 'lately',
    hint: 'On a record of the last 365 days. Representatives and invoicees stand under their client.',
  },
  {
    id: 'inactive-clients',
    label: 'Inactive clients',
    kinds: ['client'],
    seen: 'long-ago',
    hint: 'On no record for 365 days; back among the active ones as soon as they are on one.',
  },
  { id: 'taxes', label: 'Tax rates', kinds: ['tax', 'tax-code'] },
  { id: 'methods', label: 'Payment methods', kinds: ['payment-method', 'money-account'] },
  { id: 'terms', label: 'Payment terms', kinds: ['term'] },
  { id: 'classes', label: 'Classes and locations', kinds: ['class', 'location'] },
  { id: 'suppliers', label: 'Suppliers', kinds: ['supplier'] },
  { id: 'expenses', label: 'Expense categories', kinds: ['expense-category'] },
  { id: 'charges', label: 'Charges and discounts', kinds: ['charge', 'discount', 'rounding'] },
] as const satisfies readonly Screen[];

export type ScreenId = (typeof screens)[number]['id'];

/** The first list with terms of a kind. */
export const screenFor = (kind: TermKind): ScreenId | undefined =>
  screens.find(({ kinds }) => (kinds as readonly TermKind[]).includes(kind))?.id;

export const screenOf = (id: string): Screen => screens.find((one) => one.id === id) ?? screens[0];
