import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { voiding } from '#shared/documents/change.ts';
import type { Draft } from '#shared/draft/draft.ts';
import type { FaultScript } from '#test/qbo-simulator/protocol/scripted-faults.ts';
import { chooseDefaults, exportAndWait, exportRequest, halden } from '../testing/billing.ts';
import type { Client, Reply } from '../testing/client.ts';
import { connectCompany } from '../testing/consent.ts';
import { chooseFor, type EntityCase, entityCases, mapEveryTerm } from '../testing/every-entity.ts';
import { startTestRelay, type TestRelay } from '../testing/test-relay.ts';

let test: TestRelay;
let admin: Client;
let number = 9000;
let ahead = 0;
/** What somebody does in QuickBooks between our reading and our writing. */
let meanwhile = () => {};
// Nothing is tried again by itself in a test's time: the clock is put on where it should be.
const timing = { retryBaseMs: 60_000, retryMostMs: 60_000 };
beforeAll(async () => {
  const reach = (point: string) => (point === 'before-post' ? meanwhile() : undefined);
  test = await startTestRelay({ now: () => Date.now() + ahead, timing, reach });
  admin = await test.pair('admin');
  await connectCompany(admin, halden);
  await mapEveryTerm(test, admin);
}, 30_000);
afterAll(() => test?.close());
beforeEach(() => {
  number += 1;
});
afterEach(() => {
  meanwhile = () => {};
});

const books = () => test.sim.books;
const list = (entity: string) => books().list(halden, entity);
const inBooks = (entity: string, id: string) => list(entity).find(({ Id }) => Id === id);
const writes = () => test.sim.calls.all().filter(({ method }) => method === 'POST');
const finished = async ({ body }: Reply) =>
  body.problem && !body.id ? body : (await admin('GET', `/v1/exports/${body.id}?wait=15`)).body;

/** An exported record of a case; the calls are counted from here on. */
async function exported(name: string) {
  const one = entityCases[name] as EntityCase;
  await chooseFor(admin, one);
  const draft = one.draft(String(number));
  const { body } = await exportAndWait(admin, draft);
  expect(body).toMatchObject({ state: 'exported' });
  test.sim.calls.reset();
  return { id: body.id as string, qboId: body.quickbooks.id as string, entity: one.entity, draft };
}
const changed = (draft: Draft): Draft => ({ ...draft, date: '2026-10-30' }) as Draft;
const update = async (draft: Draft) =>
  admin('POST', '/v1/exports', {
    ...(await exportRequest(admin, changed(draft))),
    change: 'update',
  });
const voided = (id: string) => admin('POST', `/v1/exports/${id}/void`, {});
const isUnknown = (id: string) =>
  expect
    .poll(async () => (await admin('GET', `/v1/exports/${id}`)).body.state, { timeout: 10_000 })
    .toBe('unknown');
const minute = 61_000;
const pastReplay = 21 * 3_600_000;
const onChange = { method: 'POST' };

