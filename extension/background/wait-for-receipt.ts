import { isFinal, type Receipt } from '#shared/ledger/receipt.ts';
import { ok, type Result } from '#shared/result.ts';
import { isOfConnection } from './note-connection.ts';
import type { Relay, World } from './world.ts';

/** A worker may be stopped after 30 s without events; what takes longer goes on by alarm. */
const patience = 25_000;

/**
 * Asks the relay until the receipt is final, waits for the connection, or 25 s are over; answers
 * the last one it gave.
 */
export async function waitForReceipt(
  world: World,
  relay: Relay,
  first: Receipt,
): Promise<Result<Receipt>> {
  const end = world.now() + patience;
  let receipt = first;
  while (!isFinal(receipt)) {
    const left = Math.floor((end - world.now()) / 1000);
    if (left < 1) break;
    const asked = world.now();
    const answer = await relay.call('getExport', {
      params: { id: receipt.id },
      data: { wait: Math.min(left, 20) },
    });
    if (!answer.ok) return answer;
    receipt = answer.value;
    if (!isFinal(receipt) && isOfConnection(receipt.problem)) break;
    // A relay that answers at once must not be asked in a tight loop.
    if (!isFinal(receipt) && world.now() - asked < 1000) await world.sleep(1000);
  }
  return ok(receipt);
}
