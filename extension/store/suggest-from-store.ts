import type { EarlierMapping } from '#shared/mapping/suggest/practice-side.ts';
import type { Suggestion } from '#shared/mapping/suggest/suggest.ts';
import { readLists, suggestAll } from '#shared/mapping/suggest/suggest-all.ts';
import { targetLists } from '#shared/mapping/target-lists.ts';
import { type TermKind, termId } from '#shared/mapping/term.ts';
import { readCatalogues } from './catalogue.ts';
import type { Database } from './database.ts';
import { readMappings } from './mappings.ts';
import { readSettings } from './read-settings.ts';
import { openTerms, termShards } from './terms.ts';
import type { Vault } from './vault.ts';

/** What is likely for each term, by its id; the best first. */
export type Suggested = [id: string, suggestions: Suggestion[]][];

/**
 * Suggestions for every term of these kinds that is not mapped; none for clients where the practice
 * matches them by hand. Runs in a worker: it reads and compares all lists.
 */
export async function suggestFromStore(
  db: Database,
  vault: Vault,
  realmId: string,
  asked: readonly TermKind[],
): Promise<Suggested> {
  const { kinds, terms, lists } = await readNames(db, vault, realmId, asked);
  if (kinds.length === 0) return [];
  const mappings = await readMappings(db, realmId);
  const names = new Map(terms.map((term) => [termId(term), term.name]));
  const decided = mappings.filter(({ removed }) => !removed);
  const earlier = decided.flatMap(({ term, targetId }): EarlierMapping[] => {
    const name = names.get(termId(term));
    return targetId ? [{ term: { ...term, ...(name ? { name } : {}) }, targetId }] : [];
  });
  const mapped = new Set(decided.map(({ term }) => termId(term)));
  const all = suggestAll(terms, lists, earlier);
  return [...all].filter(([id, found]) => found.length > 0 && !mapped.has(id));
}

/** Reads the names that suggestions for these kinds will compare; they are kept in memory. */
export async function readAhead(
  db: Database,
  vault: Vault,
  realmId: string,
  asked: readonly TermKind[],
): Promise<void> {
  const { kinds, lists } = await readNames(db, vault, realmId, asked);
  readLists(kinds, lists);
}

async function readNames(db: Database, vault: Vault, realmId: string, asked: readonly TermKind[]) {
  const settings = await readSettings(db, vault, realmId);
  const byHand = !settings.ok || settings.value.clientMatch === 'manual';
  const kinds = byHand ? asked.filter((kind) => kind !== 'client') : asked;
  const names = [...new Set(kinds.map((kind) => targetLists[kind]))];
  const [terms, lists] = await Promise.all([
    termShards(db, kinds).then((shards) => openTerms(vault, shards)),
    readCatalogues(db, vault, realmId, names),
  ]);
  return { kinds, terms, lists };
}
