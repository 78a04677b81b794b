import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sourceKey } from '#shared/ledger/source-key.ts';
import type { FaultScript } from '#test/qbo-simulator/protocol/scripted-faults.ts';
import { decided, must, type Office, openOffice, send } from '#test/support/office.ts';
import { sampleDraft } from '#test/support/sample-draft.ts';

/** The product's second promise: whatever dies, the books hold the invoice once and everybody knows it. */
describe('never twice, never lost', () => {
  let office: Office;
  const draft = sampleDraft();

  beforeEach(async () => {
    office = await openOffice();
    await office.mapAll(
      draft,
      office.idOf('Customer', 'Abernathy, June'),
      office.idOf('Item', 'Services'),
    );
  });
  afterEach(() => office.close());

  const once = () => {
    const stored = office.invoices();
    expect(stored.map((one) => one.DocNumber)).toEqual([draft.number]);
    expect(stored[0]?.TotalAmt).toBe(85.15);
    // However often it was sent: QuickBooks' own replay, not luck, kept it single.
    const sent = office.simulator.simulator.calls
      .all()
      .filter((call) => call.method === 'POST' && call.path.endsWith('/invoice'));
    expect(new Set(sent.map((call) => call.requestid)).size).toBe(1);
    return stored[0]!;
  };

  it.each(['after-intent', 'before-post', 'after-qbo-answer', 'after-result'])(
    'relay killed with SIGKILL at %s',
    async (failpoint) => {
      await office.relay.child().stop();
      await office.relay.start({ COUNTERFOIL_FAILPOINT: failpoint });
      const killed = office.relay.child().exited;
      await send(office.admin, draft, office.company);
      expect((await killed).signal).toBe('SIGKILL');
      await office.relay.start();
      const { receipts } = must(
        await office.admin.call('findExports', { data: { sourceKeys: [sourceKey(draft.source)] } }),
      );
      const receipt = await decided(office.admin, receipts[0]!.id);
      expect(receipt).toMatchObject({ state: 'exported', quickbooks: { id: once().Id } });
      // The person presses Export again, not knowing: the same document, nothing new.
      const again = must(await send(office.admin, draft, office.company));
      expect(again).toMatchObject({ state: 'exported', quickbooks: { id: once().Id } });
    },
  );

  const faults: [string, FaultScript][] = [
    ['the answer is lost on the wire', { kind: 'drop-after-commit' }],
    ['the connection is reset after the commit', { kind: 'reset', commit: true }],
    ['half the answer arrives', { kind: 'half-body' }],
    ['a gateway answers 504 after the commit', { kind: 'status', status: 504, commit: true }],
    ['the connection is dropped before anything happened', { kind: 'drop-before' }],
    ['QuickBooks is down for a moment', { kind: 'status', status: 503, times: 2 }],
  ];

  it.each(faults)('%s', async (_name, fault) => {
    office.simulator.simulator.faults.next({
      ...fault,
      match: { method: 'POST', path: '/invoice' },
    });
    const first = must(await send(office.admin, draft, office.company));
    const receipt = await decided(office.admin, first.id);
    expect(receipt).toMatchObject({ state: 'exported', quickbooks: { id: once().Id } });
  });

  it('two browsers export the same invoice at once, fifty times', async () => {
    const desks = await Promise.all([office.member('staff'), office.member('staff')]);
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, index) => send(desks[index % 2]!, draft, office.company)),
    );
    const receipts = await Promise.all(
      answers.map((answer) => decided(desks[0]!, must(answer).id)),
    );
    const ids = new Set(receipts.map((receipt) => receipt.quickbooks?.id));
    expect([...ids]).toEqual([once().Id]);
  });

  it('a revoked connection keeps the export, and reconnecting sends it once', async () => {
    const { simulator } = office.simulator;
    simulator.grants.revokeRealm(office.company.realmId);
    const first = must(await send(office.admin, draft, office.company));
    await expect
      .poll(async () => must(await office.admin.call('me')).connection.state, { timeout: 20_000 })
      .toBe('needs_reconnect');
    const waiting = must(await office.admin.call('getExport', { params: { id: first.id } }));
    expect(waiting).toMatchObject({ problem: { code: 'needs_reconnect' } });
    expect(office.invoices()).toEqual([]);
    await office.reconnect();
    expect(await decided(office.admin, first.id)).toMatchObject({ state: 'exported' });
    once();
  });
});
