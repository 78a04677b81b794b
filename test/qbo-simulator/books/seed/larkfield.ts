import { type CompanySeed, usPseudoCodes } from './company-seed.ts';

/** A translation bureau that invoices in several currencies (contract §7). */
export const larkfield: CompanySeed = {
  realm: '9341450000000006',
  info: {
    CompanyName: 'Larkfield Translation',
    Country: 'US',
    LegalAddr: {
      Line1: '9 Wharf Lane',
      City: 'Portland',
      CountrySubDivisionCode: 'ME',
      PostalCode: '04101',
      Country: 'USA',
    },
    FiscalYearStartMonth: 'January',
    NameValue: [{ Name: 'OfferingSku', Value: 'QuickBooks Online Essentials' }],
  },
  settings: { offset: '-05:00' },
  salesForms: { CustomTxnNumbers: true },
  tax: { UsingSalesTax: false },
  currency: 'USD',
  currencies: [
    { code: 'EUR', rate: 1.0842 },
    { code: 'GBP', rate: 1.2715 },
    { code: 'CAD', rate: 0.7304 },
  ],
  taxCodes: usPseudoCodes,
  accounts: [
    { Name: 'Euro Account', AccountType: 'Bank', currency: 'EUR' },
    { Name: 'Sterling Account', AccountType: 'Bank', currency: 'GBP' },
  ],
  items: [
    { Name: 'Services', Type: 'Service', income: 'Service Income', UnitPrice: 0 },
    { Name: 'Translation, per word', Type: 'Service', income: 'Service Income', UnitPrice: 0.165 },
    { Name: 'Editing, per hour', Type: 'Service', income: 'Service Income', UnitPrice: 72 },
  ],
  customers: [
    { DisplayName: 'Casco Publishing' },
    { DisplayName: 'Hafenblick Verlag', CurrencyRef: { value: 'EUR' } },
    { DisplayName: 'Thornbury Legal', CurrencyRef: { value: 'GBP' } },
  ],
  vendors: [
    { DisplayName: 'Atlantic Hosting' },
    { DisplayName: 'Lektorat Sommer', CurrencyRef: { value: 'EUR' } },
  ],
};
