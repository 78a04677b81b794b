import { setTimeout as sleep } from 'node:timers/promises';
import type { InvoiceDraft } from '#shared/draft/draft.ts';
import type { Receipt } from '#shared/ledger/receipt.ts';
import type { FaultScript } from '#test/qbo-simulator/protocol/scripted-faults.ts';
import { decided, must, type Office, realmId, send } from '#test/support/office.ts';

const onBatch = { method: 'POST', entity: 'batch' };
/** As many as are sent singly beside each other before the others have to wait. */
export const singles = 4;
export const together = 10;

/**
 * Confirms invoices at once: the first ones are on their way for a while, so that the others wait
 * and go together in one batch call, which `scripts` strike.
 */
export async function exportTogether(
  office: Office,
  drafts: InvoiceDraft[],
  scripts: FaultScript[],
): Promise<(Receipt | null)[]> {
  const { faults } = office.simulator.simulator;
  faults.next({ kind: 'slow', ms: 500, times: singles, match: { entity: 'invoice' } });
  for (const script of scripts) faults.next({ ...script, match: onBatch });
  const sent = await Promise.all(drafts.map((draft) => send(office.admin, draft, office.company)));
  return receiptsOf(
    office,
    sent.map((one) => must(one).id),
  );
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
  office.simulator.simulator.grants.revokeRealm(realmId);
  const sent = await Promise.all(drafts.map((draft) => send(office.admin, draft, office.company)));
  while (must(await office.admin.call('me')).connection.state === 'connected') await sleep(50);
  await office.relay.child().stop();
  await office.relay.start({ COUNTERFOIL_FAILPOINT: failpoint });
  // The relay may be gone before it has answered.
  await office.reconnect().catch(() => {});
  const { signal } = await office.relay.child().exited;
  if (signal !== 'SIGKILL') throw new Error(`The relay was not killed ${failpoint}.`);
  await office.relay.start();
  return receiptsOf(
    office,
    sent.map((one) => must(one).id),
  );
}

const receiptsOf = (office: Office, ids: string[]): Promise<(Receipt | null)[]> =>
  Promise.all(ids.map((id) => decided(office.admin, id).catch(() => null)));

/** The batch calls that reached QuickBooks. */
export const batchCalls = (office: Office) =>
  office.simulator.simulator.calls.all().filter(({ path }) => path.endsWith('/batch'));
