import type { TermKind } from '../mapping/term.ts';
import type { Settings } from './settings.ts';

/** The account that an item created for a term of this kind posts to (D1, D15). */
export function incomeAccountFor(kind: TermKind, settings: Settings): string | null {
  const own: Partial<Record<TermKind, string | null>> = {
    charge: settings.chargeAccountId,
    tax: settings.taxAccountId,
    discount: settings.discountAccountId,
  };
  return own[kind] ?? settings.incomeAccountId;
}
