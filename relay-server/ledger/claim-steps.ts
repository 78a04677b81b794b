import type { Transaction } from 'kysely';
import { requestId } from '#shared/ledger/source-key.ts';
import { ProblemError, problem } from '#shared/problem.ts';
import type { Member } from '../auth/members.ts';
import { randomId } from '../auth/secrets.ts';
import type { RelayDeps } from '../relay-deps.ts';
import { locked } from '../storage/locked.ts';
import type { Schema } from '../storage/schema.ts';
import type { ExportTable } from '../storage/tables/export-tables.ts';
import { beforeUpdate, bound, documentPlace } from './dependents.ts';
import { addEvent, isInBooks, isOpenAgain } from './ledger-store.ts';
import type { PlannedStep } from './plan-steps.ts';

interface Claim {
  deps: RelayDeps;
  member: Member;
  realmId: string;
  planned: PlannedStep[];
  /** The row as it was when the update of it was planned; undefined for a new document. */
  updates: ExportTable | undefined;
}

/** Somebody else stored the record first; nothing of ours is stored then. */
class Outrun extends Error {
  readonly row: ExportTable;
  constructor(row: ExportTable) {
    super('outrun');
    this.row = row;
  }
}

/**
 * Stores the intents of all steps in one transaction, unless somebody was first with the last one.
 * A row that is open again is taken over with the next generation and so with a new request id.
 */
export async function claimSteps(claim: Claim): Promise<{ row: ExportTable; isOurs: boolean }> {
  try {
    const row = await claim.deps.database.transaction((trx) => store(claim, trx));
    return { row, isOurs: true };
  } catch (error) {
    if (error instanceof Outrun) return { row: error.row, isOurs: false };
    throw error;
  }
}

async function store(claim: Claim, trx: Transaction<Schema>): Promise<ExportTable> {
  const { planned } = claim;
  const last = planned.at(-1) as PlannedStep;
  const rows = new Map<string, ExportTable>();
  // Always in the same order, so that requests with steps in common wait for one another.
  for (const step of planned.toSorted((a, b) => (a.key < b.key ? -1 : 1))) {
    rows.set(step.key, await storeStep(claim, trx, step, step === last));
  }
  for (const { key, refersTo } of planned) {
    if (refersTo.length > 0) rows.set(key, await linked(claim.deps, trx, key, refersTo, rows));
  }
  return rows.get(last.key) as ExportTable;
}

async function storeStep(
  claim: Claim,
  trx: Transaction<Schema>,
  step: PlannedStep,
  isLast: boolean,
): Promise<ExportTable> {
  const { deps, member } = claim;
  const intent = step.prepared && newIntent(claim, step);
  const inserted =
    intent &&
    (await trx
      .insertInto('exports')
      .values(intent)
      .onConflict((conflict) =>
        conflict.columns(['practice_id', 'realm_id', 'source_key']).doNothing(),
      )
      .returningAll()
      .executeTakeFirst());
  const about = { at: deps.now(), memberId: member.id };
  if (inserted) {
    await addEvent(trx, inserted, about);
    return inserted;
  }
  const before = await locked(
    deps.database,
    trx
      .selectFrom('exports')
      .selectAll()
      .where('practice_id', '=', member.practiceId)
      .where('realm_id', '=', claim.realmId)
      .where('source_key', '=', step.key),
  ).executeTakeFirstOrThrow();
  const { updates } = claim;
  const isMine = isLast && updates ? isAsPlanned(before, updates) : isOpenAgain(before);
  if (intent && isMine) {
    const again = isLast && updates ? updated(deps, before, intent) : anew(deps, before, intent);
    await trx.updateTable('exports').set(again).where('id', '=', before.id).execute();
    await addEvent(trx, again, about);
    return again;
  }
  if (isLast) throw new Outrun(before);
  checkUsable(before, step);
  return before;
}

const isAsPlanned = (before: ExportTable, { generation, state }: ExportTable): boolean =>
  before.generation === generation && before.state === state;

/** A step that others have stored meanwhile must be what we would have stored. */
function checkUsable(row: ExportTable, step: PlannedStep): void {
  if (row.fingerprint !== step.fingerprint) throw new ProblemError(problem('changed_since_export'));
  const isComing =
    row.operation === 'create' && (row.state === 'sending' || row.state === 'unknown');
  if (!isComing && !isInBooks(row)) throw new ProblemError(problem('export_running'));
}

/** Says what a row waits for; due at once where QuickBooks has all of it already. */
async function linked(
  deps: RelayDeps,
  trx: Transaction<Schema>,
  key: string,
  refersTo: string[],
  rows: ReadonlyMap<string, ExportTable>,
): Promise<ExportTable> {
  const ids = refersTo.map((one) => (rows.get(one) as ExportTable).id);
  const waiting: ExportTable = {
    ...(rows.get(key) as ExportTable),
    depends_on: JSON.stringify(ids),
    next_attempt_at: null,
  };
  const row = { ...waiting, ...(await bound(deps, trx, waiting)) };
  await trx.updateTable('exports').set(row).where('id', '=', row.id).execute();
  return row;
}

/** The row of a first try, with the exact document. */
function newIntent({ deps, member, realmId }: Claim, planned: PlannedStep): ExportTable | null {
  const { key, step, bytes, prepared } = planned;
  if (!prepared) return null;
  const id = randomId();
  const at = deps.now();
  const practice_id = member.practiceId;
  return {
    id,
    practice_id,
    source_key: key,
    kind: step.draft.kind,
    entity: prepared.entity,
    realm_id: realmId,
    operation: 'create',
    state: 'sending',
    generation: 0,
    request_id: requestId(realmId, id, 0),
    document_hash: step.shownHash,
    fingerprint: planned.fingerprint,
    total: prepared.order.total,
    tax: prepared.order.tax,
    document: deps.vault.seal(bytes, documentPlace({ id, practice_id })),
    depends_on: null,
    before_update: null,
    base_sync_token: null,
    stale_tries: 0,
    map_term: step.mapTerm ? JSON.stringify(step.mapTerm) : null,
    batch_id: null,
    attempts: 0,
    calls: 0,
    metered_reads: 0,
    first_sent_at: null,
    last_sent_at: null,
    next_attempt_at: at,
    lease_owner: null,
    lease_until: null,
    qbo_id: null,
    qbo_sync_token: null,
    qbo_total: null,
    qbo_number: null,
    problem_code: null,
    problem_detail: null,
    created_by: member.id,
    created_at: at,
    updated_at: at,
  };
}

/** The same record exported anew: another document in QuickBooks. */
function anew({ vault }: RelayDeps, before: ExportTable, intent: ExportTable): ExportTable {
  const { id, calls, metered_reads, created_at } = before;
  const generation = before.generation + 1;
  const plain = vault.open(intent.document as string, documentPlace(intent));
  return {
    ...intent,
    ...{ id, calls, metered_reads, created_at, generation },
    request_id: requestId(intent.realm_id, id, generation),
    document: vault.seal(plain, documentPlace(before)),
  };
}

/** The same document brought up to date: what QuickBooks has is kept until it accepts. */
const updated = (deps: RelayDeps, before: ExportTable, intent: ExportTable): ExportTable => {
  const { qbo_id, qbo_sync_token, qbo_total, qbo_number } = before;
  return {
    ...anew(deps, before, intent),
    ...{ qbo_id, qbo_sync_token, qbo_total, qbo_number },
    operation: 'update',
    before_update: beforeUpdate(before),
  };
};
