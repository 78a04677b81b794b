import { type CompanySeed, usPseudoCodes } from './company-seed.ts';

/** A dental practice whose books are closed up to the summer, with work on both sides of it (§7). */
export const saltmarsh: CompanySeed = {
  realm: '9341450000000007',
  info: {
    CompanyName: 'Saltmarsh Dental',
    Country: 'US',
    LegalAddr: {
      Line1: '71 Tide Street',
      City: 'Gloucester',
      CountrySubDivisionCode: 'MA',
      PostalCode: '01930',
      Country: 'USA',
    },
    FiscalYearStartMonth: 'July',
    NameValue: [{ Name: 'OfferingSku', Value: 'QuickBooks Online Plus' }],
  },
  settings: { offset: '-05:00', bookCloseDate: '2026-06-30' },
  accounting: { ClassTrackingPerTxn: true, TrackDepartments: true },
  tax: { UsingSalesTax: true, PartnerTaxEnabled: true, TaxGroupCodeRef: { value: '2' } },
  agencies: ['Massachusetts Department of Revenue'],
  currency: 'USD',
  taxCodes: [
    ...usPseudoCodes,
    {
      id: '2',
      name: 'MA',
      description: 'Massachusetts',
      rates: [{ id: '1', name: 'Massachusetts State', percent: 6.25 }],
    },
  ],
  classes: ['Dentistry', 'Hygiene'],
  locations: ['Gloucester', 'Rockport'],
  items: [
    { Name: 'Services', Type: 'Service', income: 'Service Income', UnitPrice: 0 },
    { Name: 'Examination', Type: 'Service', income: 'Service Income', UnitPrice: 110 },
    { Name: 'Cleaning', Type: 'Service', income: 'Service Income', UnitPrice: 145 },
    {
      Name: 'Night Guard',
      Type: 'NonInventory',
      income: 'Sales of Product Income',
      expense: 'Cost of Goods Sold',
      UnitPrice: 260,
      Taxable: true,
    },
  ],
  customers: [{ DisplayName: 'Ellery, Maude' }, { DisplayName: 'Rockport Schools' }],
  vendors: [{ DisplayName: 'Cape Dental Laboratory' }],
  transactions: [
    sale('1', '2026-05-18', '2', 110),
    sale('2', '2026-06-30', '3', 145),
    sale('2', '2026-07-01', '3', 145),
  ],
};

function sale(customer: string, TxnDate: string, item: string, Amount: number) {
  const detail = { ItemRef: { value: item }, TaxCodeRef: { value: 'NON' } };
  const Line = [{ Amount, DetailType: 'SalesItemLineDetail', SalesItemLineDetail: detail }];
  return { entity: 'Invoice', doc: { CustomerRef: { value: customer }, TxnDate, Line } };
}
