import { type CompanySeed, usPseudoCodes } from './company-seed.ts';

/** A repair and service business with the older, manual US sales tax (contract §6.1). */
export const northgate: CompanySeed = {
  realm: '9341450000000002',
  info: {
    CompanyName: 'Northgate Services',
    Country: 'US',
    LegalAddr: {
      Line1: '18 Foundry Street',
      City: 'Tacoma',
      CountrySubDivisionCode: 'WA',
      PostalCode: '98402',
      Country: 'USA',
    },
    FiscalYearStartMonth: 'January',
    NameValue: [{ Name: 'OfferingSku', Value: 'QuickBooks Online Essentials' }],
  },
  settings: { offset: '-08:00' },
  tax: { UsingSalesTax: true, TaxGroupCodeRef: { value: '2' } },
  currency: 'USD',
  agencies: ['Washington Department of Revenue'],
  taxCodes: [
    ...usPseudoCodes,
    {
      id: '2',
      name: 'Tacoma',
      description: 'Tacoma, Washington',
      rates: [
        { id: '1', name: 'Washington State', percent: 6.5 },
        { id: '2', name: 'Tacoma City', percent: 3.8 },
      ],
    },
    {
      id: '3',
      name: 'Out of state',
      description: 'Out of state',
      rates: [{ id: '3', name: 'Out of state', percent: 0 }],
    },
  ],
  items: [
    { Name: 'Services', Type: 'Service', income: 'Service Income', UnitPrice: 0, Taxable: true },
    { Name: 'Labor', Type: 'Service', income: 'Service Income', UnitPrice: 95, Taxable: true },
    {
      Name: 'Parts',
      Type: 'NonInventory',
      income: 'Sales of Product Income',
      UnitPrice: 0,
      Taxable: true,
    },
  ],
  customers: [
    { DisplayName: 'Harborview Property Group' },
    { DisplayName: 'Lindqvist & Daughters' },
    { DisplayName: 'Pier Nine Marine' },
  ],
  vendors: [{ DisplayName: 'Puget Hardware' }, { DisplayName: 'Foundry Street Leasing' }],
};
