import type { TermDraft } from '../draft/draft.ts';
import { ok, refused } from '../result.ts';
import { nameProblem } from './allowed-text.ts';
import { defineDocument, type OrderBase } from './document-type.ts';
import type { NameDocument } from './qbo-shapes.ts';

interface PaymentTermOrder extends OrderBase {
  name: string;
  dueDays: number;
}

/** Payment terms of the practice that QuickBooks lacks (D24; contract.md §5.11). */
export const term = defineDocument<TermDraft, PaymentTermOrder, NameDocument>({
  kind: 'payment-term',
  entity: 'Term',
  adminOnly: true,
  terms: () => [],

  order({ name, dueDays }) {
    const wrong = nameProblem('name', name, 31);
    return wrong ? refused(wrong) : ok({ name, dueDays, total: null, tax: null });
  },

  build: ({ name, dueDays }) => ({ Name: name, DueDays: dueDays }),
});
