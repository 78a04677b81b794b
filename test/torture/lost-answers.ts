import type { Draft } from '#shared/draft/draft.ts';
import type { Receipt } from '#shared/ledger/receipt.ts';
import type { FaultScript } from '#test/qbo-simulator/protocol/scripted-faults.ts';
import { exportTogether } from './bulk.ts';
import { countInBooks, type Told } from './count-books.ts';
import { type Desk, openDesk } from './desk.ts';
import { mapRecords } from './map-records.ts';
import { invoice, payment, recordsOf } from './records.ts';
import { type Counted, type Row, random } from './row.ts';

/** The ten ways of R5 (reliability-and-security.md); calls time out after a second. */
const faults: Record<string, FaultScript[]> = {
  'dropped before it is read': [{ kind: 'drop-before' }],
  'dropped after the commit': [{ kind: 'drop-after-commit' }],
  reset: [{ kind: 'reset', commit: true }],
  'half a body': [{ kind: 'half-body' }],
  'slower than the limit': [{ kind: 'slow', ms: 1500, commit: true }],
  'committed after the client gave up': [{ kind: 'late-commit', ms: 1500 }],
  '200 with a fault': [{ kind: 'fault-200', code: '10000' }],
  'answered twice': [{ kind: 'duplicate-reply' }],
  'request id forgotten': [{ kind: 'drop-after-commit' }, { kind: 'forget-requestid' }],
  'an error after the commit': [{ kind: 'status', status: 503, commit: true }],
};

/** R5 for every kind of document, an export in steps, an update, a void and ten at once: the answer is lost in every way. */
export const lostAnswers: Row = (seed) => loseAnswers(seed, Object.keys(faults));

/** As R5, for some of the ways. */
export async function loseAnswers(seed: number, names: string[]): Promise<Counted> {
  const next = random(seed);
  const desk = await openDesk();
  const { office } = desk;
  try {
    await mapRecords(desk);
    const { faults: scripted, calls } = office.simulator.simulator;
    const told: Told[] = [];
    const ways = Object.entries(faults)
      .filter(([name]) => names.includes(name))
      .toSorted(() => next() - 0.5);
    for (const [index, [, scripts]] of ways.entries()) {
      const strike = () => {
        for (const script of scripts) scripted.next({ ...script, match: { method: 'POST' } });
      };
      const id = `${seed}-${index}`;
      for (const run of runs(id).toSorted(() => next() - 0.5)) {
        told.push(...(await run(desk, strike)));
        scripted.reset();
      }
      const struck = calls.all().filter(({ fault }) => fault).length;
      // Of each run at least one call must have been hit, or nothing was shown.
      if (struck < runs('').length) throw new Error(`only ${struck} calls were struck`);
      told.push(...(await exportTogether(office, id, scripts)));
      scripted.reset();
      calls.reset();
    }
    return countInBooks(office, told);
  } finally {
    await office.close();
  }
}

type Run = (desk: Desk, strike: () => void) => Promise<Told[]>;

const totalOf = (draft: Draft): number | null => {
  if (draft.kind === 'payment') return draft.amount;
  return 'total' in draft ? draft.total : null;
};

const told = (draft: Draft, receipt: Receipt | null, total = totalOf(draft)): Told => ({
  draft,
  total,
  receipt,
});

function runs(id: string): Run[] {
  const single = Object.values(recordsOf(id)).map<Run>((draft) => async (desk, strike) => {
    strike();
    return [told(draft, await desk.export([draft]))];
  });
  return [...single, paid(id), inSteps(id), updated(id), voided(id)];
}

const paid =
  (id: string): Run =>
  async (desk, strike) => {
    const settled = invoice(`${id}i`);
    const first = told(settled, await desk.export([settled]));
    strike();
    const money = payment(id, settled);
    return [first, told(money, await desk.export([money]))];
  };

const inSteps =
  (id: string): Run =>
  async (desk, strike) => {
    const settled = invoice(`${id}m`);
    const money = payment(`${id}m`, settled);
    strike();
    const receipt = await desk.export([settled, money]);
    return [told(money, receipt)];
  };

const updated =
  (id: string): Run =>
  async (desk, strike) => {
    const before = invoice(`${id}u`);
    await desk.export([before]);
    const after = { ...before, total: before.total + 100, taxes: [raised(before.taxes[0])] };
    strike();
    return [told(after, await desk.export([after], 'update'))];
  };

const raised = (tax = { name: 'Sales tax', amount: 0 }) => ({ ...tax, amount: tax.amount + 100 });

const voided =
  (id: string): Run =>
  async (desk, strike) => {
    const draft = invoice(`${id}v`);
    const exported = await desk.export([draft]);
    strike();
    return [told(draft, exported && (await desk.void(exported.id)), 0)];
  };
