import { openDatabase } from '#relay/storage/database.ts';
import { prepare } from '#shared/documents/index.ts';
import {
  decided,
  must,
  type Office,
  orderContext,
  pairedMember,
  realmId,
} from '#test/support/office.ts';
import type { RelayProcess } from '#test/support/relay-process.ts';
import { batchCalls, onBatch } from './bulk.ts';
import { invoice } from './records.ts';
import { count, type Row } from './row.ts';
import { openTwoRelays } from './two-relays.ts';

const records = 80;
/** Longer than a relay may take to notice that something is due. */
const slowMs = 1300;
/** What a killed relay holds is free when its leases end, after 18 s; then it waits for its turn. */
const decidedWithinSeconds = 80;
const failpoints = ['after-qbo-answer', 'before-post', 'after-result'];

/**
 * R7: two relays send invoices in bulk at once. Of their calls two are lost, one of them after the
 * commit, and one relay is killed in the middle of its own; it is started again.
 */
export const bulkOfTwo: Row = async (seed) => {
  const two = await openTwoRelays({ QBO_TIMEOUT_MS: '3000' });
  const { office } = two.desk;
  const database = openDatabase({ dataDir: '', databaseUrl: two.databaseUrl });
  const setState = (state: 'connected' | 'needs_reconnect') =>
    database.db.updateTable('connections').set({ state }).execute();
  try {
    // What was sent twice is there twice: QuickBooks refuses no number.
    const { books, faults } = office.simulator.simulator;
    books.company(realmId).settings.warnDuplicateNumber = false;
    await setState('needs_reconnect');
    const members = [office.admin, await pairedMember(two.second, 'admin')];
    const drafts = Array.from({ length: records }, (_, index) => invoice(`${seed}t${index}`));
    const context = await orderContext(office.admin, office.company);
    const ids: string[] = [];
    for (const [index, draft] of drafts.entries()) {
      const member = members[index % 2] ?? office.admin;
      const shownHash = must(prepare(draft, context)).hash;
      ids.push(must(await member.call('createExport', { data: { draft, shownHash } })).id);
    }
    await office.relay.child().stop();
    await office.relay.start({
      COUNTERFOIL_FAILPOINT: failpoints[seed % failpoints.length] as string,
    });
    const killed = office.relay.child().exited;
    faults.next({ kind: 'slow', ms: slowMs, commit: true, times: 4, match: onBatch });
    faults.next({ kind: 'drop-after-commit', match: onBatch });
    faults.next({ kind: 'drop-before', match: onBatch });
    await setState('connected');
    const { signal } = await killed;
    await office.relay.start();
    const receipts = await Promise.all(
      ids.map((id) =>
        decided(members[1] ?? office.admin, id, decidedWithinSeconds).catch(() => null),
      ),
    );
    checkStruck(office, two.second, signal);
    return count(office, drafts, receipts);
  } finally {
    await database.close();
    await two.close();
  }
};

/** Nothing was shown where one relay has sent everything, or no call was lost. */
function checkStruck(office: Office, second: RelayProcess, signal: string | null): void {
  if (signal !== 'SIGKILL') throw new Error('The relay was not killed.');
  const bySecond =
    second
      .child()
      .output()
      .match(/"state":"exported"/g)?.length ?? 0;
  if (bySecond < 5) throw new Error(`The second relay has exported ${bySecond}.`);
  const struck = batchCalls(office).filter(({ fault }) => fault?.startsWith('drop'));
  if (struck.length < 2) throw new Error(`${struck.length} batch calls were lost.`);
}
