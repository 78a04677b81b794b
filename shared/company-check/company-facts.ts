import { z } from 'zod';
import type { Company } from '../documents/company.ts';
import { decimal, text } from '../draft/fields.ts';
import { qboId } from '../qbo-id.ts';
import type { Settings } from '../settings/settings.ts';

/** A tax as the practice's pages show it, with the QuickBooks code it is mapped to. */
export const practiceTax = z.strictObject({
  name: text(100).min(1),
  percent: decimal,
  codeId: qboId,
});
export type PracticeTax = z.infer<typeof practiceTax>;

/** A row of one of the company's lists. */
export interface ListFact {
  id: string;
  name: string;
  active: boolean;
  /** Account: AccountType. Item: Service, NonInventory … */
  type: string;
  /** Account: AccountSubType. */
  subType?: string;
}

/** What the company check judges; read from the company and from the practice's own rules. */
export interface CompanyFacts {
  company: Company;
  settings: Settings;
  autoApplyCredits: boolean;
  autoApplyPayments: boolean;
  /** SubscriptionStatus and OfferingSku of CompanyInfo; null where QuickBooks does not tell. */
  subscription: string | null;
  edition: string | null;
  /** All accounts, also inactive ones. */
  accounts: ListFact[];
  /** Only the rows the settings point to. */
  items: ListFact[];
  vendors: ListFact[];
  terms: ListFact[];
  classes: ListFact[];
  locations: ListFact[];
  /** Ids of the tax codes that mappings of this company point to. */
  mappedTaxCodes: string[];
  practiceTaxes: PracticeTax[];
}

/** One judgement over the facts. */
export type Rule<V> = (facts: CompanyFacts) => V;
