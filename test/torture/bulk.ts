import { setTimeout as sleep } from 'node:timers/promises';
import type { InvoiceDraft } from '#shared/draft/draft.ts';
import type { Receipt } from '#shared/ledger/receipt.ts';
import type { FaultScript } from '#test/qbo-simulator/protocol/scripted-faults.ts';
import { decided, must, type Office, realmId, send } from '#test/support/office.ts';
import type { Told } from './count-books.ts';
import { invoice } from './records.ts';

const together = 10;
export const onBatch = { method: 'POST', entity: 'batch' };

/** Confirms invoices at once that wait for the connection; their ids. */
async function waiting(office: Office, drafts: InvoiceDraft[]): Promise<string[]> {
  office.simulator.simulator.grants.revokeRealm(realmId);
  const sent = await Promise.all(drafts.map((draft) => send(office.admin, draft, office.company)));
  while (must(await office.admin.call('me')).connection.state === 'connected') await sleep(50);
  return sent.map((one) => must(one).id);
}

/** Ten invoices confirmed at once go in one batch call once the company is connected, which `scripts` strike. */
export async function exportTogether(
  office: Office,
  id: string,
  scripts: FaultScript[],
): Promise<Told[]> {
  const { faults, calls } = office.simulator.simulator;
  const drafts = Array.from({ length: together }, (_, index) => invoice(`${id}b${index}`));
  const ids = await waiting(office, drafts);
  for (const script of scripts) faults.next({ ...script, match: onBatch });
  const before = calls.all().length;
  await office.reconnect();
  const receipts = await receiptsOf(office, ids);
  const struck = batchCalls(office, before).filter(({ fault }) => fault !== undefined);
  // A call that is carried out late is known when it ends.
  if (struck.length === 0) throw new Error(`no batch call was struck: ${scripts[0]?.kind}`);
  return drafts.map((draft, index) => ({
    draft,
    total: draft.total,
    receipt: receipts[index] ?? null,
  }));
}

/**
 * Lets invoices wait for the connection, and ends the relay at a failpoint in the middle of the
 * batch call that takes them all once it is there again.
 */
export async function killInBatch(
  office: Office,
  drafts: InvoiceDraft[],
  failpoint: string,
): Promise<(Receipt | null)[]> {
  const ids = await waiting(office, drafts);
  await office.relay.child().stop();
  await office.relay.start({ COUNTERFOIL_FAILPOINT: failpoint });
  // The relay may be gone before it has answered.
  await office.reconnect().catch(() => {});
  const { signal } = await office.relay.child().exited;
  if (signal !== 'SIGKILL') throw new Error(`The relay was not killed ${failpoint}.`);
  await office.relay.start();
  return receiptsOf(office, ids);
}

const receiptsOf = (office: Office, ids: string[]): Promise<(Receipt | null)[]> =>
  Promise.all(ids.map((id) => decided(office.admin, id).catch(() => null)));

/** The batch calls that reached QuickBooks, from the nth call on. */
export const batchCalls = (office: Office, from = 0) =>
  office.simulator.simulator.calls
    .all()
    .slice(from)
    .filter(({ path }) => path.endsWith('/batch'));
