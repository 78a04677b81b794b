import type { TermKind } from '../term.ts';

/** How names of a kind are read. */
export type Family = 'people' | 'things' | 'taxes' | 'methods' | 'terms';

const families: Partial<Record<TermKind, Family>> = {
  client: 'people',
  supplier: 'people',
  tax: 'taxes',
  'tax-code': 'taxes',
  'payment-method': 'methods',
  'money-account': 'methods',
  term: 'terms',
};

/** People and companies, things, tax rates, ways to pay, or payment terms. */
export const familyOf = (kind: TermKind): Family => families[kind] ?? 'things';
