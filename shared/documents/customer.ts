import type { ClientDraft } from '../draft/draft.ts';
import { marker } from '../ledger/source-key.ts';
import { problem } from '../problem.ts';
import { ok, refused } from '../result.ts';
import { defineDocument, type OrderBase } from './document-type.ts';
import { type CustomerDocument, hasForbiddenCharacters } from './qbo-shapes.ts';

export interface CustomerOrder extends OrderBase {
  kind: 'client';
  displayName: string;
  email?: string;
  marker: string;
  total: null;
}

/** A new Customer for a practice client (E12–E14; names: contract.md §5.3). */
export const customer = defineDocument<ClientDraft, CustomerOrder, CustomerDocument>({
  kind: 'client',
  entity: 'Customer',
  adminOnly: true,
  terms: () => [],

  order(draft) {
    const { displayName, email, source } = draft;
    if (hasForbiddenCharacters(displayName) || /[:\t\n\r]/.test(displayName)) {
      return refused(
        problem('text_not_allowed', { field: 'name', characters: 'colon, tab or line break' }),
      );
    }
    return ok({
      kind: 'client',
      displayName,
      ...(email && isEmail(email) ? { email } : {}),
      marker: marker(source),
      total: null,
    });
  },

  build: (order) => ({
    DisplayName: order.displayName,
    ...(order.email ? { PrimaryEmailAddr: { Address: order.email } } : {}),
    Notes: order.marker,
  }),
});

/** One bad address blocks the whole Customer (fault 2210), so anything odd is left out and the preview shows none. */
const isEmail = (text: string): boolean =>
  text.length <= 100 && /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text);
