import type { Doc } from '../../doc.ts';
import type { CompanySettings } from '../company.ts';

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

/** The pseudo codes every US company has (contract §5.11). */
export const usPseudoCodes: TaxCodeSeed[] = [
  { id: 'TAX', name: 'TAX', description: 'TAX', rates: [] },
  { id: 'NON', name: 'NON', description: 'NON', rates: [] },
];
