import type { MethodDraft } from '../draft/draft.ts';
import { ok, refused } from '../result.ts';
import { nameProblem } from './allowed-text.ts';
import { defineDocument, type OrderBase } from './document-type.ts';
import type { NameDocument } from './qbo-shapes.ts';

/** A payment method of the practice that QuickBooks lacks (D12; contract.md §5.11). */
export const paymentMethod = defineDocument<
  MethodDraft,
  OrderBase & { name: string },
  NameDocument
>({
  kind: 'payment-method',
  entity: 'PaymentMethod',
  adminOnly: true,
  terms: () => [],

  order({ name }) {
    const wrong = nameProblem('name', name, 31);
    return wrong ? refused(wrong) : ok({ name, total: null, tax: null });
  },

  build: ({ name }) => ({ Name: name }),
});
