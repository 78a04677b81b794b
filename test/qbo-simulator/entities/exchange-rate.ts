import type { EntityRules } from './entity.ts';

/** Keyed by currency and day, without an id of its own (contract §5.11). */
export const exchangeRate: EntityRules = {
  name: 'ExchangeRate',
  kind: 'list',
  present(doc) {
    delete doc.Id;
  },
};
