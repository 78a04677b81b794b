import { expect } from 'vitest';
import { mostAtOnce } from '#relay/qbo/pace.ts';
import { clientDraft, confirmExport, invoiceDraft } from '#relay/testing/billing.ts';
import type { Desk } from './desk.ts';
import { creditDraft, paymentDraft, refundDraft } from './drafts.ts';
import { exportsBacklog, exportsInvoice, exportsMany, isRefused, losesAnswers } from './jobs.ts';
import { at, type Proof, type Proofs } from './proof.ts';

/** A refusal that is put right by the books, not by the document: the second try is a new one. */
async function isRefusedThenTaken(desk: Desk) {
  const draft = invoiceDraft('1');
  await desk.map(draft);
  desk.sim.books.company(desk.realm).settings.bookCloseDate = '2026-11-30';
  await isRefused(desk, draft, 'qbo_books_closed', 'Invoice');
  desk.sim.books.company(desk.realm).settings.bookCloseDate = null;
  await exportsInvoice(desk);
}

const repeats = async (desk: Desk) => {
  await losesAnswers(desk);
  await isRefusedThenTaken(desk);
};

/** Lists that come in one batch, and records sent many at once, also when the answer is lost. */
async function batches(desk: Desk) {
  for (const list of ['classes', 'departments', 'terms', 'paymentMethods', 'taxCodes']) {
    const { status, body } = await desk.admin('GET', `/v1/catalogue/${list}`);
    expect({ list, status, isEmpty: body.rows?.length === 0 }).toEqual({
      ...{ list, status: 200, isEmpty: false },
    });
  }
  await exportsBacklog(desk, 12);
}

const losesBatch = async (desk: Desk) => {
  desk.sim.faults.next({ kind: 'drop-after-commit', match: { method: 'POST', path: '/batch' } });
  await exportsBacklog(desk, 12);
  expect(desk.sim.faults.waiting()).toEqual([]);
};

/** Paced, so that no call is one too many. */
const isPaced: Proof = async (desk) => {
  await exportsMany(desk, mostAtOnce + 8);
  expect(desk.sim.calls.all().filter(({ status }) => status !== 200)).toEqual([]);
};

const throttled = (proof: Proof) => at({}, proof, { throttle: true });

/** Others use up the minute of the company: the export waits for `ms`, then it is there, once. */
const waitsFor = (ms: number) =>
  throttled(async (desk) => {
    const draft = invoiceDraft('1');
    await desk.map(draft);
    const { throttle, clock, calls } = desk.sim;
    const arrival = { realm: desk.realm, clientId: 'another app', batch: false, crowded: false };
    for (let call = 0; call < 500; call += 1) {
      throttle.admits({ ...arrival, now: clock.now() }, 'concurrent');
    }
    const { body } = await confirmExport(desk.admin, draft);
    const receipt = async () => (await desk.admin('GET', `/v1/exports/${body.id}`)).body;
    await expect.poll(async () => (await receipt()).problem?.code).toBe('qbo_busy');
    expect(calls.all()).toHaveLength(1);
    desk.forward(ms - 2000);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(calls.all()).toHaveLength(1);
    desk.forward(3000);
    await exportsInvoice(desk);
    expect(calls.all()).toHaveLength(2);
  });

/** With the reads of the month used up, lists are as they were known, and writes go on. */
const isCapped: Proof = async (desk) => {
  const catalogue = (again: string) => desk.admin('GET', `/v1/catalogue/customers${again}`);
  await catalogue('');
  let tries = 0;
  while ((await catalogue('?again=true')).status === 200 && tries < 20) tries += 1;
  expect(tries).toBeLessThan(20);
  expect((await catalogue('')).body.rows.length).toBeGreaterThan(5);
  desk.forward(61_000);
  await exportsInvoice(desk);
};