describe('a change of an exported record', { timeout: 30_000 }, () => {
  const dated = Object.keys(entityCases).filter((name) => 'date' in entityCases[name]!.draft('1'));
  it.each(dated)('of a %s is one read and one write', async (name) => {
    const { qboId, entity, draft } = await exported(name);
    const before = inBooks(entity, qboId);
    expect(await finished(await update(draft))).toMatchObject({
      ...{ operation: 'update', state: 'exported', quickbooks: { id: qboId } },
    });
    expect(inBooks(entity, qboId)).toMatchObject({
      ...{ TxnDate: '2026-10-30', SyncToken: '1', PrivateNote: before?.PrivateNote },
      ...(before?.DocNumber ? { DocNumber: before.DocNumber } : {}),
    });
    expect(test.sim.calls.all()).toHaveLength(2);
  });

  it.each(['Customer', 'Vendor', 'Item'])('of a %s keeps its id', async (name) => {
    const { qboId, entity, draft } = await exported(name);
    const renamed = {
      ...draft,
      ...(name === 'Item' ? { name: `New name ${number}` } : { displayName: `New name ${number}` }),
    };
    const request = { ...(await exportRequest(admin, renamed as Draft)), change: 'update' };
    const done = await finished(await admin('POST', '/v1/exports', request));
    expect(done).toMatchObject({
      operation: 'update',
      state: 'exported',
      quickbooks: { id: qboId },
    });
    const { Name, DisplayName } = inBooks(entity, qboId) ?? {};
    expect(DisplayName ?? Name).toBe(`New name ${number}`);
  });

  it.each(['Invoice', 'CreditMemo'])(
    'of a %s is made on the newest version when somebody was faster, and leaves what they wrote',
    async (name) => {
      const { qboId, draft } = await exported(name);
      const before = inBooks(name, qboId);
      books().edit(halden, name, qboId, { CustomerMemo: { value: 'Please' } });
      meanwhile = () => {
        meanwhile = () => {};
        books().edit(halden, name, qboId, { CustomerMemo: { value: 'Thank you' } });
      };
      const done = await finished(await update(draft));
      expect(done).toMatchObject({
        operation: 'update',
        state: 'exported',
        quickbooks: { id: qboId },
      });
      expect(inBooks(name, qboId)).toMatchObject({
        ...{ TxnDate: '2026-10-30', CustomerMemo: { value: 'Thank you' }, SyncToken: '3' },
        TotalAmt: before?.TotalAmt,
      });
      // Two readings, the refused write and the one that took.
      expect(writes().map(({ status }) => status)).toEqual([400, 200]);
      expect(new Set(writes().map(({ requestid }) => requestid)).size).toBe(2);
      expect(test.sim.calls.all()).toHaveLength(4);
    },
  );

  it('gives up after three times, as it was, and can be asked for again', async () => {
    const { qboId, draft } = await exported('Invoice');
    const before = inBooks('Invoice', qboId);
    let times = 0;
    meanwhile = () => {
      times += 1;
      books().edit(halden, 'Invoice', qboId, { CustomerMemo: { value: `Edit ${times}` } });
    };
    const refused = await finished(await update(draft));
    expect(refused).toMatchObject({ state: 'failed', problem: { code: 'qbo_stale' } });
    expect(inBooks('Invoice', qboId)?.TxnDate).toBe(before?.TxnDate);
    expect(times).toBe(4);
    meanwhile = () => {};
    expect(await finished(await update(draft))).toMatchObject({ state: 'exported' });
    expect(inBooks('Invoice', qboId)).toMatchObject({ TxnDate: '2026-10-30' });
  });

  it('is not made where a person has taken our mark away', async () => {
    const { id, qboId, draft } = await exported('Invoice');
    books().edit(halden, 'Invoice', qboId, { PrivateNote: 'Mine now' });
    const before = inBooks('Invoice', qboId);
    for (const done of [await finished(await update(draft)), await finished(await voided(id))]) {
      expect(done).toMatchObject({ state: 'failed', problem: { code: 'not_ours_any_more' } });
    }
    expect(inBooks('Invoice', qboId)).toEqual(before);
    expect(writes()).toEqual([]);
  });

  it('tells that a person voided it', async () => {
    const { qboId, draft } = await exported('Invoice');
    books().void(halden, 'Invoice', qboId);
    expect(await finished(await update(draft))).toMatchObject({
      ...{ state: 'voided', problem: { code: 'voided_in_quickbooks' } },
    });
    expect(writes()).toEqual([]);
  });

  it('is refused while the payment lies in a deposit, and made when it does not any more', async () => {
    const { id, qboId, draft } = await exported('Payment with a reference');
    const before = inBooks('Payment', qboId);
    const deposit = books().create(halden, 'Deposit', {
      DepositToAccountRef: { value: '1' },
      Line: [{ LinkedTxn: [{ TxnId: qboId, TxnType: 'Payment' }] }],
    });
    for (const done of [await finished(await update(draft)), await finished(await voided(id))]) {
      expect(done).toMatchObject({ state: 'failed', problem: { code: 'qbo_deposited' } });
    }
    expect(inBooks('Payment', qboId)).toMatchObject({ TotalAmt: 12, TxnDate: before?.TxnDate });
    books().delete(halden, 'Deposit', String(deposit.Id));
    expect(await finished(await voided(id))).toMatchObject({ state: 'voided' });
    expect(inBooks('Payment', qboId)).toMatchObject({ TotalAmt: 0 });
  });

  it.each<FaultScript['kind']>(['drop-before', 'drop-after-commit', 'half-body', 'reset'])(
    'takes effect once when the answer is lost: %s',
    async (kind) => {
      const { id, qboId, draft } = await exported('Invoice');
      test.sim.faults.next({ kind, match: onChange } as FaultScript);
      await update(draft);
      await isUnknown(id);
      ahead += minute;
      const { body } = await admin('GET', `/v1/exports/${id}?wait=15`);
      expect(body).toMatchObject({ operation: 'update', state: 'exported' });
      expect(inBooks('Invoice', qboId)).toMatchObject({ TxnDate: '2026-10-30', SyncToken: '1' });
      expect(new Set(writes().map(({ requestid }) => requestid)).size).toBe(1);
    },
  );

  it('takes effect once where QuickBooks has forgotten the request, too', async () => {
    const { id, qboId, draft } = await exported('Invoice');
    test.sim.faults.next({ kind: 'drop-after-commit', match: onChange });
    test.sim.faults.next({ kind: 'forget-requestid', match: onChange });
    await update(draft);
    await isUnknown(id);
    ahead += minute;
    const { body } = await admin('GET', `/v1/exports/${id}?wait=15`);
    expect(body).toMatchObject({ operation: 'update', state: 'exported' });
    expect(inBooks('Invoice', qboId)).toMatchObject({ TxnDate: '2026-10-30', SyncToken: '1' });
  });

  it.each([
    ['that arrived, is found done by reading', 'drop-after-commit', 1],
    ['that did not arrive, is sent again on the version it is for', 'drop-before', 2],
  ] as const)('past the replay window, %s', async (_what, kind, sent) => {
    const { id, qboId, draft } = await exported('Invoice');
    test.sim.faults.next({ kind, match: onChange });
    await update(draft);
    await isUnknown(id);
    ahead += pastReplay;
    const { body } = await admin('GET', `/v1/exports/${id}?wait=15`);
    expect(body).toMatchObject({ operation: 'update', state: 'exported' });
    expect(inBooks('Invoice', qboId)).toMatchObject({ TxnDate: '2026-10-30', SyncToken: '1' });
    const changes = writes().filter(({ path }) => path.includes('/invoice'));
    expect(changes).toHaveLength(sent);
  });

  it('past the replay window, is found done though its words were stored with other characters', async () => {
    test.sim.switches.beyondLatin1 = 'replace';
    const { id, qboId, draft } = await exported('Invoice');
    await chooseDefaults(admin, { memo: true });
    test.sim.faults.next({ kind: 'drop-after-commit', match: onChange });
    await update({ ...draft, memo: 'Danke 猫 für 🐈🐈' } as Draft);
    await isUnknown(id);
    ahead += pastReplay;
    const { body } = await admin('GET', `/v1/exports/${id}?wait=15`);
    test.sim.switches.beyondLatin1 = 'accept';
    expect(body).toMatchObject({
      ...{ operation: 'update', state: 'exported' },
      problem: { code: 'text_changed', detail: { field: 'message to the client' } },
    });
    expect(inBooks('Invoice', qboId)).toMatchObject({
      ...{ TxnDate: '2026-10-30', SyncToken: '1', CustomerMemo: { value: 'Danke ? für ??' } },
    });
    expect(writes().filter(({ path }) => path.includes('/invoice'))).toHaveLength(1);
  });

  it('past the replay window, goes to a person where somebody has changed the record since', async () => {
    const { id, qboId, draft } = await exported('Invoice');
    test.sim.faults.next({ kind: 'drop-before', match: onChange });
    await update(draft);
    await isUnknown(id);
    books().edit(halden, 'Invoice', qboId, { CustomerMemo: { value: 'Since' } });
    const before = inBooks('Invoice', qboId);
    ahead += pastReplay;
    const { body } = await admin('GET', `/v1/exports/${id}?wait=15`);
    expect(body).toMatchObject({ state: 'stuck', problem: { code: 'needs_person' } });
    expect(inBooks('Invoice', qboId)).toEqual(before);
  });
});

