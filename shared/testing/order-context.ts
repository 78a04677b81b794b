import type { Company } from '../documents/company.ts';
import type { OrderContext } from '../documents/document-type.ts';
import type { Draft } from '../draft/draft.ts';
import type { Term } from '../mapping/term.ts';
import { defaultSettings, type Settings } from '../settings/settings.ts';

export const usCompany: Company = {
  realmId: '9341450000000001',
  name: 'Test company',
  country: 'US',
  homeCurrency: 'USD',
  multiCurrency: false,
  allowDiscount: true,
  customTxnNumbers: true,
  tax: 'us-automated',
  classes: 'off',
  locations: false,
  taxOverride: 'unknown',
  closedUntil: null,
  taxCodes: [],
};

const code = (id: string, name: string, ...percents: [rateId: string, percent: string][]) => {
  const rates = percents.map(([rateId, percent]) => ({ rateId, percent }));
  return { id, name, active: true, sales: rates, purchase: rates };
};

export const ukCompany: Company = {
  ...usCompany,
  name: 'British test company',
  country: 'GB',
  homeCurrency: 'GBP',
  tax: 'global',
  taxCodes: [
    code('20', '20.0% S', ['3', '20']),
    code('5', '5.0% R', ['4', '5']),
    code('0', '0.0% Z', ['5', '0']),
    code('12', 'GST/PST BC', ['6', '5'], ['7', '7']),
  ],
};

/** The id in the test company that stands for a kind of term. */
export const idOfKind = (term: Pick<Term, 'kind'>): string =>
  (({ client: '58', supplier: '56', 'tax-code': '20' }) as Record<string, string>)[term.kind] ??
  '7';

/** What nothing is exported without (D26). */
export const requiredDefaults = { incomeAccountId: '5', servicesItemId: '7' };

/** Everything mapped, nothing exported yet, unless told otherwise. */
export const context = (
  over: Partial<Omit<OrderContext, 'company' | 'settings'>> & {
    company?: Partial<Company>;
    settings?: Partial<Settings>;
  } = {},
  base = usCompany,
): OrderContext => ({
  lookup: over.lookup ?? idOfKind,
  exported: over.exported ?? (() => undefined),
  ...(over.accountType ? { accountType: over.accountType } : {}),
  company: { ...base, ...over.company },
  settings: { ...defaultSettings, ...requiredDefaults, ...over.settings },
});

const fields = {
  date: '2026-10-12',
  currency: 'USD',
};

export const sourceOf = <K extends Draft['kind']>(kind: K, id = '10073') => ({
  profileId: 'sql-ledger',
  origin: 'http://127.0.0.1:8115',
  kind,
  id,
});

export const salesFields = {
  ...fields,
  number: 'HSV-1003',
  client: { id: 'C103', name: "O'Neil & Sons Kennels" },
  lines: [
    {
      item: { id: 'BOARD', name: 'Boarding, per night' },
      description: '',
      quantity: '14',
      unitPrice: '37.25',
      discountPercent: '10',
      amount: 46928,
    },
    {
      item: { id: 'SEDA', name: 'Sedation, per ml' },
      description: '',
      quantity: '2.75',
      unitPrice: '4.875',
      amount: 1341,
    },
  ],
  discount: 0,
  taxes: [{ name: 'Sales Tax', rate: '5.5', amount: 681 }],
  rounding: 0,
  total: 48950,
  proof: 'tax-outside' as const,
};
