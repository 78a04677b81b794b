import type { FaultScript } from '#test/qbo-simulator/protocol/scripted-faults.ts';
import { decided, must, openOffice, send } from '#test/support/office.ts';
import { sampleDraft } from '#test/support/sample-draft.ts';
import { count, type Row, random } from './row.ts';

const faults: FaultScript[] = [
  { kind: 'drop-before' },
  { kind: 'drop-after-commit' },
  { kind: 'reset' },
  { kind: 'reset', commit: true },
  { kind: 'half-body' },
  { kind: 'late-commit', ms: 1500 },
  { kind: 'status', status: 503 },
  { kind: 'status', status: 500, commit: true },
  { kind: 'status', status: 504, commit: true },
  { kind: 'slow', ms: 1500 },
];
const rounds = 3;

/** R5 for invoices: the answer is lost in every way, in a random order. */
export const lostAnswers: Row = async (seed) => {
  const next = random(seed);
  const office = await openOffice();
  try {
    await office.mapAll(
      sampleDraft(),
      office.idOf('Customer', 'Walk-in'),
      office.idOf('Item', 'Services'),
    );
    const scripts = Array.from({ length: rounds }, () => faults)
      .flat()
      .toSorted(() => next() - 0.5);
    const drafts = scripts.map((_, index) => sampleDraft(`${seed}-${index}`));
    const receipts = [];
    for (const [index, script] of scripts.entries()) {
      office.simulator.simulator.faults.next({
        ...script,
        match: { method: 'POST', path: '/invoice' },
      });
      const first = must(await send(office.admin, drafts[index]!, office.company));
      receipts.push(await decided(office.admin, first.id).catch(() => null));
    }
    return count(office, drafts, receipts);
  } finally {
    await office.close();
  }
};
