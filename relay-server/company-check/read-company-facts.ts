import { z } from 'zod';
import type { CompanyFacts, ListFact, PracticeTax } from '#shared/company-check/company-facts.ts';
import { mappingsOf } from '../mappings/mapping-store.ts';
import { companyCalls } from '../oauth/company-calls.ts';
import { rowsOf } from '../qbo/body-of.ts';
import { patiently } from '../qbo/patiently.ts';
import type { QboCall } from '../qbo/qbo-call.ts';
import { alsoInactive, type Query, quoted } from '../qbo/query.ts';
import { readCompany } from '../qbo/read-company.ts';
import type { RelayDeps } from '../relay-deps.ts';
import { settingsOf } from '../settings/settings-store.ts';
import type { RecordedReads } from './recorded-reads.ts';

/** What the check needs beyond the Company facts, out of the same two answers. */
const moreInfo = z.object({
  CompanyInfo: z.object({
    NameValue: z
      .array(z.object({ Name: z.string(), Value: z.string().default('') }))
      .default([])
      .catch([]),
  }),
});
const flag = z.boolean().default(false);
const morePreferences = z.object({
  Preferences: z.object({
    SalesFormsPrefs: z.object({ AutoApplyCredit: flag, AutoApplyPayments: flag }).prefault({}),
  }),
});

const listRow = z.object({
  Id: z.string(),
  FullyQualifiedName: z.string().optional(),
  DisplayName: z.string().optional(),
  Name: z.string().default(''),
  Active: z.boolean().default(true),
  Type: z.string().optional(),
  AccountType: z.string().optional(),
  AccountSubType: z.string().optional(),
});

export interface FactsAsked {
  practiceId: string;
  realmId: string;
  practiceTaxes: PracticeTax[];
}

/**
 * Everything the company check judges. Three metered reads, up to five where tax codes count, and
 * one for each of item, vendor, term, class and location that the settings name. Throws a ProblemError.
 */
export async function readCompanyFacts(
  { database, tokens }: Pick<RelayDeps, 'database' | 'tokens'>,
  reads: RecordedReads,
  { practiceId, realmId, practiceTaxes }: FactsAsked,
): Promise<CompanyFacts> {
  const calls = companyCalls(tokens, practiceId, realmId);
  const call: QboCall = (request) => calls((access) => patiently(() => request(access)));
  const company = await readCompany(reads, realmId, call);
  const { settings } = await settingsOf(database.db, practiceId, realmId);
  const mappings = await mappingsOf(database.db, practiceId, realmId);
  const list = async (entity: Query['entity'], where: string[] = []): Promise<ListFact[]> => {
    const query: Query = { entity, where: [...where, alsoInactive], rows: 1000 };
    const answer = await call((access) => reads.query(access, query));
    return z.array(listRow).parse(rowsOf(answer, entity)).map(factOf);
  };
  const chosen = async (entity: Query['entity'], id: string | null) =>
    id === null ? [] : list(entity, [`Id = ${quoted(id)}`]);
  const info = moreInfo.parse(reads.bodies.get('CompanyInfo')).CompanyInfo.NameValue;
  const told = (name: string) => info.find((pair) => pair.Name === name)?.Value || null;
  const { SalesFormsPrefs: forms } = morePreferences.parse(
    reads.bodies.get('Preferences'),
  ).Preferences;
  return {
    company,
    settings,
    autoApplyCredits: forms.AutoApplyCredit,
    autoApplyPayments: forms.AutoApplyPayments,
    subscription: told('SubscriptionStatus'),
    edition: told('OfferingSku'),
    accounts: await list('Account'),
    items: await chosen('Item', settings.servicesItemId),
    vendors: await chosen('Vendor', settings.vendorId),
    terms: await chosen('Term', settings.termId),
    classes: await chosen('Class', company.classes === 'off' ? null : settings.classId),
    locations: await chosen('Department', company.locations ? settings.locationId : null),
    mappedTaxCodes: [
      ...new Set(
        mappings
          .filter(({ term, removed }) => term.kind === 'tax-code' && !removed)
          .flatMap(({ targetId }) => targetId ?? []),
      ),
    ],
    practiceTaxes,
  };
}

const factOf = (row: z.output<typeof listRow>): ListFact => ({
  id: row.Id,
  name: row.FullyQualifiedName ?? row.DisplayName ?? row.Name,
  active: row.Active,
  type: row.AccountType ?? row.Type ?? '',
  ...(row.AccountSubType ? { subType: row.AccountSubType } : {}),
});
