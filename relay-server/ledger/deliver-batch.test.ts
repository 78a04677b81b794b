import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { clientDraft, exportAndWait, halden, invoiceDraft } from '../testing/billing.ts';
import { type BulkRelay, openBulkRelay } from '../testing/bulk.ts';
import { connectCompany } from '../testing/consent.ts';
import { engines } from '../testing/engines.ts';

const patient = { timeout: 15_000 };

const invoices = (count: number, prefix: string) =>
  Array.from({ length: count }, (_, index) => invoiceDraft(`${prefix}${index}`));

describe.each(engines)('many exports at once on %s', { timeout: 30_000 }, (engine) => {
  let bulk: BulkRelay;
  beforeAll(async () => {
    bulk = await openBulkRelay({ engine, timing: { retryBaseMs: 600 } });
  }, 60_000);
  afterEach(() => {
    bulk.test.sim.faults.reset();
    Object.assign(bulk.test.sim.switches, { batchOrder: 'given', batchItems: 30 });
    bulk.test.sim.books.company(halden).settings.bookCloseDate = null;
  });
  afterAll(() => bulk.test.close());

  it('are sent in one call, each counted like a call of its own, and their bytes are forgotten', async () => {
    const { test, confirm, letGo, receipts, calls, made } = bulk;
    const ids = await confirm(invoices(10, 'first'));
    await letGo();
    for (const one of await receipts(ids)) {
      expect(one).toMatchObject({
        state: 'exported',
        quickbooks: { total: 7550 },
        calls: { all: 1, meteredReads: 0 },
      });
      expect(one.problem).toBeUndefined();
    }
    expect(calls('batch')).toHaveLength(1);
    expect(calls('invoice')).toHaveLength(0);
    expect(made('Invoice')).toHaveLength(10);
    const { db } = test.relay.store.database;
    await expect
      .poll(
        () => db.selectFrom('export_batches').select(['body', 'next_attempt_at']).execute(),
        patient,
      )
      .toEqual([{ body: null, next_attempt_at: null }]);
    const rows = await db.selectFrom('exports').select(['document', 'batch_id']).execute();
    expect(rows).toEqual(ids.map(() => ({ document: null, batch_id: null })));
  });

  it('are sent singly as long as each can be sent at once, and beside a slow batch', async () => {
    const { test, admin, confirm, letGo, receipts, calls } = bulk;
    const few = await confirm(invoices(4, 'few'));
    await letGo();
    await receipts(few);
    expect([calls('batch').length, calls('invoice').length]).toEqual([0, 4]);
    const many = await confirm(invoices(10, 'many'));
    test.sim.faults.next({ kind: 'slow', ms: 800, match: { entity: 'batch' } });
    await letGo();
    await sleep(100);
    const { body } = await exportAndWait(admin, invoiceDraft('alone'));
    expect(body.state).toBe('exported');
    expect((await receipts(many, 0)).map(({ state }) => state)).toContain('sending');
    expect((await receipts(many)).map(({ state }) => state)).toEqual(many.map(() => 'exported'));
  });

  it('are each told what is wrong with them', async () => {
    const { test, confirm, letGo, receipts, made } = bulk;
    const [ours] = await confirm([invoiceDraft('ours')]);
    await letGo();
    const [first] = await receipts([ours as string]);
    const { db } = test.relay.store.database;
    // The ledger forgets its row, as after restoring an older backup.
    await db.deleteFrom('export_events').execute();
    await db.deleteFrom('exports').execute();
    test.sim.books.company(halden).settings.bookCloseDate = '2026-10-31';
    const ids = await confirm([
      ...invoices(5, 'told'),
      invoiceDraft('old', { date: '2026-10-20' }),
      invoiceDraft('ours'),
      invoiceDraft('foreign', { number: 'INV-ours' }),
    ]);
    await letGo();
    const [old, again, foreign] = (await receipts(ids)).slice(5);
    expect(old).toMatchObject({ state: 'failed', problem: { code: 'qbo_books_closed' } });
    expect(again).toMatchObject({ state: 'exported', quickbooks: { id: first?.quickbooks?.id } });
    expect(foreign).toMatchObject({
      state: 'failed',
      problem: { code: 'qbo_duplicate_number', detail: { number: 'INV-ours' } },
    });
    expect(made('Invoice')).toHaveLength(5);
  });

  it('never stand in one batch with the same number or name, nor where they could not be looked up', async () => {
    const { test, confirm, letGo, receipts, calls, made } = bulk;
    const { profileId, origin } = invoiceDraft('1').source;
    const accounts = test.sim.books.list(halden, 'Account');
    const incomeAccountId = String(accounts.find((one) => one.AccountType === 'Income')?.Id);
    const ids = await confirm([
      ...Array.from({ length: 6 }, (_, index) => clientDraft(`c${index}`, `Client ${index}`)),
      clientDraft('c9', 'client 0'),
      ...Array.from({ length: 6 }, (_, index) => ({
        kind: 'item' as const,
        source: { profileId, origin, kind: 'item' as const, id: `i${index}` },
        name: `Fee ${index}`,
        incomeAccountId,
      })),
    ]);
    await letGo();
    const states = (await receipts(ids)).map(({ state }) => state);
    expect(states.filter((state) => state === 'failed')).toHaveLength(1);
    expect([calls('batch').length, calls('customer').length, calls('item').length]).toEqual([
      1, 1, 6,
    ]);
    expect(made('Customer')).toHaveLength(6);
  });

  it('go on in the same batch when the token has ended, and wait when the grant has', async () => {
    const { test, confirm, letGo, receipts, calls, made, admin } = bulk;
    const ids = await confirm(invoices(6, 'token'));
    test.sim.faults.next({ kind: 'fault', status: 401, code: '3200', match: { entity: 'batch' } });
    await letGo();
    expect((await receipts(ids)).map(({ state }) => state)).toEqual(ids.map(() => 'exported'));
    expect(calls('batch')).toHaveLength(2);
    expect(new Set(calls('batch').map(({ requestid }) => requestid)).size).toBe(1);
    const later = await confirm(invoices(6, 'later'));
    test.sim.grants.revokeRealm(halden);
    await letGo();
    const codes = async () => (await receipts(later, 0)).map(({ problem }) => problem?.code);
    await expect.poll(codes, patient).toEqual(later.map(() => 'needs_reconnect'));
    const state = async () => (await admin('GET', '/v1/me')).body.connection.state;
    await expect.poll(state, patient).toBe('needs_reconnect');
    expect(made('Invoice')).toHaveLength(0);
    await connectCompany(admin, halden);
    expect((await receipts(later)).map((one) => one.state)).toEqual(later.map(() => 'exported'));
    expect(made('Invoice')).toHaveLength(6);
  });

  it('run in any order, and a smaller batch is taken where QuickBooks takes no larger one', async () => {
    const { test, confirm, letGo, receipts, calls, made } = bulk;
    Object.assign(test.sim.switches, { batchOrder: 'reverse', batchItems: 6 });
    const ids = await confirm(invoices(10, 'order'));
    await letGo();
    const done = await receipts(ids);
    const numbers = new Map(made('Invoice').map((one) => [one.Id, one.DocNumber]));
    expect(done.map(({ quickbooks }) => numbers.get(quickbooks?.id))).toEqual(
      invoices(10, 'order').map(({ number }) => number),
    );
    // Ten are too many, five twice are not.
    expect(calls('batch')).toHaveLength(3);
    test.sim.switches.batchItems = 3;
    const more = await confirm(invoices(7, 'more'));
    await letGo();
    expect((await receipts(more)).map(({ state }) => state)).toEqual(more.map(() => 'exported'));
    expect([calls('batch').length, calls('invoice').length]).toEqual([1, 7]);
    expect(made('Invoice')).toHaveLength(7);
    // What was learned about batches ends with the process.
    await test.restart();
  });

  it('are sent singly for a while when a batch is refused as a whole', async () => {
    const { test, confirm, letGo, receipts, calls } = bulk;
    const ids = await confirm(invoices(6, 'whole'));
    test.sim.faults.next({ kind: 'fault', code: '2010', match: { entity: 'batch' } });
    await letGo();
    expect((await receipts(ids)).map(({ state }) => state)).toEqual(ids.map(() => 'exported'));
    expect([calls('batch').length, calls('invoice').length]).toEqual([1, 6]);
    await test.restart();
  });

  it('wait as they were when QuickBooks is busy', async () => {
    const { test, confirm, letGo, receipts, calls } = bulk;
    const ids = await confirm(invoices(6, 'busy'));
    test.sim.faults.next({ kind: 'status', status: 429, match: { entity: 'batch' } });
    await letGo();
    const codes = async () => (await receipts(ids, 0)).map(({ problem }) => problem?.code);
    await expect.poll(codes, patient).toEqual(ids.map(() => 'qbo_busy'));
    const { db } = test.relay.store.database;
    const rows = await db.selectFrom('exports').selectAll().where('id', 'in', ids).execute();
    for (const row of rows) {
      expect(row).toMatchObject({ state: 'sending', batch_id: null, first_sent_at: null });
      expect(row.request_id).toMatch(/^cf-/);
    }
    expect(calls('batch')).toHaveLength(1);
  });
});
