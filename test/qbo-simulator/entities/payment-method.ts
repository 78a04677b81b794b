import { simpleList } from './simple-list.ts';

/** Contract §5.11. */
export const paymentMethod = simpleList('PaymentMethod', {
  prepare(draft) {
    draft.Type ??= 'NON_CREDIT_CARD';
  },
});
