import { setTimeout as sleep } from 'node:timers/promises';
import type { QboAnswer } from './answer.ts';

const mostTries = 3;
const baseMs = 300;
/** The browser that waits for the answer gives up after 15 s. */
const patienceMs = 5000;

/**
 * The one retry layer of reads that a person waits for: up to three tries with full jitter when
 * QuickBooks did not answer or had an error of its own. Nothing beneath it repeats a call: the
 * client makes exactly one, and the token keeper repeats only what was refused for its token,
 * once. Above it neither routes nor the extension repeat. It is for reads alone. Writes, and the
 * look-ups that belong to them, are repeated by the ledger (ledger/timing.ts), which knows what an
 * earlier try may have done. A throttled call is never repeated here: the company is frozen.
 */
export async function patiently(read: () => Promise<QboAnswer>): Promise<QboAnswer> {
  const start = performance.now();
  for (let tries = 1; ; tries += 1) {
    const answer = await read();
    const isPassing = answer.kind === 'unclear' || answer.kind === 'unsent';
    if (!isPassing || tries >= mostTries || performance.now() - start > patienceMs) return answer;
    await sleep(Math.random() * baseMs * 2 ** tries);
  }
}
