import { afterEach, describe, expect, it } from 'vitest';
import type { PaymentDraft } from '#shared/draft/draft.ts';
import {
  clientDraft,
  exportAndWait,
  exportRequest,
  halden,
  invoiceDraft,
} from '../testing/billing.ts';
import type { Client } from '../testing/client.ts';
import { engines } from '../testing/engines.ts';
import { openPractice } from '../testing/practice.ts';
import type { TestRelay, TestRelayOptions } from '../testing/test-relay.ts';

let test: TestRelay;
afterEach(() => test?.close());

async function connected(options: TestRelayOptions = {}) {
  const { test: opened, ...members } = await openPractice(options);
  test = opened;
  return members;
}

const list = (entity: string) => test.sim.books.list(halden, entity);

const paymentOf = (id: string): PaymentDraft => {
  const { source, client, date, currency } = invoiceDraft(id);
  return {
    kind: 'payment',
    source: { ...source, kind: 'payment' },
    date,
    currency,
    client,
    number: `PAY-${id}`,
    amount: 7550,
    applied: [{ kind: 'invoice', id, number: `INV-${id}`, amount: 7550 }],
  };
};

const finished = async (
  call: Client,
  { status, body }: { status: number; body: { id: string } },
) => (status < 300 ? call('GET', `/v1/exports/${body.id}?wait=10`) : { status, body });

describe.each(engines)('steps, updates and voids on %s', { timeout: 20_000 }, (engine) => {
  it('sends an invoice and then the payment that settles it, one call each', async () => {
    const { staff } = await connected({ engine });
    const request = await exportRequest(staff, paymentOf('1'), [{ draft: invoiceDraft('1') }]);
    const done = await finished(staff, await staff('POST', '/v1/exports', request));
    expect(done.body).toMatchObject({ state: 'exported', calls: { all: 1, meteredReads: 0 } });
    const [invoice] = list('Invoice');
    expect(list('Payment')[0]).toMatchObject({ TotalAmt: 75.5, UnappliedAmt: 0 });
    expect(invoice).toMatchObject({ TotalAmt: 75.5, Balance: 0 });
    expect(test.sim.calls.all()).toHaveLength(2);
  });

  it('fails what depends on a refused step, and revives both when pressed again', async () => {
    const { staff } = await connected({ engine });
    test.sim.books.company(halden).settings.bookCloseDate = '2026-11-30';
    const request = await exportRequest(staff, paymentOf('2'), [{ draft: invoiceDraft('2') }]);
    const failed = await finished(staff, await staff('POST', '/v1/exports', request));
    expect(failed.body).toMatchObject({
      state: 'failed',
      problem: { code: 'earlier_step_failed' },
    });
    test.sim.books.company(halden).settings.bookCloseDate = null;
    const done = await finished(staff, await staff('POST', '/v1/exports', request));
    expect(done.body).toMatchObject({ state: 'exported' });
    expect([list('Invoice'), list('Payment')].map((one) => one.length)).toEqual([1, 1]);
  });

  it('keeps creating customers an admin matter, also as a first step', async () => {
    const { staff, admin } = await connected({ engine });
    const draft = invoiceDraft('3', { client: { id: '90', name: 'Ida Marsh' } });
    const { profileId, origin } = draft.source;
    const mapTerm = { profileId, origin, kind: 'client' as const, key: 'id:90' };
    const earlier = [{ draft: clientDraft('90', 'Ida Marsh (90)'), mapTerm }];
    const request = await exportRequest(staff, draft, earlier);
    expect(await staff('POST', '/v1/exports', request)).toMatchObject({ status: 403 });
    const done = await finished(admin, await admin('POST', '/v1/exports', request));
    expect(done.body).toMatchObject({ state: 'exported' });
    const customer = list('Customer').find((one) => one.DisplayName === 'Ida Marsh (90)');
    expect(list('Invoice')[0]).toMatchObject({ CustomerRef: { value: customer?.Id } });
  });

  it('brings an exported invoice up to date with one read and one write', async () => {
    const { staff } = await connected({ engine });
    const { body: first } = await exportAndWait(staff, invoiceDraft('4'));
    const changed = invoiceDraft('4', { date: '2026-11-21' });
    const request = { ...(await exportRequest(staff, changed)), change: 'update' };
    const done = await finished(staff, await staff('POST', '/v1/exports', request));
    expect(done.body).toMatchObject({
      operation: 'update',
      state: 'exported',
      quickbooks: { id: first.quickbooks.id },
      calls: { all: 3, meteredReads: 1 },
    });
    expect(list('Invoice')).toMatchObject([{ TxnDate: '2026-11-21', SyncToken: '1' }]);
  });

  it('never creates again what was deleted in QuickBooks, unless a person does', async () => {
    const { staff } = await connected({ engine });
    const { body: first } = await exportAndWait(staff, invoiceDraft('5'));
    test.sim.books.delete(halden, 'Invoice', first.quickbooks.id);
    const changed = invoiceDraft('5', { date: '2026-11-21' });
    const request = { ...(await exportRequest(staff, changed)), change: 'update' };
    const done = await finished(staff, await staff('POST', '/v1/exports', request));
    expect(done.body).toMatchObject({
      state: 'failed',
      problem: { code: 'deleted_in_quickbooks' },
    });
    expect(list('Invoice')).toHaveLength(0);
    const { body: again } = await exportAndWait(staff, changed);
    expect(again.state).toBe('exported');
    expect(list('Invoice')).toHaveLength(1);
  });

  it.each(['drop-before', 'drop-after-commit', 'forget-requestid'] as const)(
    'voids once when the answer is lost: %s',
    async (kind) => {
      const { staff } = await connected({ engine });
      const { body: first } = await exportAndWait(staff, invoiceDraft('6'));
      const onVoid = { method: 'POST', path: 'operation=void' };
      test.sim.faults.next({
        kind: kind === 'drop-before' ? kind : 'drop-after-commit',
        match: onVoid,
      });
      if (kind === 'forget-requestid') test.sim.faults.next({ kind, match: onVoid });
      const done = await finished(staff, await staff('POST', `/v1/exports/${first.id}/void`, {}));
      expect(done.body).toMatchObject({ operation: 'void', state: 'voided' });
      expect(list('Invoice')).toMatchObject([{ TotalAmt: 0, SyncToken: '1' }]);
    },
  );
});
