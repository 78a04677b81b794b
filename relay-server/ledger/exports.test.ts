import { afterEach, describe, expect, it } from 'vitest';
import { accountTypes } from '#shared/mapping/account-types.ts';
import type { TermKind } from '#shared/mapping/term.ts';
import type { CatalogueRow } from '#shared/relay/contract.ts';
import type { FaultScript } from '#test/qbo-simulator/protocol/scripted-faults.ts';
import { startRelay } from '../start-relay.ts';
import {
  chooseDefaults,
  clientDraft,
  confirmExport,
  expenseDraft,
  exportAndWait,
  exportRequest,
  halden,
  invoiceDraft,
} from '../testing/billing.ts';
import { type Client, client } from '../testing/client.ts';
import { connectCompany } from '../testing/consent.ts';
import { engines } from '../testing/engines.ts';
import { openPractice } from '../testing/practice.ts';
import { configFrom, type TestRelay, type TestRelayOptions } from '../testing/test-relay.ts';

let test: TestRelay;
afterEach(() => test?.close());

async function connected(options: TestRelayOptions = {}) {
  const { test: opened, ...members } = await openPractice(options);
  test = opened;
  return members;
}

const invoices = () => test.sim.books.list(halden, 'Invoice');
const writes = () => test.sim.calls.all().filter((call) => call.kind === 'core');
const onInvoices = { method: 'POST', path: '/invoice\\?' };

