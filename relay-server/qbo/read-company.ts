import { z } from 'zod';
import type { Company } from '#shared/documents/company.ts';
import { ProblemError, problem } from '#shared/problem.ts';
import type { QboAnswer } from './answer.ts';
import { bodyOf } from './body-of.ts';
import type { Access, QboClient } from './qbo-client.ts';

const companyInfo = z.object({
  CompanyInfo: z.object({ CompanyName: z.string().default(''), Country: z.string().default('') }),
});

const flag = z.boolean().default(false);
const preferences = z.object({
  Preferences: z.object({
    SalesFormsPrefs: z.object({ AllowDiscount: flag, CustomTxnNumbers: flag }).prefault({}),
    TaxPrefs: z.object({ UsingSalesTax: flag, PartnerTaxEnabled: flag }).prefault({}),
    CurrencyPrefs: z
      .object({
        MultiCurrencyEnabled: flag,
        HomeCurrency: z.object({ value: z.string() }).optional(),
      })
      .prefault({}),
  }),
});

/** Makes one call with a valid token, refreshing it where that is possible. */
export type QboCall = (request: (access: Access) => Promise<QboAnswer>) => Promise<QboAnswer>;

/**
 * Reads the facts that decide how documents are built: CompanyInfo and Preferences, two metered
 * reads (contract.md §5.11, §6.1). Throws a ProblemError when QuickBooks does not tell them.
 */
export async function readCompany(
  qbo: QboClient,
  realmId: string,
  call: QboCall,
): Promise<Company> {
  const info = companyInfo.safeParse(bodyOf(await call(qbo.companyInfo)));
  const prefs = preferences.safeParse(bodyOf(await call(qbo.preferences)));
  if (!info.success || !prefs.success) throw new ProblemError(problem('qbo_down'));
  const { CompanyName: name, Country: country } = info.data.CompanyInfo;
  const { SalesFormsPrefs, TaxPrefs, CurrencyPrefs } = prefs.data.Preferences;
  return {
    realmId,
    name,
    country,
    homeCurrency: CurrencyPrefs.HomeCurrency?.value ?? (country === 'US' ? 'USD' : ''),
    multiCurrency: CurrencyPrefs.MultiCurrencyEnabled,
    allowDiscount: SalesFormsPrefs.AllowDiscount,
    customTxnNumbers: SalesFormsPrefs.CustomTxnNumbers,
    tax: taxModel(country, TaxPrefs),
  };
}

function taxModel(
  country: string,
  prefs: { UsingSalesTax: boolean; PartnerTaxEnabled: boolean },
): Company['tax'] {
  if (!prefs.UsingSalesTax) return 'none';
  if (country !== 'US') return 'global';
  return prefs.PartnerTaxEnabled ? 'us-automated' : 'us-manual';
}
