import { hashText } from '#shared/hash.ts';
import type { Receipt } from '#shared/ledger/receipt.ts';
import { type Term, type TermKind, termId } from '#shared/mapping/term.ts';
import type { Result } from '#shared/result.ts';
import type { Database } from './database.ts';
import { inTurn, type Turns } from './in-turn.ts';
import { openOnce } from './open-once.ts';
import type { SeenTerm, TermShardRecord } from './records.ts';
import type { RecordTerm } from './terms-on-record.ts';
import type { Vault } from './vault.ts';
import { whenFull } from './when-full.ts';

/**
 * What the practice calls things, as seen on its pages; it never leaves the browser. Kept in a few
 * sealed shards per kind: 10,000 names open in one go, and one record rewrites little.
 */
const shardOf = (kind: TermKind, id: string): string => `${kind}/${hashText(id).charAt(0)}`;
const sealId = (shard: string) => `terms/${shard}`;

/** The rows that hold the terms of these kinds; `openTerms` opens them. */
export const termShards = (db: Database, kinds: readonly TermKind[]) =>
  db.terms.where('kind').anyOf(kinds).toArray();

export const openTerms = async (vault: Vault, rows: TermShardRecord[]): Promise<SeenTerm[]> =>
  (await Promise.all(rows.map((row) => openShard(vault, row)))).flat();

/** What is known of these terms, by their ids; those never seen are missing. */
export async function findTerms(
  db: Database,
  vault: Vault,
  terms: readonly Term[],
): Promise<Map<string, SeenTerm>> {
  const ids = new Set(terms.map(termId));
  const shards = new Set(terms.map((term) => shardOf(term.kind, termId(term))));
  const rows = await db.terms.bulkGet([...shards]);
  const seen = await openTerms(
    vault,
    rows.filter((row) => row !== undefined),
  );
  return new Map(seen.map((term) => [termId(term), term] as const).filter(([id]) => ids.has(id)));
}

/** All terms seen, of every kind. */
export const readTerms = async (db: Database, vault: Vault): Promise<SeenTerm[]> =>
  openTerms(vault, await db.terms.toArray());

const openShard = (vault: Vault, { id, sealed }: TermShardRecord): Promise<SeenTerm[]> =>
  openOnce<SeenTerm[]>(vault, sealId(id), sealed);

/** The terms of each record that the company does not have yet, as far as this browser knows. */
export async function waitingTerms(db: Database, realmId: string): Promise<string[][]> {
  const [records, receipts, drafts] = await Promise.all([
    db.recordTerms.toArray(),
    db.receipts.toArray(),
    db.drafts.toCollection().primaryKeys(),
  ]);
  const kept = new Set(drafts);
  const done = new Set(
    receipts.flatMap((row) =>
      row.realmId === realmId && isBegun(row.receipt) ? [row.sourceKey] : [],
    ),
  );
  return records.flatMap(({ sourceKey, termIds }) =>
    kept.has(sourceKey) && !done.has(sourceKey) ? [termIds] : [],
  );
}

/** Sent, in the books, or taken out of them on purpose: no mapping stops it any more. */
const isBegun = ({ state, operation }: Receipt): boolean =>
  state !== 'failed' || operation !== 'create';

/** Notes the terms of a record that was read; a record read again is not counted again. */
export function noteTerms(
  db: Database,
  vault: Vault,
  sourceKey: string,
  terms: readonly RecordTerm[],
  at: number,
): Promise<Result<unknown>> {
  return inTurn(turns, db, async () => {
    const before = new Set((await db.recordTerms.get(sourceKey))?.termIds);
    const groups = new Map<string, RecordTerm[]>();
    for (const term of terms) {
      const shard = shardOf(term.kind, termId(term));
      groups.set(shard, [...(groups.get(shard) ?? []), term]);
    }
    const shards: TermShardRecord[] = [];
    for (const [id, group] of groups) {
      const stored = await db.terms.get(id);
      const known = stored ? await openShard(vault, stored) : [];
      const kind = group[0]?.kind ?? 'item';
      const sealed = await vault.seal(sealId(id), merged(known, group, before, at));
      shards.push({ id, kind, sealed });
    }
    const termIds = terms.map(termId);
    return whenFull(() =>
      db.transaction('rw', db.terms, db.recordTerms, async () => {
        await db.terms.bulkPut(shards);
        await db.recordTerms.put({ sourceKey, termIds, at });
      }),
    );
  });
}

function merged(
  known: SeenTerm[],
  group: readonly RecordTerm[],
  before: ReadonlySet<string>,
  at: number,
): SeenTerm[] {
  const terms = new Map(known.map((term) => [termId(term), term]));
  for (const term of group) {
    const id = termId(term);
    const uses = (terms.get(id)?.uses ?? 0) + (before.has(id) ? 0 : 1);
    terms.set(id, { ...terms.get(id), ...term, uses, lastSeen: at });
  }
  return [...terms.values()];
}

/** Sealing is not part of a transaction, so two records at once would lose one’s terms. */
const turns: Turns = new WeakMap();
