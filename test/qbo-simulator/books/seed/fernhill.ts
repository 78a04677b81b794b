import { type CompanySeed, usPseudoCodes } from './company-seed.ts';

/** A home-care agency that charges no sales tax at all (contract §6.1). */
export const fernhill: CompanySeed = {
  realm: '9341450000000003',
  info: {
    CompanyName: 'Fernhill Home Care',
    Country: 'US',
    LegalAddr: {
      Line1: '5 Fern Hill',
      City: 'Bend',
      CountrySubDivisionCode: 'OR',
      PostalCode: '97701',
      Country: 'USA',
    },
    FiscalYearStartMonth: 'July',
    NameValue: [{ Name: 'OfferingSku', Value: 'QuickBooks Online Simple Start' }],
  },
  tax: { UsingSalesTax: false },
  currency: 'USD',
  taxCodes: usPseudoCodes,
  items: [
    { Name: 'Services', Type: 'Service', income: 'Service Income', UnitPrice: 0 },
    { Name: 'Care hour', Type: 'Service', income: 'Service Income', UnitPrice: 41.75 },
  ],
  customers: [{ DisplayName: 'Alder House' }, { DisplayName: 'Birchwood Residence' }],
};
