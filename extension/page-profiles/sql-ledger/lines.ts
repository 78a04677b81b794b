import type { ProfileInput } from '#shared/reading/profile.ts';
import { seen, shown } from './seen.ts';

type Page = Extract<ProfileInput['pages'][number], { page: 'invoice' }>;

/** Lines 1…rowcount; the last one is empty, for the next entry. */
export const lines: Page['lines'] = {
  present: '[name=qty_{n}]',
  unless: ['itemId', 'description', 'amount'],
  fields: {
    itemId: shown('[name=partnumber_{n}]'),
    description: [
      { css: '[name=description_{n}]', take: 'value', seen },
      { css: 'textarea[name=description_{n}]', seen },
    ],
    // On every stored line as soon as the practice has groups of its goods: “Medicines--10078”.
    category: [{ css: '[name=partsgroup_{n}]', take: 'value', until: '--', seen }],
    quantity: shown('[name=qty_{n}]'),
    unitPrice: shown('[name=sellprice_{n}]'),
    discountPercent: shown('[name=discount_{n}]'),
    taxed: [{ css: '[name=taxaccounts_{n}]', take: 'value', seen }],
    amount: [{ css: '[name=qty_{n}]', beside: 'td:last-child', seen }],
  },
};

/** One row per tax account, between Subtotal and Total, named as the account is. */
export const taxes: Page['taxes'] = {
  each: 'tr:has(> th[align=right]:not([nowrap]) + td[align=right])',
  except: ['Subtotal', 'Discount', 'Total'],
  fields: { name: [{ css: 'th', seen }], amount: [{ css: 'td', seen }] },
};