describe.each(engines)('exports on %s', (engine) => {
  it('costs one call, stores the total to the cent and forgets the document', async () => {
    const { staff } = await connected({ engine });
    const draft = invoiceDraft('1001');
    const taken = await confirmExport(staff, draft);
    expect(taken.status).toBe(202);
    expect(taken.body).toMatchObject({ state: 'sending', total: 7550 });
    const { body } = await staff('GET', `/v1/exports/${taken.body.id}?wait=10`);
    expect(body).toMatchObject({ state: 'exported', quickbooks: { total: 7550 } });
    expect(body.quickbooks.url).toBe(`${test.simUrl}/app/invoice?txnId=${body.quickbooks.id}`);
    expect(body.problem).toBeUndefined();
    expect(invoices()).toHaveLength(1);
    expect(invoices()[0]).toMatchObject({ DocNumber: 'INV-1001', TotalAmt: 75.5 });
    expect(test.sim.calls.all()).toHaveLength(1);
    const row = await test.relay.store.database.db.selectFrom('exports').selectAll().execute();
    expect(row[0]?.document).toBeNull();
  });

  it('pays an expense by card where its method is mapped to a card, whatever the settings say', async () => {
    const { staff, admin } = await connected({ engine });
    const accounts = (await admin('GET', '/v1/catalogue/accounts')).body.rows as CatalogueRow[];
    const idOf = (type: string) => accounts.find((one) => accountTypes(one)[0] === type)?.id;
    await chooseDefaults(admin, {
      expensesAs: 'purchase',
      purchaseType: 'Check',
      purchaseAccountId: idOf('Bank') ?? '',
    });
    const draft = expenseDraft('E1', { paidBy: { method: { id: 'AMEX', name: 'Amex' } } });
    const vendors = (await admin('GET', '/v1/catalogue/vendors')).body.rows as CatalogueRow[];
    const paymentMethods = (await admin('GET', '/v1/catalogue/paymentMethods')).body
      .rows as CatalogueRow[];
    const targets: [TermKind, string, string | undefined][] = [
      ['supplier', 'id:LAB', vendors[0]?.id],
      ['expense-category', 'id:TESTS', idOf('Expense')],
      ['payment-method', 'id:AMEX', paymentMethods[0]?.id],
      ['money-account', 'id:AMEX', idOf('Credit Card')],
    ];
    for (const [kind, key, targetId] of targets) {
      const { profileId, origin } = draft.source;
      const term = { profileId, origin, kind, key };
      await admin('PUT', '/v1/mappings', { term, targetId, knownVersion: 0 });
    }
    expect((await exportAndWait(staff, draft)).body).toMatchObject({ state: 'exported' });
    const byCheck = expenseDraft('E2', {});
    expect((await exportAndWait(staff, byCheck)).body).toMatchObject({ state: 'exported' });
    expect(test.sim.books.list(halden, 'Purchase')).toMatchObject([
      { PaymentType: 'CreditCard', AccountRef: { value: idOf('Credit Card') } },
      { PaymentType: 'Check', AccountRef: { value: idOf('Bank') } },
    ]);
  });

  it('gives the same receipt again and sends nothing', async () => {
    const { staff, admin } = await connected({ engine });
    const first = await exportAndWait(staff, invoiceDraft('1002'));
    const again = await confirmExport(admin, invoiceDraft('1002', { paid: 7550 }));
    expect(again.status).toBe(200);
    expect(again.body).toEqual(first.body);
    expect(writes()).toHaveLength(1);
    const changed = invoiceDraft('1002', { date: '2026-11-21' });
    expect(await confirmExport(staff, changed)).toMatchObject({
      status: 409,
      body: { problem: { code: 'changed_since_export' } },
    });
    const { body } = await staff('POST', '/v1/exports/find', {
      sourceKeys: [first.body.sourceKey, 'unknown'],
    });
    expect(body.receipts).toEqual([first.body]);
  });

  it('makes one document of 50 concurrent confirmations by two browsers', async () => {
    const { staff, admin } = await connected({ engine });
    const request = await exportRequest(staff, invoiceDraft('1003'));
    const replies = await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        (index % 2 === 0 ? staff : admin)('POST', '/v1/exports', request),
      ),
    );
    expect(
      replies.map((reply) => reply.status).filter((one) => one !== 200 && one !== 202),
    ).toEqual([]);
    expect(new Set(replies.map((reply) => reply.body.id)).size).toBe(1);
    const { body } = await staff('GET', `/v1/exports/${replies[0]?.body.id}?wait=10`);
    expect(body.state).toBe('exported');
    expect(invoices()).toHaveLength(1);
    expect(writes()).toHaveLength(1);
  });

  const faults: FaultScript[] = [
    { kind: 'drop-before', match: onInvoices },
    { kind: 'drop-after-commit', match: onInvoices },
    { kind: 'reset', commit: true, match: onInvoices },
    { kind: 'half-body', match: onInvoices },
    { kind: 'status', status: 503, match: onInvoices },
    { kind: 'status', status: 500, commit: true, match: onInvoices },
    { kind: 'late-commit', ms: 3000, match: onInvoices },
    { kind: 'slow', ms: 3000, match: onInvoices },
    { kind: 'fault-200', match: onInvoices },
  ];

  it.each(faults)(
    'makes one document when the answer is lost: $kind',
    async (fault) => {
      const { staff } = await connected({ engine });
      test.sim.faults.next(fault);
      const { body } = await exportAndWait(staff, invoiceDraft('1004'), 15);
      expect(body.state).toBe('exported');
      // A document that is there is found by looking; only one that is not there is sent again.
      const isFound = ['drop-after-commit', 'half-body'].includes(fault.kind) || 'commit' in fault;
      await expect.poll(() => writes().length, { timeout: 5000 }).toBe(isFound ? 1 : 2);
      expect(new Set(writes().map((call) => call.requestid)).size).toBe(1);
      expect(invoices().map((one) => String(one.Id))).toEqual([body.quickbooks.id]);
    },
    30_000,
  );

  it('says why QuickBooks refused, and a new confirmation is a new generation', async () => {
    const { staff } = await connected({ engine });
    test.sim.books.company(halden).settings.bookCloseDate = '2026-11-30';
    const refused = await exportAndWait(staff, invoiceDraft('1005'));
    expect(refused.body).toMatchObject({ state: 'failed', problem: { code: 'qbo_books_closed' } });
    test.sim.books.company(halden).settings.bookCloseDate = null;
    const { body } = await exportAndWait(staff, invoiceDraft('1005'));
    expect(body).toMatchObject({ id: refused.body.id, state: 'exported' });
    expect(new Set(writes().map((call) => call.requestid)).size).toBe(2);
    expect(invoices()).toHaveLength(1);
  });

  it('takes over a document of ours that holds the number, and no foreign one', async () => {
    const { staff } = await connected({ engine });
    const { body: first } = await exportAndWait(staff, invoiceDraft('1006'));
    const { db } = test.relay.store.database;
    // The ledger forgets its row, as after restoring an older backup.
    await db.deleteFrom('export_events').execute();
    await db.deleteFrom('exports').execute();
    const { body: again } = await exportAndWait(staff, invoiceDraft('1006'));
    expect(again).toMatchObject({ state: 'exported', quickbooks: { id: first.quickbooks.id } });
    const foreign = invoiceDraft('1007', { number: 'INV-1006' });
    const { body } = await exportAndWait(staff, foreign);
    expect(body).toMatchObject({
      state: 'failed',
      problem: { code: 'qbo_duplicate_number', detail: { number: 'INV-1006' } },
    });
    expect(invoices()).toHaveLength(1);
  });

  it('does not take over a copy that a person made and changed, notes included', async () => {
    const { staff } = await connected({ engine });
    const { body: first } = await exportAndWait(staff, invoiceDraft('1015'));
    const [, fee] = (invoices()[0] as unknown as { Line: object[] }).Line;
    const Line = [{ ...fee, Amount: 80 }];
    test.sim.books.edit(halden, 'Invoice', first.quickbooks.id, { Line });
    expect(invoices()[0]?.TotalAmt).toBe(80);
    const { db } = test.relay.store.database;
    await db.deleteFrom('export_events').execute();
    await db.deleteFrom('exports').execute();
    const { body } = await exportAndWait(staff, invoiceDraft('1015'));
    expect(body).toMatchObject({ state: 'failed', problem: { code: 'qbo_duplicate_number' } });
  });

  it('pauses when the grant is revoked and goes on after reconnecting', async () => {
    const { staff, admin } = await connected({ engine });
    test.sim.grants.revokeRealm(halden);
    const { body } = await confirmExport(staff, invoiceDraft('1008'));
    // Told as soon as it is known: nothing but a person ends this wait.
    const asked = performance.now();
    const waiting = await staff('GET', `/v1/exports/${body.id}?wait=20`);
    expect(performance.now() - asked).toBeLessThan(15_000);
    expect((await staff('GET', '/v1/me')).body.connection.state).toBe('needs_reconnect');
    expect(waiting.body).toMatchObject({ state: 'sending', problem: { code: 'needs_reconnect' } });
    const seen = test.sim.calls.all().length;
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(test.sim.calls.all()).toHaveLength(seen);
    expect((await admin('GET', '/v1/catalogue/items')).body.problem.code).toBe('needs_reconnect');
    expect((await connectCompany(admin, halden)).status).toBe(200);
    const done = await staff('GET', `/v1/exports/${body.id}?wait=10`);
    expect(done.body.state).toBe('exported');
    expect(invoices()).toHaveLength(1);
  });

  it('says when QuickBooks stored another total', async () => {
    const { staff, admin } = await connected({ engine });
    test.sim.grants.revokeRealm(halden);
    const { body } = await confirmExport(staff, invoiceDraft('1014'));
    await expect
      .poll(async () => (await staff('GET', '/v1/me')).body.connection.state)
      .toBe('needs_reconnect');
    // As if QuickBooks came to 75.50 where the practice software says 75.51.
    await test.relay.store.database.db.updateTable('exports').set({ total: 7551 }).execute();
    await connectCompany(admin, halden);
    const done = await staff('GET', `/v1/exports/${body.id}?wait=10`);
    expect(done.body).toMatchObject({
      state: 'exported',
      total: 7551,
      quickbooks: { total: 7550 },
      problem: { code: 'total_differs', detail: { quickbooks: '75.50', practice: '75.51' } },
    });
  });

  it('leaves the company alone for a minute after a 429 and says so', async () => {
    const { staff } = await connected({ engine });
    test.sim.faults.next({ kind: 'status', status: 429, match: onInvoices });
    const { body } = await confirmExport(staff, invoiceDraft('1009'));
    await expect
      .poll(async () => (await staff('GET', `/v1/exports/${body.id}`)).body.problem?.code)
      .toBe('qbo_busy');
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(writes()).toHaveLength(1);
    expect((await staff('GET', '/v1/catalogue/items?again=true')).body.problem.code).toBe(
      'qbo_busy',
    );
  });

  it('refuses a document that is not the one shown, unmapped terms and staff creating clients', async () => {
    const { staff } = await connected({ engine });
    const request = await exportRequest(staff, invoiceDraft('1010'));
    const refusal = async (body: object) => {
      const reply = await staff('POST', '/v1/exports', { ...request, ...body });
      return [reply.status, reply.body.problem.code];
    };
    expect(await refusal({ shownHash: '0'.repeat(64) })).toEqual([409, 'preview_outdated']);
    const lines = [{ item: { name: 'Unknown' }, description: '', amount: 7550 }];
    expect(await refusal({ draft: invoiceDraft('1010', { lines }) })).toEqual([422, 'not_mapped']);
    expect(await refusal({ draft: clientDraft('5', 'Anna Bright (5)') })).toEqual([
      403,
      'admin_only',
    ]);
    const { source, ...rest } = invoiceDraft('1010');
    const draft = { ...rest, source: { ...source, kind: 'item' } };
    expect(await refusal({ draft })).toEqual([400, 'bad_request']);
    expect(invoices()).toHaveLength(0);
  });

  it('creates a client and maps the term to it in one step', async () => {
    const { admin } = await connected({ engine });
    const draft = clientDraft('88', 'Tamsin Okonjo (88)');
    const { profileId, origin } = draft.source;
    const mapTerm = { profileId, origin, kind: 'client', key: 'id:88' };
    const request = { ...(await exportRequest(admin, draft)), mapTerm };
    const taken = await admin('POST', '/v1/exports', request);
    const { body } = await admin('GET', `/v1/exports/${taken.body.id}?wait=10`);
    expect(body.state).toBe('exported');
    const { body: list } = await admin('GET', '/v1/mappings');
    const mapped = list.mappings.find((one: { term: { key: string } }) => one.term.key === 'id:88');
    expect(mapped).toMatchObject({ targetId: body.quickbooks.id, removed: false, realmId: halden });
    const named = clientDraft('89', 'Tamsin Okonjo (88)');
    const { body: second } = await exportAndWait(admin, named);
    expect(second).toMatchObject({ state: 'failed', problem: { code: 'qbo_duplicate_name' } });
  });

  it('after the replay window looks instead of sending: found is taken over, unfound goes to a person', async () => {
    let ahead = 0;
    const now = () => Date.now() + ahead;
    const timing = { retryBaseMs: 500, retryMostMs: 500 };
    const { staff } = await connected({ engine, now, timing });
    test.sim.faults.next({ kind: 'drop-after-commit', match: onInvoices });
    const kept = await confirmExport(staff, invoiceDraft('1011'));
    test.sim.faults.next({
      kind: 'drop-before',
      match: { method: 'POST', path: '/invoice\\?' },
      after: 0,
    });
    const lost = await confirmExport(staff, invoiceDraft('1012'));
    const stateOf = async (id: string) => (await staff('GET', `/v1/exports/${id}`)).body.state;
    await expect.poll(() => stateOf(kept.body.id)).toBe('unknown');
    await expect.poll(() => stateOf(lost.body.id)).toBe('unknown');
    ahead = 21 * 3_600_000;
    const found = await staff('GET', `/v1/exports/${kept.body.id}?wait=10`);
    const missing = await staff('GET', `/v1/exports/${lost.body.id}?wait=10`);
    expect(found.body.state).toBe('exported');
    expect(missing.body).toMatchObject({
      state: 'stuck',
      problem: { code: 'needs_person', detail: { number: 'INV-1012' } },
    });
    expect(writes()).toHaveLength(2);
    expect(invoices()).toHaveLength(1);
    expect(await confirmExport(staff, invoiceDraft('1012'))).toMatchObject({ status: 409 });
  });

  it('logs no name, number, amount or token', async () => {
    const { staff } = await connected({ engine });
    await exportAndWait(staff, invoiceDraft('1013'));
    await confirmExport(staff, invoiceDraft('1013', { date: '2026-01-01' }));
    const secrets = ['Rosalind', 'Vaccination', 'INV-1013', '75.5', '7550', 'Halden'];
    for (const secret of [...secrets, staff.token as string, 'test-client-secret']) {
      expect(test.logged()).not.toContain(secret);
    }
    expect(test.logged()).toContain('"event":"export"');
  });
});

describe.runIf(engines.includes('postgres'))('two relays on one database', () => {
  it('make one document per record of 10 records confirmed 50 times each', async () => {
    const { staff, admin } = await connected({ engine: 'postgres' });
    const second = await startRelay(configFrom({ ...test.env, LOG_LEVEL: 'silent' }));
    try {
      const callers = [
        staff,
        admin,
        client(second.url, staff.token),
        client(second.url, admin.token),
      ];
      for (let record = 0; record < 10; record += 1) {
        const request = await exportRequest(staff, invoiceDraft(`2${record}`));
        const replies = await Promise.all(
          Array.from({ length: 50 }, (_, index) =>
            (callers[index % 4] as Client)('POST', '/v1/exports', request),
          ),
        );
        expect(new Set(replies.map(({ body }) => body.id)).size).toBe(1);
        const receipts = await Promise.all(
          callers.map((call) => call('GET', `/v1/exports/${replies[0]?.body.id}?wait=10`)),
        );
        expect(new Set(receipts.map(({ body }) => body.quickbooks.id)).size).toBe(1);
      }
      expect(invoices()).toHaveLength(10);
      expect(writes()).toHaveLength(10);
    } finally {
      await second.close();
    }
  }, 60_000);
});
