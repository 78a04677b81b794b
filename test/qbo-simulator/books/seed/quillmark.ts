import type { CompanySeed, RateSeed } from './company-seed.ts';

const gst = { name: 'GST', percent: 5, agency: '1' };
const pst = { name: 'PST BC', percent: 7, agency: '2' };
const qst = { name: 'QST', percent: 9.975, agency: '3' };
const hst = { name: 'HST ON', percent: 13, agency: '1' };

/** A physiotherapy group in Canada: codes with one and with two rates, classes and locations (§6.3). */
export const quillmark: CompanySeed = {
  realm: '9341450000000005',
  info: {
    CompanyName: 'Quillmark Physiotherapy',
    Country: 'CA',
    LegalAddr: {
      Line1: '340 Harbour Street',
      City: 'Victoria',
      CountrySubDivisionCode: 'BC',
      PostalCode: 'V8V 1B7',
      Country: 'Canada',
    },
    FiscalYearStartMonth: 'January',
    NameValue: [{ Name: 'OfferingSku', Value: 'QuickBooks Online Plus' }],
  },
  settings: { offset: '-08:00' },
  accounting: {
    UseAccountNumbers: true,
    ClassTrackingPerTxnLine: true,
    TrackDepartments: true,
    DepartmentTerminology: 'Location',
  },
  tax: { UsingSalesTax: true },
  agencies: ['Canada Revenue Agency', 'Ministry of Finance BC', 'Revenu Québec'],
  currency: 'CAD',
  taxCodes: [
    code('2', 'GST', 'Goods and services tax', [{ ...gst, id: '2' }]),
    code('3', 'HST ON', 'Harmonized sales tax, Ontario', [{ ...hst, id: '3' }]),
    code('4', 'GST/PST BC', 'British Columbia', [
      { ...gst, id: '2' },
      { ...pst, id: '4' },
    ]),
    code('5', 'GST/QST QC', 'Québec', [
      { ...gst, id: '2' },
      { ...qst, id: '5' },
    ]),
    code('6', 'Zero-rated', 'Zero-rated supplies', [
      { id: '6', name: 'Zero-rated', percent: 0, agency: '1' },
    ]),
    code('7', 'Exempt', 'Exempt supplies', [{ id: '7', name: 'Exempt', percent: 0, agency: '1' }]),
  ],
  classes: ['Rehabilitation', 'Sports', 'Products'],
  locations: ['Victoria', 'Sidney'],
  items: [
    { Name: 'Services', Type: 'Service', income: 'Service Income', UnitPrice: 0 },
    { Name: 'Initial Assessment', Type: 'Service', income: 'Service Income', UnitPrice: 120 },
    { Name: 'Follow-up Treatment', Type: 'Service', income: 'Service Income', UnitPrice: 85.5 },
    {
      Name: 'Exercise Band',
      Type: 'Inventory',
      income: 'Sales of Product Income',
      expense: 'Cost of Goods Sold',
      asset: 'Inventory Asset',
      TrackQtyOnHand: true,
      QtyOnHand: 40,
      InvStartDate: '2026-01-01',
      UnitPrice: 14.99,
      PurchaseCost: 6.2,
    },
  ],
  customers: [
    person('Aubry', 'Camille', '12 Oak Bay Avenue', 'Victoria'),
    person('Dhaliwal', 'Harjit', '88 Beacon Avenue', 'Sidney'),
    { DisplayName: 'Island Health Benefits', CompanyName: 'Island Health Benefits' },
  ],
  vendors: [{ DisplayName: 'Pacific Rehab Supply' }, { DisplayName: 'Harbour Street Leasing' }],
  employees: ['Noor Castell'],
};

/** Purchase rates mirror the sales rates under ids of their own. */
function code(id: string, name: string, description: string, rates: RateSeed[]) {
  const purchases = rates.map((rate) => ({
    ...rate,
    id: `1${rate.id}`,
    name: `${rate.name} (ITC)`,
  }));
  return { id, name, description, rates, purchases };
}

function person(FamilyName: string, GivenName: string, Line1: string, City: string) {
  return {
    DisplayName: `${GivenName} ${FamilyName}`,
    GivenName,
    FamilyName,
    BillAddr: { Line1, City, CountrySubDivisionCode: 'BC', Country: 'Canada' },
  };
}
