import { afterEach, describe, expect, it } from 'vitest';
import type { PaymentDraft } from '#shared/draft/draft.ts';
import type { TermKind } from '#shared/mapping/term.ts';
import {
  chooseDefaults,
  confirmExport,
  exportAndWait,
  exportRequest,
  halden,
  invoiceDraft,
  northgate,
} from '../testing/billing.ts';
import type { Client } from '../testing/client.ts';
import { connectCompany } from '../testing/consent.ts';
import { engines } from '../testing/engines.ts';
import { startTestRelay, type TestRelay, type TestRelayOptions } from '../testing/test-relay.ts';

let test: TestRelay;
let admin: Client;
afterEach(() => test?.close());

async function started(options: TestRelayOptions = {}): Promise<Client> {
  test = await startTestRelay(options);
  admin = await test.pair('admin');
  await moveTo(halden);
  return test.pair('staff');
}

/** Disconnects, connects the company and maps the records' terms to its first customer and item. */
async function moveTo(realmId: string): Promise<void> {
  await admin('DELETE', '/v1/connection');
  await connectCompany(admin, realmId);
  await chooseDefaults(admin);
  const first = async (list: string) =>
    (await admin('GET', `/v1/catalogue/${list}`)).body.rows.find(
      (one: { active: boolean; type?: string }) => one.active && one.type !== 'Category',
    ).id;
  const map = async (kind: TermKind, key: string, targetId: string) => {
    const { profileId, origin } = invoiceDraft('1').source;
    const term = { profileId, origin, kind, key };
    await admin('PUT', '/v1/mappings', { term, targetId, knownVersion: 0 });
  };
  await map('client', 'id:77', await first('customers'));
  for (const key of ['id:VAC', 'id:FEE']) await map('item', key, await first('items'));
}

const list = (realmId: string, entity = 'Invoice') => test.sim.books.list(realmId, entity);
const keyOf = (id: string) =>
  `demo-practice|${encodeURIComponent('https://practice.example')}|invoice|${id}`;
const found = async (staff: Client, id: string) =>
  (await staff('POST', '/v1/exports/find', { sourceKeys: [keyOf(id)] })).body.receipts;
const rows = () => test.relay.store.database.db.selectFrom('exports').selectAll().execute();
const finished = async (staff: Client, id: string) =>
  (await staff('GET', `/v1/exports/${id}?wait=10`)).body;

