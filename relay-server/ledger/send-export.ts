import { documentTypeOf, type Prepared, prepare } from '#shared/documents/index.ts';
import type { Draft } from '#shared/draft/draft.ts';
import { canonicalJson } from '#shared/hash.ts';
import { fingerprint, requestId, sourceKey } from '#shared/ledger/source-key.ts';
import { lookupIn } from '#shared/mapping/lookup.ts';
import type { TermRef } from '#shared/mapping/term.ts';
import { type Problem, ProblemError, problem } from '#shared/problem.ts';
import type { Member } from '../auth/members.ts';
import { randomId } from '../auth/secrets.ts';
import { mapIfUnmapped, mappingsOf } from '../mappings/mapping-store.ts';
import { connectionRow, connectionView } from '../oauth/connection-store.ts';
import type { RelayDeps } from '../relay-deps.ts';
import { locked } from '../storage/locked.ts';
import type { ExportTable } from '../storage/schema.ts';
import type { ExportRequest } from './export-request.ts';
import { addEvent, exportsBySource } from './ledger-store.ts';

/**
 * Takes a confirmed export into the ledger (design.md §5) and returns its row. The same record
 * asked for again gives the same row and is never sent a second time. Throws a ProblemError for
 * every refusal; nothing is stored then.
 */
export async function sendExport(
  deps: RelayDeps,
  member: Member,
  request: ExportRequest,
): Promise<ExportTable> {
  const refusal = unfit(member, request);
  if (refusal) throw new ProblemError(refusal);
  const key = sourceKey(request.draft.source);
  const [existing] = await exportsBySource(deps.database.db, member.practiceId, [key]);
  if (existing && existing.state !== 'failed') return repeated(deps, member, request, existing);
  const intent = await newIntent(deps, member, request, key);
  const { row, isOurs } = await claim(deps, member, intent);
  if (!isOurs) return repeated(deps, member, request, row);
  deps.reach('after-intent');
  deps.metrics.exports.inc({ state: 'sending' });
  deps.worker.kick();
  return row;
}

function unfit(member: Member, { draft, mapTerm }: ExportRequest): Problem | null {
  if (documentTypeOf(draft.kind).adminOnly && member.role !== 'admin') return problem('admin_only');
  if (draft.source.kind !== draft.kind) {
    return problem('bad_request', { where: 'draft.source.kind' });
  }
  const { profileId, origin } = draft.source;
  const fits =
    !mapTerm ||
    (mapTerm.profileId === profileId &&
      mapTerm.origin === origin &&
      standsFor(draft.kind, mapTerm));
  return fits ? null : problem('bad_request', { where: 'mapTerm' });
}

/** A created customer stands for a client, a created item for everything else. */
const standsFor = (kind: Draft['kind'], term: TermRef): boolean =>
  kind === 'client' ? term.kind === 'client' : kind === 'item' && term.kind !== 'client';

/** The answer for a record the ledger has already. */
async function repeated(
  deps: RelayDeps,
  member: Member,
  { draft, mapTerm }: ExportRequest,
  row: ExportTable,
): Promise<ExportTable> {
  if (row.state === 'stuck') {
    throw new ProblemError(problem('needs_person', { number: numberOf(draft) }));
  }
  if (row.state !== 'exported') return row;
  if (row.fingerprint !== fingerprint(draft))
    throw new ProblemError(problem('changed_since_export'));
  const { qbo_id: targetId, realm_id: realmId } = row;
  if (mapTerm && targetId) {
    const { practiceId, id: memberId } = member;
    const change = { practiceId, realmId, term: mapTerm, targetId, memberId, at: deps.now() };
    await deps.database.transaction((trx) => mapIfUnmapped(trx, change));
  }
  return row;
}

const numberOf = (draft: ExportRequest['draft']): string =>
  draft.kind === 'invoice'
    ? draft.number
    : draft.kind === 'client'
      ? draft.displayName
      : draft.name;

/** The row of a first or repeated try, with the exact document; nothing is stored yet. */
async function newIntent(
  deps: RelayDeps,
  member: Member,
  request: ExportRequest,
  key: string,
): Promise<ExportTable> {
  const { database, vault } = deps;
  const { company } = connectionView(await connectionRow(database.db, member.practiceId));
  if (!company) throw new ProblemError(problem('not_connected'));
  const mappings = await mappingsOf(database.db, member.practiceId, company.realmId);
  const prepared = prepare(request.draft, lookupIn(mappings, company.realmId), company);
  if (!prepared.ok) throw new ProblemError(problem(prepared.problem.code, prepared.problem.detail));
  const { entity, order, document, hash }: Prepared = prepared.value;
  if (hash !== request.shownHash) throw new ProblemError(problem('preview_outdated'));
  const id = randomId();
  const at = deps.now();
  return {
    id,
    practice_id: member.practiceId,
    source_key: key,
    kind: request.draft.kind,
    entity,
    realm_id: company.realmId,
    state: 'sending',
    generation: 0,
    request_id: requestId(company.realmId, id, 0),
    document_hash: hash,
    fingerprint: fingerprint(request.draft),
    total: order.total,
    document: vault.seal(canonicalJson(document), [member.practiceId, id, 'document']),
    map_term: request.mapTerm ? JSON.stringify(request.mapTerm) : null,
    attempts: 0,
    first_sent_at: null,
    last_sent_at: null,
    next_attempt_at: at,
    lease_owner: null,
    lease_until: null,
    qbo_id: null,
    qbo_sync_token: null,
    qbo_total: null,
    problem_code: null,
    problem_detail: null,
    created_by: member.id,
    created_at: at,
    updated_at: at,
  };
}

/**
 * Stores the intent unless somebody was first; a row that certainly failed is taken over with the
 * next generation and so with a new request id. Returns what the ledger holds afterwards.
 */
function claim(
  deps: RelayDeps,
  member: Member,
  row: ExportTable,
): Promise<{ row: ExportTable; isOurs: boolean }> {
  const { database, vault } = deps;
  return database.transaction(async (trx) => {
    const about = { at: row.created_at, memberId: member.id };
    const inserted = await trx
      .insertInto('exports')
      .values(row)
      .onConflict((conflict) => conflict.columns(['practice_id', 'source_key']).doNothing())
      .returningAll()
      .executeTakeFirst();
    if (inserted) {
      await addEvent(trx, inserted, about);
      return { row: inserted, isOurs: true };
    }
    const before = await locked(
      database,
      trx
        .selectFrom('exports')
        .selectAll()
        .where('practice_id', '=', row.practice_id)
        .where('source_key', '=', row.source_key),
    ).executeTakeFirstOrThrow();
    if (before.state !== 'failed') return { row: before, isOurs: false };
    const generation = before.generation + 1;
    const plain = vault.open(row.document as string, [row.practice_id, row.id, 'document']);
    const again: ExportTable = {
      ...row,
      id: before.id,
      generation,
      request_id: requestId(row.realm_id, before.id, generation),
      document: vault.seal(plain, [row.practice_id, before.id, 'document']),
      created_at: before.created_at,
    };
    await trx.updateTable('exports').set(again).where('id', '=', before.id).execute();
    await addEvent(trx, again, about);
    return { row: again, isOurs: true };
  });
}
