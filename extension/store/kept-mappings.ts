import type { Mapping } from '#shared/mapping/mapping.ts';
import type { Database } from './database.ts';
import { type KeptQuery, keptQuery } from './kept-query.ts';
import { waitingChanges } from './mapping-changes.ts';
import { readMappings } from './mappings.ts';
import type { MappingChangeRecord } from './records.ts';

/** What the practice has decided about a company, and what waits for the relay. */
export interface KeptMappings {
  mappings: KeptQuery<Mapping[]>;
  changes: KeptQuery<MappingChangeRecord[]>;
}

const kept = new WeakMap<Database, Map<string, KeptMappings>>();

/** One look at 10,000 of them for all who show something of them. */
export function keptMappings(db: Database, realmId: string): KeptMappings {
  const known = kept.get(db) ?? new Map<string, KeptMappings>();
  kept.set(db, known);
  const before = known.get(realmId);
  if (before) return before;
  const now: KeptMappings = {
    mappings: keptQuery(() => readMappings(db, realmId)),
    changes: keptQuery(() => waitingChanges(db, realmId)),
  };
  known.set(realmId, now);
  return now;
}