describe.each(engines)(
  'a practice that moves to another company on %s',
  { timeout: 30_000 },
  (engine) => {
    it('exports a record once to each, and each company shows its own', async () => {
      const staff = await started({ engine });
      const { body: there } = await exportAndWait(staff, invoiceDraft('1'));
      expect(there).toMatchObject({ state: 'exported', realmId: halden });
      const [before] = await rows();

      await admin('DELETE', '/v1/connection');
      expect(await found(staff, '1')).toEqual([there]);
      await moveTo(northgate);
      expect(await found(staff, '1')).toEqual([]);
      const { body: here } = await exportAndWait(staff, invoiceDraft('1'));
      expect(here).toMatchObject({ state: 'exported', realmId: northgate });
      expect(here.id).not.toBe(there.id);
      expect(await found(staff, '1')).toEqual([here]);
      expect((await confirmExport(staff, invoiceDraft('1'))).body).toEqual(here);
      expect([list(halden).length, list(northgate).length]).toEqual([1, 1]);
      await admin('DELETE', '/v1/connection');
      expect(await found(staff, '1')).toEqual([here]);

      await moveTo(halden);
      expect(await found(staff, '1')).toEqual([there]);
      expect((await confirmExport(staff, invoiceDraft('1'))).body).toEqual(there);
      expect([list(halden).length, list(northgate).length]).toEqual([1, 1]);
      const after = await rows();
      expect(after.find(({ id }) => id === there.id)).toEqual(before);
      expect(new Set(after.map(({ request_id }) => request_id)).size).toBe(2);
    });

    it('updates and voids what the connected company has, and nothing elsewhere', async () => {
      const staff = await started({ engine });
      const { body: there } = await exportAndWait(staff, invoiceDraft('2'));
      await moveTo(northgate);
      const changed = invoiceDraft('2', { date: '2026-11-21' });
      const update = { ...(await exportRequest(staff, changed)), change: 'update' };
      const nothing = await staff('POST', '/v1/exports', update);
      expect([nothing.status, nothing.body.problem.code]).toEqual([409, 'nothing_in_quickbooks']);
      const elsewhere = await staff('POST', `/v1/exports/${there.id}/void`, {});
      expect([elsewhere.status, elsewhere.body.problem.code]).toEqual([409, 'exported_elsewhere']);

      const { body: here } = await exportAndWait(staff, invoiceDraft('2'));
      const { body: taken } = await staff('POST', '/v1/exports', update);
      expect(await finished(staff, taken.id)).toMatchObject({ id: here.id, operation: 'update' });
      expect(list(northgate)).toMatchObject([{ TxnDate: '2026-11-21' }]);
      await staff('POST', `/v1/exports/${here.id}/void`, {});
      expect(await finished(staff, here.id)).toMatchObject({ state: 'voided' });
      expect(list(halden)).toMatchObject([{ TxnDate: '2026-11-20', TotalAmt: 75.5 }]);
      await moveTo(halden);
      expect(await found(staff, '2')).toEqual([there]);
    });

    it('leaves what was on its way to the company before, and finishes it on return', async () => {
      const staff = await started({ engine });
      test.sim.grants.revokeRealm(halden);
      const { body: waiting } = await confirmExport(staff, invoiceDraft('3'));
      await expect
        .poll(async () => (await staff('GET', '/v1/me')).body.connection.state)
        .toBe('needs_reconnect');
      await moveTo(northgate);
      const { body: here } = await exportAndWait(staff, invoiceDraft('3'));
      expect(here.state).toBe('exported');
      expect((await staff('GET', `/v1/exports/${waiting.id}`)).body).toMatchObject({
        ...{ state: 'sending', realmId: halden, problem: { code: 'not_connected' } },
      });
      await moveTo(halden);
      expect(await finished(staff, waiting.id)).toMatchObject({ state: 'exported' });
      expect([list(halden).length, list(northgate).length]).toEqual([1, 1]);
    });

    it('does not let a payment settle an invoice that the other company has', async () => {
      const staff = await started({ engine });
      await exportAndWait(staff, invoiceDraft('4'));
      await moveTo(northgate);
      const { source, client, date, currency } = invoiceDraft('4');
      const payment: PaymentDraft = {
        ...{ kind: 'payment', source: { ...source, kind: 'payment' }, client, date, currency },
        ...{ number: 'PAY-4', amount: 7550 },
        applied: [{ kind: 'invoice', id: '4', number: 'INV-4', amount: 7550 }],
      };
      await expect(exportRequest(staff, payment)).rejects.toThrow('not_exported_yet');
      const request = await exportRequest(staff, payment, [{ draft: invoiceDraft('4') }]);
      const { body: taken } = await staff('POST', '/v1/exports', request);
      expect(await finished(staff, taken.id)).toMatchObject({ state: 'exported' });
      expect(list(northgate)).toMatchObject([{ Balance: 0 }]);
      expect([list(halden, 'Payment').length, list(northgate, 'Payment').length]).toEqual([0, 1]);
    });

    it('does not send to one company what was confirmed for the other', async () => {
      const staff = await started({ engine });
      const request = { ...(await exportRequest(staff, invoiceDraft('6'))), realmId: halden };
      await moveTo(northgate);
      // The same ids in both companies make the same document.
      expect((await exportRequest(staff, invoiceDraft('6'))).shownHash).toBe(request.shownHash);
      const refused = await staff('POST', '/v1/exports', request);
      expect([refused.status, refused.body.problem.code]).toEqual([409, 'preview_outdated']);
      expect(await rows()).toEqual([]);
      await moveTo(halden);
      const { body: taken } = await staff('POST', '/v1/exports', request);
      expect(await finished(staff, taken.id)).toMatchObject({ state: 'exported' });
    });

    it('makes one document in each company of 12 confirmations at the same time', async () => {
      const staff = await started({ engine });
      for (const realmId of [halden, northgate]) {
        await moveTo(realmId);
        const request = await exportRequest(staff, invoiceDraft('5'));
        const replies = await Promise.all(
          Array.from({ length: 12 }, () => staff('POST', '/v1/exports', request)),
        );
        expect(new Set(replies.map(({ body }) => body.id)).size).toBe(1);
        expect(await finished(staff, replies[0]?.body.id)).toMatchObject({ state: 'exported' });
        expect(list(realmId)).toHaveLength(1);
      }
    });
  },
);
