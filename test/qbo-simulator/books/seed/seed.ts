import { companyTime } from '../../clock.ts';
import type { Doc } from '../../doc.ts';
import { entityRules } from '../../entities/entities.ts';
import { enterRate } from '../../operations/exchange-rates.ts';
import { createRecord, type Writer } from '../../operations/write.ts';
import { defaultSwitches } from '../../options.ts';
import { Company, type CompanySettings } from '../company.ts';
import { accountNamed, chartOfAccounts, paymentMethods, terms } from './chart-of-accounts.ts';
import type { CompanySeed, ItemSeed, RateSeed, TaxCodeSeed } from './company-seed.ts';
import { startingPreferences } from './starting-preferences.ts';

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
  put('Preferences', startingPreferences(seed));
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
