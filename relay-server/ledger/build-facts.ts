import type { Company } from '#shared/documents/company.ts';
import type { Lookup, OrderContext } from '#shared/documents/document-type.ts';
import type { Draft } from '#shared/draft/draft.ts';
import { pendingId } from '#shared/ledger/pending.ts';
import { relatedSource, sourceKey } from '#shared/ledger/source-key.ts';
import { lookupIn } from '#shared/mapping/lookup.ts';
import { type TermRef, termId } from '#shared/mapping/term.ts';
import { ProblemError } from '#shared/problem.ts';
import type { Settings } from '#shared/settings/settings.ts';
import type { Member } from '../auth/members.ts';
import { mappingsOf } from '../mappings/mapping-store.ts';
import { connectionRow, connectionView } from '../oauth/connection-store.ts';
import { noConnection } from '../oauth/no-connection.ts';
import type { RelayDeps } from '../relay-deps.ts';
import { settingsOf } from '../settings/settings-store.ts';
import type { ExportTable } from '../storage/tables/export-tables.ts';
import { exportsBySource, isInBooks } from './ledger-store.ts';

/** What the relay knows when it builds the documents of a request. */
export interface BuildFacts {
  company: Company;
  settings: Settings;
  lookup: Lookup;
  /** By source key: what the company has of the request's records and those they refer to. */
  known: ReadonlyMap<string, ExportTable>;
}

/** Throws a ProblemError when no company is connected. */
export async function buildFacts(
  { database: { db } }: RelayDeps,
  { practiceId }: Member,
  drafts: Draft[],
): Promise<BuildFacts> {
  const { company } = connectionView(await connectionRow(db, practiceId));
  if (!company) throw new ProblemError(await noConnection(db, practiceId));
  const { realmId } = company;
  const { settings } = await settingsOf(db, practiceId, realmId);
  const mappings = await mappingsOf(db, practiceId, realmId);
  const keys = new Set(drafts.flatMap(keysIn));
  const rows = await exportsBySource(db, practiceId, realmId, [...keys]);
  return {
    company,
    settings,
    lookup: lookupIn(mappings, realmId),
    known: new Map(rows.map((row) => [row.source_key, row])),
  };
}

/** The record itself and what it settles. */
const keysIn = (draft: Draft): string[] => [
  sourceKey(draft.source),
  ...(draft.kind === 'payment'
    ? draft.applied.map(({ kind, id }) => sourceKey(relatedSource(draft.source, kind, id)))
    : []),
];

/** Steps before the one being built: source keys, and the terms that they create counterparts of. */
export interface EarlierSteps {
  keys: Set<string>;
  terms: Map<string, string>;
}

export const noteStep = (earlier: EarlierSteps, key: string, mapTerm?: TermRef): void => {
  earlier.keys.add(key);
  if (mapTerm) earlier.terms.set(termId(mapTerm), key);
};

/**
 * The context of a step. `present`: an earlier step that QuickBooks has already stands with its
 * id; `confirmed`: all earlier steps stand as pending, as they did when a person confirmed.
 */
export function contextFor(
  { company, settings, lookup, known }: BuildFacts,
  earlier: EarlierSteps,
  form: 'present' | 'confirmed',
): OrderContext {
  const idInBooks = (key: string): string | undefined => {
    const row = known.get(key);
    return row && isInBooks(row) ? (row.qbo_id ?? undefined) : undefined;
  };
  const idOfStep = (key: string): string =>
    (form === 'present' ? idInBooks(key) : undefined) ?? pendingId(key);
  return {
    company,
    settings,
    lookup: (term) => {
      const step = earlier.terms.get(termId(term));
      return step === undefined ? lookup(term) : idOfStep(step);
    },
    exported: (source) => {
      const key = sourceKey(source);
      return earlier.keys.has(key) ? idOfStep(key) : idInBooks(key);
    },
  };
}
