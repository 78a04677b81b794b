import { voiding } from '#shared/documents/change.ts';
import { requestId } from '#shared/ledger/source-key.ts';
import { type Problem, ProblemError, problem } from '#shared/problem.ts';
import type { Member } from '../auth/members.ts';
import { connectionRow } from '../oauth/connection-store.ts';
import { noConnection } from '../oauth/no-connection.ts';
import type { RelayDeps } from '../relay-deps.ts';
import { locked } from '../storage/locked.ts';
import type { ExportTable } from '../storage/tables/export-tables.ts';
import { addEvent, isInBooks } from './ledger-store.ts';
import { storedProblem } from './receipt-of.ts';

/**
 * Takes the wish to void an exported record into the ledger and returns its row. Asked for again it
 * gives the same row. Throws a ProblemError for every refusal; nothing is stored then.
 */
export async function voidExport(
  deps: RelayDeps,
  member: Member,
  id: string,
): Promise<ExportTable> {
  const { database } = deps;
  const connection = await connectionRow(database.db, member.practiceId);
  const company = connection?.realm_id ?? (await noConnection(database.db, member.practiceId));
  const { row, isOurs } = await database.transaction(async (trx) => {
    const before = await locked(
      database,
      trx
        .selectFrom('exports')
        .selectAll()
        .where('practice_id', '=', member.practiceId)
        .where('id', '=', id),
    ).executeTakeFirst();
    if (!before) throw new ProblemError(problem('not_found'));
    if (isVoidKnown(before)) return { row: before, isOurs: false };
    checkVoidable(deps, before, company);
    const intent = voidIntent(before, member, deps.now());
    await trx.updateTable('exports').set(intent).where('id', '=', id).execute();
    await addEvent(trx, intent, { at: intent.updated_at, memberId: member.id });
    return { row: intent, isOurs: true };
  });
  if (!isOurs) return row;
  deps.reach('after-intent');
  deps.metrics.exports.inc({ state: 'sending' });
  deps.worker.kick();
  return row;
}

const isRunning = ({ state }: ExportTable): boolean => state === 'sending' || state === 'unknown';

const isVoidKnown = (row: ExportTable): boolean =>
  row.state === 'voided' || (row.operation === 'void' && isRunning(row));

/** `company`: the connected one, or why there is none. */
function checkVoidable({ vault }: RelayDeps, row: ExportTable, company: string | Problem): void {
  if (voiding[row.entity] === null) throw new ProblemError(problem('void_by_hand'));
  if (isRunning(row)) throw new ProblemError(problem('export_running'));
  if (row.state === 'stuck') {
    throw new ProblemError(storedProblem(row, vault) ?? problem('needs_person', { number: '' }));
  }
  if (!isInBooks(row)) throw new ProblemError(problem('nothing_in_quickbooks'));
  if (typeof company !== 'string') throw new ProblemError(company);
  if (row.realm_id !== company) throw new ProblemError(problem('exported_elsewhere'));
}

/** The bytes follow once the version in QuickBooks has been read. */
function voidIntent(before: ExportTable, member: Member, at: number): ExportTable {
  const generation = before.generation + 1;
  return {
    ...before,
    operation: 'void',
    state: 'sending',
    generation,
    request_id: requestId(before.realm_id, before.id, generation),
    document: null,
    depends_on: null,
    before_update: null,
    base_sync_token: null,
    stale_tries: 0,
    map_term: null,
    attempts: 0,
    first_sent_at: null,
    last_sent_at: null,
    next_attempt_at: at,
    problem_code: null,
    problem_detail: null,
    created_by: member.id,
    updated_at: at,
  };
}
