import type { CatalogueList } from '#shared/relay/contract.ts';
import type { Settings } from '#shared/settings/settings.ts';

/** The pages of the settings, in the order of their list. */
export const sections = {
  company: { title: 'QuickBooks company', group: 'Connection' },
  check: { title: 'Company check', group: 'Connection' },
  defaults: { title: 'Defaults', group: 'What is exported' },
  tax: { title: 'Tax', group: 'What is exported' },
  clients: { title: 'Clients', group: 'What is exported' },
  items: { title: 'Items', group: 'What is exported' },
  payments: { title: 'Payments and refunds', group: 'What is exported' },
  expenses: { title: 'Expenses', group: 'What is exported' },
  documents: { title: 'Documents and numbers', group: 'What is exported' },
  privacy: { title: 'Privacy', group: 'What is exported' },
  start: { title: 'Start date', group: 'What is exported' },
  sending: { title: 'Sending', group: 'What is exported' },
  sites: { title: 'Practice sites', group: 'Browsers' },
  devices: { title: 'Paired browsers', group: 'Browsers' },
  browser: { title: 'This browser', group: 'Browsers' },
} as const;
export type SectionId = keyof typeof sections;

export const sectionIds = Object.keys(sections) as SectionId[];

/** Where each setting is found. */
export const sectionOf: Record<keyof Settings, SectionId> = {
  incomeAccountId: 'defaults',
  servicesItemId: 'defaults',
  chargeAccountId: 'defaults',
  taxAccountId: 'defaults',
  discountAccountId: 'defaults',
  depositAccountId: 'defaults',
  useClasses: 'defaults',
  classId: 'defaults',
  useLocations: 'defaults',
  locationId: 'defaults',
  clientMatch: 'clients',
  newClients: 'clients',
  tax: 'tax',
  missingItems: 'items',
  createdNames: 'items',
  paidNow: 'payments',
  refundAccountId: 'payments',
  excludedMethods: 'payments',
  expensesAs: 'expenses',
  expenseAccountId: 'expenses',
  vendorId: 'expenses',
  purchaseAccountId: 'expenses',
  purchaseType: 'expenses',
  numbers: 'documents',
  termId: 'documents',
  allowOverrides: 'documents',
  descriptions: 'privacy',
  clientNames: 'privacy',
  memo: 'privacy',
  startDate: 'start',
  enabledOn: 'start',
  push: 'sending',
};

/** The lists a section offers choices from; others are not fetched for it. */
export const sectionLists: Partial<Record<SectionId, CatalogueList[]>> = {
  defaults: ['accounts', 'items', 'classes', 'departments'],
  payments: ['accounts', 'paymentMethods'],
  expenses: ['accounts', 'vendors'],
  documents: ['terms'],
};
