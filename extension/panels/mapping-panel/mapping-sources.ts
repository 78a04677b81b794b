import type { Database } from '#extension/store/database.ts';
import { type KeptCatalogues, keptCatalogues } from '#extension/store/kept-catalogues.ts';
import { keptMappings } from '#extension/store/kept-mappings.ts';
import { type KeptQuery, keptQuery } from '#extension/store/kept-query.ts';
import { readPairing } from '#extension/store/pairing.ts';
import type { MappingChangeRecord, SeenTerm } from '#extension/store/records.ts';
import { openTerms, termShards, waitingTerms } from '#extension/store/terms.ts';
import type { Vault } from '#extension/store/vault.ts';
import type { Company } from '#shared/documents/company.ts';
import type { Mapping } from '#shared/mapping/mapping.ts';
import { targetLists } from '#shared/mapping/target-lists.ts';
import type { CatalogueList } from '#shared/relay/contract.ts';
import type { Screen } from './screens.ts';
import { sortByName } from './show-rows.ts';

/** What a screen is made of, each part as the store holds it now. */
export interface MappingSources {
  /** By name. */
  terms: KeptQuery<SeenTerm[]>;
  mappings: KeptQuery<Mapping[]>;
  changes: KeptQuery<MappingChangeRecord[]>;
  /** The terms of each record that is not exported yet. */
  waiting: KeptQuery<string[][]>;
  lists: KeptCatalogues;
  company: KeptQuery<Company | undefined>;
}

const kept = new WeakMap<Database, Map<string, MappingSources>>();

/** The sources of a screen; the same for everyone who asks. */
export function mappingSources(
  { db, vault }: { db: Database; vault: Vault },
  { kinds }: Screen,
  realmId: string,
): MappingSources {
  const known = kept.get(db) ?? new Map<string, MappingSources>();
  kept.set(db, known);
  const key = [realmId, ...kinds].join();
  const before = known.get(key);
  if (before) return before;
  const sources: MappingSources = {
    terms: keptQuery(async () => sortByName(await openTerms(vault, await termShards(db, kinds)))),
    ...keptMappings(db, realmId),
    waiting: keptQuery(() => waitingTerms(db, realmId)),
    lists: keptCatalogues(db, vault, realmId, listsOf({ kinds })),
    company: keptQuery(async () => (await readPairing(db))?.me.connection.company),
  };
  known.set(key, sources);
  return sources;
}

/** The company's lists that the names of a screen lead into; two at most. */
export const listsOf = ({ kinds }: Pick<Screen, 'kinds'>): CatalogueList[] => [
  ...new Set(kinds.map((kind) => targetLists[kind])),
];
