import type { ItemDraft } from '../draft/draft.ts';
import { problem } from '../problem.ts';
import { ok, refused } from '../result.ts';
import { defineDocument, type OrderBase } from './document-type.ts';
import { hasForbiddenCharacters, type ItemDocument } from './qbo-shapes.ts';

export interface ItemOrder extends OrderBase {
  kind: 'item';
  name: string;
  incomeAccountId: string;
  total: null;
}

/** A new Service item for a practice item, tax or rounding term (D1, E13, E18; contract.md §5.7). */
export const item = defineDocument<ItemDraft, ItemOrder, ItemDocument>({
  kind: 'item',
  entity: 'Item',
  adminOnly: true,
  terms: () => [],

  order({ name, incomeAccountId }) {
    if (hasForbiddenCharacters(name) || /[:\t\n\r]/.test(name)) {
      return refused(
        problem('text_not_allowed', { field: 'name', characters: 'colon, tab or line break' }),
      );
    }
    return ok({ kind: 'item', name, incomeAccountId, total: null });
  },

  build: (order) => ({
    Name: order.name,
    Type: 'Service',
    IncomeAccountRef: { value: order.incomeAccountId },
  }),
});
