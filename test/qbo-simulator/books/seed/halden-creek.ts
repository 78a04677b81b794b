import { type CompanySeed, usPseudoCodes } from './company-seed.ts';

/** A veterinary practice in Colorado with automated sales tax (contract §6.1). */
export const haldenCreek: CompanySeed = {
  realm: '9341450000000001',
  info: {
    CompanyName: 'Halden Creek Veterinary',
    LegalName: 'Halden Creek Veterinary LLC',
    Country: 'US',
    LegalAddr: address('220 Mill Race Road', 'Longmont', 'CO', '80501'),
    CompanyAddr: address('220 Mill Race Road', 'Longmont', 'CO', '80501'),
    FiscalYearStartMonth: 'January',
    CompanyStartDate: '2021-01-01',
    DefaultTimeZone: 'America/Denver',
    NameValue: [
      { Name: 'OfferingSku', Value: 'QuickBooks Online Plus' },
      { Name: 'NeoEnabled', Value: 'true' },
      { Name: 'IndustryType', Value: 'Veterinary services' },
      { Name: 'ItemCategoriesFeature', Value: 'true' },
    ],
  },
  salesForms: { CustomTxnNumbers: true },
  accounting: { ClassTrackingPerTxnLine: true, TrackDepartments: true },
  tax: { UsingSalesTax: true, PartnerTaxEnabled: true, TaxGroupCodeRef: { value: '2' } },
  currency: 'USD',
  agencies: ['Colorado Department of Revenue', 'City of Longmont', 'Wyoming Department of Revenue'],
  classes: ['Small Animals', 'Equine', 'Boarding'],
  locations: ['Longmont', 'Niwot'],
  taxCodes: [
    ...usPseudoCodes,
    {
      id: '2',
      name: 'CO',
      description: 'Longmont, Colorado',
      rates: [
        { id: '3', name: 'Colorado State', percent: 2.9 },
        { id: '4', name: 'Boulder County', percent: 1.185 },
        { id: '5', name: 'Longmont City', percent: 3.53 },
      ],
    },
    {
      id: '3',
      name: 'WY',
      description: 'Wyoming',
      rates: [{ id: '6', name: 'Wyoming State', percent: 4 }],
    },
  ],
  items: [
    service('Services', 0),
    service('Office Visit', 68),
    service('Wellness Examination', 92.5),
    service('Vaccination', 34),
    service('Dental Cleaning', 315),
    service('Laboratory Panel', 128.35),
    product('Prescription Diet 4 kg', 47.95),
    product('Flea and Tick Treatment', 61.2),
    {
      Name: 'Sales tax collected',
      Type: 'Service',
      income: 'Sales Tax Payable',
      Taxable: false,
      UnitPrice: 0,
    },
  ],
  bundles: [
    {
      name: 'New Patient Bundle',
      parts: [
        { item: 'Office Visit', quantity: 1 },
        { item: 'Vaccination', quantity: 1 },
      ],
    },
  ],
  customers: [
    client('Abernathy, June', '14 Alder Court', 'Longmont', '80501'),
    client('Bright Paws Rescue', '900 Shelter Way', 'Boulder', '80301'),
    client('Castellano, Rosa', '77 Juniper Street', 'Longmont', '80503'),
    client('Dunmore Stables', '4410 County Road 5', 'Niwot', '80544'),
    client('Ekström, Lars', '3 Birch Lane', 'Lyons', '80540'),
    client("O'Hara, Niamh", '51 Quail Road', 'Longmont', '80504'),
    client('Pemberton Farm', '1200 Ditch Road', 'Berthoud', '80513'),
    client('Quintero, Ana', '8 Larkspur Drive', 'Erie', '80516'),
    client('Tran, Minh', '640 Third Avenue', 'Longmont', '80501'),
    { DisplayName: 'Walk-in', Taxable: true },
  ],
  vendors: [
    vendor('Front Range Veterinary Supply', 'Denver', 'CO', '80216'),
    vendor('Rocky Mountain Diagnostics', 'Boulder', 'CO', '80301'),
    vendor('Mill Race Properties', 'Longmont', 'CO', '80501'),
  ],
  employees: ['Imogen Hale', 'Tobias Reyes'],
};

function service(Name: string, UnitPrice: number) {
  return { Name, Type: 'Service', income: 'Service Income', Taxable: false, UnitPrice };
}

function product(Name: string, UnitPrice: number) {
  return {
    Name,
    Type: 'NonInventory',
    income: 'Sales of Product Income',
    Taxable: true,
    UnitPrice,
  };
}

function client(DisplayName: string, line: string, city: string, zip: string) {
  return { DisplayName, BillAddr: address(line, city, 'CO', zip) };
}

function vendor(DisplayName: string, city: string, state: string, zip: string) {
  return { DisplayName, BillAddr: address('1 Commerce Street', city, state, zip) };
}

function address(Line1: string, City: string, CountrySubDivisionCode: string, PostalCode: string) {
  return { Line1, City, CountrySubDivisionCode, PostalCode, Country: 'USA' };
}
