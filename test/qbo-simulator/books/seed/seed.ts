import { companyTime } from '../../clock.ts';
import type { Doc } from '../../doc.ts';
import { entityRules } from '../../entities/entities.ts';
import { enterRate } from '../../operations/exchange-rates.ts';
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

export type RateSeed = { id: string; name: string; percent: number; agency?: string };

/** Accounts of items are given by name. */
export type ItemSeed = Doc & { Name: string; income?: string; expense?: string; asset?: string };

/** An account beside the common chart; a foreign one has its own currency. */
export type AccountSeed = Doc & { Name: string; AccountType: string; currency?: string };

/** A company as data; everything in it goes through the same rules as an API write. */
export type CompanySeed = {
  realm: string;
  info: Doc & { CompanyName: string; Country: string };
  settings?: Partial<CompanySettings>;
  salesForms?: Doc;
  accounting?: Doc;
  purchases?: Doc;
  tax: Doc;
  /** Names of the tax agencies, in id order from 1. */
  agencies?: string[];
  currency: string;
  /** Foreign currencies and their rate; naming any turns multicurrency on. */
  currencies?: { code: string; rate: number }[];
  taxCodes: TaxCodeSeed[];
  accounts?: AccountSeed[];
  classes?: string[];
  locations?: string[];
  items: ItemSeed[];
  /** Bundles: the API only reads them (contract §5.7). */
  bundles?: { name: string; parts: { item: string; quantity: number }[] }[];
  customers: Doc[];
  vendors?: Doc[];
  /** Display names; employees only occupy their names (contract §5.3). */
  employees?: string[];
  /** Entered before the books are closed. */
  transactions?: { entity: string; doc: Doc }[];
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
  const { bookCloseDate = null, ...settings } = seed.settings ?? {};
  const company = new Company(seed.realm, { ...defaultSettings, ...settings });
  // Apart from each other, so that a transaction id alone tells the company.
  company.reserveId('Transaction', `${Number(seed.realm.slice(-2))}0000`);
  const put = (entity: string, doc: Doc) => putRaw(company, entity, doc, now);
  put('CompanyInfo', { Id: '1', SupportedLanguages: 'en', ...seed.info });
  put('Preferences', preferencesOf(seed));
  const writer: Writer = {
    company,
    switches: defaultSwitches,
    now,
    by: company.settings.user,
    include: new Set(),
  };
  const write = (entity: string, doc: Doc) => createRecord(entityRules(entity), doc, writer);
  for (const DisplayName of seed.agencies ?? ['Tax agency']) write('TaxAgency', { DisplayName });
  for (const code of seed.taxCodes) putTaxCode(code, put);
  for (const doc of chartOfAccounts) write('Account', doc);
  for (const { currency, ...doc } of seed.accounts ?? []) {
    const account = write('Account', doc);
    if (currency !== undefined) account.doc.CurrencyRef = { value: currency };
  }
  for (const { code, rate } of seed.currencies ?? []) {
    write('CompanyCurrency', { Code: code });
    enterRate({ SourceCurrencyCode: code, Rate: rate, AsOfDate: '2026-01-01' }, writer);
  }
  for (const doc of terms) write('Term', doc);
  for (const doc of paymentMethods) write('PaymentMethod', doc);
  for (const Name of seed.classes ?? []) write('Class', { Name });
  for (const Name of seed.locations ?? []) write('Department', { Name });
  for (const item of seed.items) write('Item', itemDoc(item));
  for (const bundle of seed.bundles ?? []) put('Item', bundleDoc(bundle, company));
  for (const doc of seed.customers) write('Customer', doc);
  for (const doc of seed.vendors ?? []) write('Vendor', doc);
  for (const [index, DisplayName] of (seed.employees ?? []).entries()) {
    put('Employee', { Id: String(index + 1), DisplayName, Active: true });
  }
  for (const { entity, doc } of seed.transactions ?? []) write(entity, doc);
  company.settings.bookCloseDate = bookCloseDate;
  return company;
}

function bundleDoc({ name, parts }: NonNullable<CompanySeed['bundles']>[number], company: Company) {
  const ItemGroupLine = parts.map(({ item, quantity }) => {
    const record = company.all('Item').find(({ doc }) => doc.Name === item);
    if (record === undefined) throw new Error(`no such item: ${item}`);
    return { ItemRef: { value: String(record.doc.Id), name: item }, Qty: quantity };
  });
  return {
    Id: company.nextId('Item'),
    Name: name,
    FullyQualifiedName: name,
    Type: 'Group',
    Active: true,
    PrintGroupedItems: false,
    ItemGroupDetail: { ItemGroupLine },
  };
}

function itemDoc({ income, expense, asset, ...item }: ItemSeed): Doc {
  const accounts = { IncomeAccountRef: income, ExpenseAccountRef: expense, AssetAccountRef: asset };
  const named = Object.entries(accounts).filter(([, name]) => name !== undefined);
  return {
    ...item,
    ...Object.fromEntries(named.map(([key, name]) => [key, { value: accountNamed(name ?? '') }])),
  };
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
    CurrencyPrefs: {
      MultiCurrencyEnabled: seed.currencies !== undefined,
      HomeCurrency: { value: seed.currency },
    },
    VendorAndPurchasesPrefs: {
      EnableBills: true,
      BillableExpenseTracking: false,
      ...seed.purchases,
    },
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
      AgencyRef: { value: rate.agency ?? '1' },
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
