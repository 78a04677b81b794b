import { voiding } from '#shared/documents/change.ts';
import { ProblemError, problem } from '#shared/problem.ts';
import type { Member } from '../auth/members.ts';
import { callTally } from '../qbo/call-tally.ts';
import { faultProblem, isGone } from '../qbo/fault.ts';
import type { RelayDeps } from '../relay-deps.ts';
import type { ExportTable } from '../storage/tables/export-tables.ts';
import { callFor, unreadProblem } from './delivery.ts';
import { addEvent, exportById, isInBooks, noneInBooks } from './ledger-store.ts';
import { problemColumns } from './receipt-of.ts';
import { isInactive, type Loose } from './stored.ts';

/**
 * The row of a created customer, vendor, item or entry of a short list, as QuickBooks has it now.
 * What was deleted, merged or made inactive there must not become a counterpart again: its row is
 * opened, so that the next export of it creates another one. Throws a ProblemError when QuickBooks
 * does not tell.
 */
export async function stillListed(
  deps: RelayDeps,
  member: Member,
  row: ExportTable,
): Promise<ExportTable> {
  const isDecided = row.state === 'exported' || row.state === 'failed';
  if (voiding[row.entity] !== null || !isDecided || !isInBooks(row)) return row;
  const tally = callTally();
  const answer = await callFor(deps, { row, tally }, (access) =>
    deps.qbo.read(access, row.entity, row.qbo_id ?? ''),
  );
  if (answer.kind === 'ok' && !isInactive(answer.body[row.entity] as Loose)) return row;
  if (answer.kind === 'fault' && !isGone(answer.fault)) {
    throw new ProblemError(faultProblem(answer.fault, ''));
  }
  if (answer.kind !== 'ok' && answer.kind !== 'fault')
    throw new ProblemError(unreadProblem(answer));
  return opened(deps, member, row, { calls: tally.calls, reads: tally.meteredReads });
}

/** Unless somebody else has opened it meanwhile. */
async function opened(
  { database, vault, changes, now }: RelayDeps,
  { id: memberId, practiceId }: Member,
  row: ExportTable,
  { calls, reads }: { calls: number; reads: number },
): Promise<ExportTable> {
  const at = now();
  await database.transaction(async (trx) => {
    const updated = await trx
      .updateTable('exports')
      .set((eb) => ({
        ...noneInBooks,
        ...problemColumns(row, problem('target_gone'), vault),
        calls: eb('calls', '+', calls),
        metered_reads: eb('metered_reads', '+', reads),
        updated_at: at,
      }))
      .where('id', '=', row.id)
      .where('generation', '=', row.generation)
      .where('state', '=', row.state)
      .returningAll()
      .executeTakeFirst();
    if (updated) await addEvent(trx, updated, { at, memberId });
  });
  changes.announce(row.id);
  return (await exportById(database.db, practiceId, row.id)) ?? row;
}
