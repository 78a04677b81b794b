import { z } from 'zod';
import type { Company } from '#shared/documents/company.ts';
import { ProblemError, problem } from '#shared/problem.ts';
import { bodyOf } from './body-of.ts';
import type { QboCall } from './qbo-call.ts';
import type { QboClient } from './qbo-client.ts';
import { readTaxCodes } from './read-tax-codes.ts';

const companyInfo = z.object({
  CompanyInfo: z.object({ CompanyName: z.string().default(''), Country: z.string().default('') }),
});

const flag = z.boolean().default(false);
const preferences = z.object({
  Preferences: z.object({
    SalesFormsPrefs: z.object({ AllowDiscount: flag, CustomTxnNumbers: flag }).prefault({}),
    AccountingInfoPrefs: z
      .object({
        ClassTrackingPerTxn: flag,
        ClassTrackingPerTxnLine: flag,
        TrackDepartments: flag,
        BookCloseDate: z.iso.date().optional().catch(undefined),
      })
      .prefault({}),
    TaxPrefs: z.object({ UsingSalesTax: flag, PartnerTaxEnabled: flag }).prefault({}),
    CurrencyPrefs: z
      .object({
        MultiCurrencyEnabled: flag,
        HomeCurrency: z.object({ value: z.string() }).optional(),
      })
      .prefault({}),
  }),
});

/** The reads it takes. */
export type CompanyReads = Pick<QboClient, 'companyInfo' | 'preferences' | 'query'>;

/**
 * Reads the facts that decide how documents are built: CompanyInfo and Preferences, and the tax
 * codes where documents name them; two or four metered reads (contract.md §5.11, §6.1). Throws a
 * ProblemError when QuickBooks does not tell them.
 */
export async function readCompany(
  qbo: CompanyReads,
  realmId: string,
  call: QboCall,
): Promise<Company> {
  const info = companyInfo.safeParse(bodyOf(await call(qbo.companyInfo)));
  const prefs = preferences.safeParse(bodyOf(await call(qbo.preferences)));
  if (!info.success || !prefs.success) throw new ProblemError(problem('qbo_down'));
  const { CompanyName: name, Country: country } = info.data.CompanyInfo;
  const { SalesFormsPrefs, AccountingInfoPrefs, TaxPrefs, CurrencyPrefs } = prefs.data.Preferences;
  const tax = taxModel(country, TaxPrefs);
  return {
    realmId,
    name,
    country,
    homeCurrency: CurrencyPrefs.HomeCurrency?.value ?? (country === 'US' ? 'USD' : ''),
    multiCurrency: CurrencyPrefs.MultiCurrencyEnabled,
    allowDiscount: SalesFormsPrefs.AllowDiscount,
    customTxnNumbers: SalesFormsPrefs.CustomTxnNumbers,
    tax,
    classes: classPlace(AccountingInfoPrefs),
    locations: AccountingInfoPrefs.TrackDepartments,
    taxOverride: 'unknown',
    closedUntil: AccountingInfoPrefs.BookCloseDate ?? null,
    taxCodes: tax === 'global' || tax === 'us-manual' ? await readTaxCodes(qbo, call) : [],
  };
}

const classPlace = (prefs: {
  ClassTrackingPerTxn: boolean;
  ClassTrackingPerTxnLine: boolean;
}): Company['classes'] => {
  if (prefs.ClassTrackingPerTxnLine) return 'line';
  return prefs.ClassTrackingPerTxn ? 'document' : 'off';
};

function taxModel(
  country: string,
  prefs: { UsingSalesTax: boolean; PartnerTaxEnabled: boolean },
): Company['tax'] {
  if (!prefs.UsingSalesTax) return 'none';
  if (country !== 'US') return 'global';
  return prefs.PartnerTaxEnabled ? 'us-automated' : 'us-manual';
}
