import type { AccountDraft, AccountType } from '../draft/draft.ts';
import { problem } from '../problem.ts';
import { ok, refused } from '../result.ts';
import { nameProblem } from './allowed-text.ts';
import { defineDocument, type OrderBase } from './document-type.ts';
import type { NameDocument } from './qbo-shapes.ts';

interface AccountOrder extends OrderBase {
  name: string;
  accountType: AccountType;
}

/** An account for an expense category, or for the money of a payment method (contract.md §5.11). */
export const account = defineDocument<AccountDraft, AccountOrder, NameDocument>({
  kind: 'account',
  entity: 'Account',
  adminOnly: true,
  terms: () => [],

  order({ name, accountType }) {
    // Accounts alone take no quotation mark (contract.md §5.3).
    const wrong = name.includes('"')
      ? problem('text_not_allowed', { field: 'name', characters: 'quotation mark' })
      : nameProblem('name', name, 100);
    return wrong ? refused(wrong) : ok({ name, accountType, total: null, tax: null });
  },

  build: ({ name, accountType }) => ({ Name: name, AccountType: accountType }),
});