describe('taking the effect away', { timeout: 30_000 }, () => {
  const names = ['Invoice', 'SalesReceipt', 'Payment with a reference', 'CreditMemo'];
  it.each([...names, 'RefundReceipt', 'Bill', 'Purchase'])('of a %s', async (name) => {
    const { id, qboId, entity } = await exported(name);
    const done = await finished(await voided(id));
    expect(done).toMatchObject({ operation: 'void', state: 'voided', quickbooks: { total: 0 } });
    const left = inBooks(entity, qboId);
    if (voiding[entity] === 'delete') expect(left).toBeUndefined();
    else expect(left).toMatchObject({ TotalAmt: 0 });
    expect(writes()).toHaveLength(1);
    const again = await voided(id);
    expect([again.status, again.body]).toEqual([200, done]);
    expect(writes()).toHaveLength(1);
  });

  it.each(['Invoice', 'CreditMemo', 'Bill'])('of a %s that is gone already', async (name) => {
    const { id, qboId, entity } = await exported(name);
    books().delete(halden, entity, qboId);
    expect(await finished(await voided(id))).toMatchObject({ state: 'voided' });
    expect(writes()).toEqual([]);
  });

  it('of a record that a person voided takes no write', async () => {
    const { id, qboId } = await exported('Invoice');
    books().void(halden, 'Invoice', qboId);
    const done = await finished(await voided(id));
    expect(done).toMatchObject({ state: 'voided' });
    expect(done.problem).toBeUndefined();
    expect(writes()).toEqual([]);
  });

  it.each(['Customer', 'Vendor', 'Item', 'PaymentMethod', 'Term'])(
    'of a %s is left to a person in QuickBooks',
    async (name) => {
      const { id, qboId, entity } = await exported(name);
      const before = inBooks(entity, qboId);
      const { status, body } = await voided(id);
      expect([status, body.problem.code]).toEqual([409, 'void_by_hand']);
      expect(inBooks(entity, qboId)).toEqual(before);
      expect(test.sim.calls.all()).toEqual([]);
    },
  );

  it.each(['CreditMemo', 'SalesReceipt'])(
    'of a %s is done once when the answer is lost and somebody changes it meanwhile',
    async (name) => {
      const { id, qboId, entity } = await exported(name);
      test.sim.faults.next({ kind: 'drop-before', match: onChange });
      await voided(id);
      await isUnknown(id);
      books().edit(halden, entity, qboId, { CustomerMemo: { value: 'Since' } });
      ahead += pastReplay;
      const { body } = await admin('GET', `/v1/exports/${id}?wait=15`);
      expect(body).toMatchObject({ operation: 'void', state: 'voided' });
      expect(inBooks(entity, qboId)?.TotalAmt ?? 0).toBe(0);
    },
  );
});
