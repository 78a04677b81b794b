import { companyTime } from '../../clock.ts';
import type { Doc } from '../../doc.ts';
import { entityRules } from '../../entities/entities.ts';
import { createRecord, type Writer } from '../../operations/write.ts';
import { defaultSwitches } from '../../options.ts';
import { Company, type CompanySettings } from '../company.ts';
import { chartOfAccounts, paymentMethods, terms } from './chart-of-accounts.ts';

export type TaxCodeSeed = {
  id: string;
  name: string;
  description: string;
  rates: RateSeed[];
  /** Rates on purchases; US codes have none. */
  purchases?: RateSeed[];
};

export type RateSeed = { id: string; name: string; percent: number };

export type ItemSeed = Doc & { Name: string; income: string };

/** A company as data; everything in it goes through the same rules as an API write. */
export type CompanySeed = {
  realm: string;
  info: Doc & { CompanyName: string; Country: string };
  settings?: Partial<CompanySettings>;
  salesForms?: Doc;
  accounting?: Doc;
  tax: Doc;
  currency: string;
  taxCodes: TaxCodeSeed[];
  items: ItemSeed[];
  customers: Doc[];
};

const defaultSettings: CompanySettings = {
  warnDuplicateNumber: true,
  warnDuplicateBillNumber: true,
  bookCloseDate: null,
  subscription: 'PAID',
  user: 'Robin Okafor',
  offset: '-07:00',
  nextDocNumber: 1001,
};

/** Opens the books of a company on `now`. */
export function openBooks(seed: CompanySeed, now: number): Company {
  const company = new Company(seed.realm, { ...defaultSettings, ...seed.settings });
  // Apart from each other, so that a transaction id alone tells the company.
  company.reserveId('Transaction', `${Number(seed.realm.slice(-2))}0000`);
  const put = (entity: string, doc: Doc) => putRaw(company, entity, doc, now);
  put('CompanyInfo', { Id: '1', SupportedLanguages: 'en', ...seed.info });
  put('Preferences', preferencesOf(seed));
  for (const code of seed.taxCodes) putTaxCode(code, put);
  const writer: Writer = {
    company,
    switches: defaultSwitches,
    now,
    by: company.settings.user,
    include: new Set(),
  };
  const write = (entity: string, doc: Doc) => createRecord(entityRules(entity), doc, writer);
  for (const doc of chartOfAccounts) write('Account', doc);
  for (const doc of terms) write('Term', doc);
  for (const doc of paymentMethods) write('PaymentMethod', doc);
  for (const { income, ...item } of seed.items) {
    write('Item', { ...item, IncomeAccountRef: { value: accountNamed(income) } });
  }
  for (const doc of seed.customers) write('Customer', doc);
  return company;
}

/** The id of an account of the common chart. */
export function accountNamed(name: string): string {
  const index = chartOfAccounts.findIndex((account) => account.Name === name);
  if (index < 0) throw new Error(`no such account: ${name}`);
  return String(index + 1);
}

function preferencesOf(seed: CompanySeed): Doc {
  return {
    Id: '1',
    AccountingInfoPrefs: {
      UseAccountNumbers: false,
      TrackDepartments: false,
      ClassTrackingPerTxn: false,
      ClassTrackingPerTxnLine: false,
      FirstMonthOfFiscalYear: 'January',
      CustomerTerminology: 'Customers',
      ...seed.accounting,
    },
    SalesFormsPrefs: {
      CustomTxnNumbers: false,
      AllowDiscount: true,
      AllowShipping: false,
      AllowDeposit: false,
      AllowServiceDate: true,
      DefaultTerms: { value: '3' },
      DefaultDiscountAccount: accountNamed('Discounts given'),
      AutoApplyCredit: false,
      AutoApplyPayments: false,
      ...seed.salesForms,
    },
    TaxPrefs: seed.tax,
    CurrencyPrefs: { MultiCurrencyEnabled: false, HomeCurrency: { value: seed.currency } },
    VendorAndPurchasesPrefs: { EnableBills: true, BillableExpenseTracking: false },
    OtherPrefs: {
      NameValue: [{ Name: 'VendorAndPurchasesPrefs.UseCustomTxnNumbers', Value: 'false' }],
    },
  };
}

function putTaxCode(code: TaxCodeSeed, put: (entity: string, doc: Doc) => void): void {
  for (const rate of [...code.rates, ...(code.purchases ?? [])]) {
    put('TaxRate', {
      Id: rate.id,
      Name: rate.name,
      Description: rate.name,
      Active: true,
      RateValue: rate.percent,
      AgencyRef: { value: '1' },
      SpecialTaxType: 'NONE',
      DisplayType: 'ReadOnly',
    });
  }
  put('TaxCode', {
    Id: code.id,
    Name: code.name,
    Description: code.description,
    Active: true,
    Hidden: false,
    Taxable: code.id !== 'NON',
    TaxGroup: /^\d+$/.test(code.id),
    SalesTaxRateList: rateList(code.rates),
    PurchaseTaxRateList: rateList(code.purchases ?? []),
    TaxCodeConfigType: /^\d+$/.test(code.id) ? 'USER_DEFINED' : 'SYSTEM_GENERATED',
  });
}

function rateList(rates: RateSeed[]): Doc {
  const TaxRateDetail = rates.map((rate, index) => ({
    TaxRateRef: { value: rate.id },
    TaxTypeApplicable: 'TaxOnAmount',
    TaxOrder: index,
  }));
  return { TaxRateDetail };
}

function putRaw(company: Company, entity: string, doc: Doc, now: number): void {
  const time = companyTime(now, company.settings.offset);
  if (/^\d+$/.test(String(doc.Id))) company.reserveId(entity, String(doc.Id));
  company.put({
    entity,
    doc: {
      ...doc,
      domain: 'QBO',
      sparse: false,
      SyncToken: '0',
      MetaData: { CreateTime: time, LastUpdatedTime: time },
    },
    history: [{ at: now, by: company.settings.user, what: 'created' }],
    addressesFlattened: false,
    voided: false,
  });
}

/** The pseudo codes every US company has (contract §5.11). */
export const usPseudoCodes: TaxCodeSeed[] = [
  { id: 'TAX', name: 'TAX', description: 'TAX', rates: [] },
  { id: 'NON', name: 'NON', description: 'NON', rates: [] },
];
