import type { CompanySeed } from './company-seed.ts';

/** An animal hospital in the United Kingdom with VAT (contract §6.3). */
export const ashcombe: CompanySeed = {
  realm: '9341450000000004',
  info: {
    CompanyName: 'Ashcombe Animal Hospital',
    Country: 'GB',
    LegalAddr: { Line1: '2 Mill Lane', City: 'Bath', PostalCode: 'BA1 1AA', Country: 'GB' },
    FiscalYearStartMonth: 'April',
    NameValue: [{ Name: 'OfferingSku', Value: 'QuickBooks Online Plus' }],
  },
  settings: { offset: '+01:00' },
  tax: { UsingSalesTax: true },
  currency: 'GBP',
  agencies: ['HM Revenue & Customs'],
  taxCodes: [
    vat('2', '20.0% S', 'Standard rate', '3', 20),
    vat('3', '5.0% R', 'Reduced rate', '4', 5),
    vat('4', '0.0% Z', 'Zero rate', '5', 0),
  ],
  items: [
    { Name: 'Services', Type: 'Service', income: 'Service Income', UnitPrice: 0 },
    { Name: 'Consultation', Type: 'Service', income: 'Service Income', UnitPrice: 48.5 },
    { Name: 'Medicine', Type: 'NonInventory', income: 'Sales of Product Income', UnitPrice: 12.35 },
  ],
  customers: [{ DisplayName: 'Combe Down Kennels' }, { DisplayName: 'Weir Farm' }],
  vendors: [{ DisplayName: 'Avon Veterinary Wholesale' }, { DisplayName: 'Bath Utilities' }],
};

function vat(id: string, name: string, description: string, rateId: string, percent: number) {
  return {
    id,
    name,
    description,
    rates: [{ id: rateId, name: `${name} (Sales)`, percent }],
    purchases: [{ id: `1${rateId}`, name: `${name} (Purchases)`, percent }],
  };
}