/** Every kind of record is taken as it is built: nothing in it is unknown or malformed. */
async function exportsEveryKind(desk: Desk) {
  const depositAccountId = desk.idOf('Account', 'Checking');
  await desk.settings({ refundAccountId: depositAccountId });
  await exportsInvoice(desk);
  for (const draft of [paymentDraft('1'), creditDraft('1'), refundDraft('1')]) {
    await desk.map(draft);
    expect(await desk.send(draft)).toMatchObject({
      ...{ state: 'exported', quickbooks: { total: 7550 } },
    });
  }
  const customer = clientDraft('90', 'Ida Marsh (90)');
  expect(await desk.send(customer)).toMatchObject({ state: 'exported' });
  expect(desk.sim.calls.all().filter(({ status }) => status !== 200)).toEqual([]);
}

/** None of the calls whose class is unclear is made. */
const makesNoOtherCalls: Proof = async (desk) => {
  await exportsEveryKind(desk);
  await desk.admin('GET', '/v1/catalogue/customers');
  await desk.admin('POST', '/v1/connection/test', {});
  const isUnclassed = /^(upload|download)|\/(pdf|send)\b/;
  expect(desk.paths().filter((path) => isUnclassed.test(path))).toEqual([]);
  const queries = desk.sim.calls.all().filter(({ path }) => path.endsWith('/query'));
  expect(queries.length).toBeGreaterThan(0);
  expect(new Set(queries.map(({ method }) => method))).toEqual(new Set(['GET']));
};

/** A payment that is to go to an account for costs. */
const hasWrongAccount = (code: 'qbo_account_wrong' | 'qbo_refused') => async (desk: Desk) => {
  await exportsInvoice(desk);
  const expense = desk.list('Account').find(({ AccountType }) => AccountType === 'Expense');
  await desk.settings({ depositAccountId: String(expense?.Id) });
  await isRefused(desk, paymentDraft('1'), code, 'Payment');
};

/** Refusals are understood in either form, also those that name a holder. */
const isToldInForm: Proof = async (desk) => {
  await isRefusedThenTaken(desk);
  await isRefused(desk, clientDraft('7', 'Walk-in'), 'qbo_duplicate_name', 'Customer');
  const taken = invoiceDraft('2', { number: 'INV-1' });
  await isRefused(desk, taken, 'qbo_duplicate_number', 'Invoice');
};

/** Contract §2 and §3: repeats, batches, limits and refusals. */
export const protocolProofs = {
  requestIdHours: { 0: repeats, 24: repeats },
  replayFailures: { true: repeats, false: repeats },
  requestIdRepeat: { replay: repeats, 'refuse-changed': repeats, refuse: repeats },
  batchReplay: { whole: losesBatch, item: losesBatch },
  batchItems: { 10: batches, 30: batches, 50: batches },
  batchIds: { 'together-50': batches, 'each-36-10': batches },
  batchOrder: { given: batches, reverse: batches },
  throttle: { true: isPaced, false: isPaced },
  throttleRate: {
    'per-second': throttled(isPaced),
    concurrent: throttled(isPaced),
    both: throttled(isPaced),
  },
  throttleStatus: { 429: waitsFor(60_000), 403: waitsFor(60_000) },
  throttleBody: { fault: waitsFor(60_000), empty: waitsFor(60_000), xml: waitsFor(60_000) },
  retryAfterSeconds: { 0: waitsFor(60_000), 90: waitsFor(90_000) },
  corePlusCap: {
    0: async (desk) => {
      expect((await desk.admin('GET', '/v1/catalogue/customers?again=true')).status).toBe(200);
      await exportsInvoice(desk);
    },
    6: isCapped,
  },
  otherCalls: {
    'by-direction': makesNoOtherCalls,
    coreplus: makesNoOtherCalls,
    core: makesNoOtherCalls,
  },
  contentTypeRefusal: { 415: exportsEveryKind, 1050: exportsEveryKind },
  badIdCode: { 2030: exportsEveryKind, 2500: exportsEveryKind },
  badValueCode: { 2090: exportsEveryKind, 2010: exportsEveryKind },
  unknownProperty: { refuse: exportsEveryKind, ignore: exportsEveryKind },
  wrongAccountCode: {
    6430: hasWrongAccount('qbo_account_wrong'),
    6000: hasWrongAccount('qbo_refused'),
  },
  faultCase: { camel: isToldInForm, lower: isToldInForm },
} satisfies Partial<Proofs>;
