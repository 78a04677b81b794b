import type { Kysely } from 'kysely';
import type { HistoryEntry } from '#shared/mapping/mapping-history.ts';
import { type TermKind, termOfId } from '#shared/mapping/term.ts';
import type { Schema } from '../storage/schema.ts';

export interface HistoryPage {
  /** A termId. */
  term?: string | undefined;
  kinds?: readonly TermKind[] | undefined;
  realmId?: string | undefined;
  before?: number | undefined;
  limit: number;
}

/** Who changed which mappings of the practice, newest first; members who left are named, too. */
export async function listHistory(
  db: Kysely<Schema>,
  practiceId: string,
  { term, kinds, realmId, before, limit }: HistoryPage,
): Promise<{ entries: HistoryEntry[]; next: number | null }> {
  let query = db
    .selectFrom('mapping_changes as change')
    .leftJoin('members', (join) =>
      join
        .onRef('members.id', '=', 'change.member_id')
        .onRef('members.practice_id', '=', 'change.practice_id'),
    )
    .selectAll('change')
    .select('members.name as member_name')
    .where('change.practice_id', '=', practiceId);
  if (term !== undefined) query = query.where('change.term_id', '=', term);
  if (kinds !== undefined) {
    // A term id is profile|site|kind|key, each without a bar of its own.
    query = query.where(({ or, eb }) =>
      or(kinds.map((kind) => eb('change.term_id', 'like', `%|${kind}|%`))),
    );
  }
  if (realmId !== undefined) query = query.where('change.realm_id', '=', realmId);
  if (before !== undefined) query = query.where('change.version', '<', before);
  const rows = await query
    .orderBy('change.version', 'desc')
    .limit(limit + 1)
    .execute();
  const shown = rows.slice(0, limit);
  return {
    entries: shown.map((row) => ({
      version: row.version,
      at: row.at,
      term: storedTerm(row.term_id),
      realmId: row.realm_id,
      from: side(row.from_target, row.from_ignored, row.from_covers_new),
      to: side(row.to_target, row.to_ignored, row.to_covers_new),
      by: { id: row.member_id, name: row.member_name ?? '' },
      byExport: row.by_export === 1,
      ...(row.by_export === 1 ? {} : { how: row.how ?? 'hand' }),
    })),
    next: rows.length > limit ? (shown.at(-1)?.version ?? null) : null,
  };
}

const side = (targetId: string | null, ignored: number, coversNew: number): HistoryEntry['from'] =>
  targetId !== null || ignored === 1
    ? { targetId, ignored: ignored === 1, ...(coversNew === 1 ? { coversNew: true } : {}) }
    : null;

function storedTerm(id: string) {
  const term = termOfId(id);
  if (!term) throw new Error('a stored term id cannot be read');
  return term;
}
