import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ShownStep } from '#extension/protocol/messages.ts';
import { originPattern } from '#extension/protocol/origin-pattern.ts';
import { saveDraft } from '#extension/store/drafts.ts';
import { readPractice, readRecord } from '#extension/store/read-record.ts';
import { nextState, recordState } from '#extension/store/record-state.ts';
import { putSite } from '#extension/store/sites.ts';
import { testWorld } from '#extension/testing/test-world.ts';
import type { Draft, InvoiceDraft } from '#shared/draft/draft.ts';
import { sourceKey } from '#shared/ledger/source-key.ts';
import { must, type Office, openOffice, realmId } from '#test/support/office.ts';
import { sampleDraft, samplePayment } from '#test/support/sample-draft.ts';
import { badgesFor } from './badges.ts';
import { checkExport } from './check-export.ts';
import { confirmExport } from './confirm-export.ts';
import { pair } from './pair.ts';
import { resumeExports } from './resume-exports.ts';
import { undoExport } from './undo-export.ts';
import type { World } from './world.ts';

const paidNow = { method: { id: 'CARD', name: 'Card at the desk' } };

/** Records of several documents, their updates and undoing, against a real relay and the simulator. */
describe('a record of several documents', () => {
  let office: Office;
  let world: Awaited<ReturnType<typeof testWorld>>;
  let paid: InvoiceDraft;
  let key: string;
  let number = 7400;

  beforeAll(async () => {
    office = await openOffice();
    await office.mapAll(
      sampleDraft('1', { paidNow }),
      office.idOf('Customer', 'Abernathy, June'),
      office.idOf('Item', 'Services'),
      { 'payment-method': office.idOf('PaymentMethod', 'Cash') },
    );
  }, 60_000);
  afterAll(() => office.close());

  beforeEach(async () => {
    number += 1;
    paid = sampleDraft(String(number), { paidNow: { ...paidNow, reference: slip() } });
    key = sourceKey(paid.source);
    world = await newDesk();
    await keep(paid);
  });

  /** Another browser of the practice, on the same site. */
  async function newDesk() {
    const desk = await testWorld();
    desk.shell.permissions.add(originPattern(office.relay.url));
    const code = await office.relay.pairingCode('staff');
    must(await pair(desk, { address: office.relay.url, code, deviceName: 'Front desk' }));
    const { origin, profileId } = paid.source;
    await putSite(desk.db, { origin, profileId, paused: false });
    desk.shell.tabs.set(origin, [5]);
    return desk;
  }
  const keep = async (draft: Draft, { db, vault }: World = world) =>
    must(await saveDraft(db, vault, sourceKey(draft.source), { draft }));
  const factsOf = async (of = key, { db, vault }: World = world) =>
    readRecord(db, vault, await readPractice(db, vault), of);
  const stateOf = async (of = key, at: World = world) => recordState(await factsOf(of, at)).is;
  const shownOf = async (of = key): Promise<ShownStep[]> => {
    const state = nextState(await factsOf(of));
    if (state.is !== 'ready') throw new Error(JSON.stringify(state));
    return state.steps.map(({ prepared: { hash }, change }) => ({
      hash,
      ...(change ? { change } : {}),
    }));
  };
  const confirm = async (of = key) =>
    must(await confirmExport(world, { sourceKey: of, shown: await shownOf(of) }));
  const slip = () => `S-${number}`;
  const invoices = () =>
    office.list('Invoice').filter(({ DocNumber }) => DocNumber === paid.number);
  const payments = () =>
    office.list('Payment').filter(({ Line }) => {
      const ids = invoices().map(({ Id }) => Id);
      const lines = (Line ?? []) as { LinkedTxn: { TxnId: string }[] }[];
      return lines.some(({ LinkedTxn }) => LinkedTxn.some(({ TxnId }) => ids.includes(TxnId)));
    });
  const badge = async () => {
    const { origin, profileId } = paid.source;
    const site = { origin, profileId, paused: false };
    return (await badgesFor(world, site, [paid.source.id], 5))[0]?.state;
  };

  it('is one confirmation: the invoice and the payment that settles it', async () => {
    expect(await shownOf()).toHaveLength(2);
    expect(await confirm()).toMatchObject({ kind: 'payment', state: 'exported' });
    expect(await stateOf()).toBe('exported');
    expect(invoices()).toMatchObject([{ TotalAmt: 85.15, Balance: 0 }]);
    expect(payments()).toMatchObject([{ TotalAmt: 85.15, PaymentRefNum: slip() }]);
    expect(await world.db.intents.count()).toBe(0);
  });

  it('sends nothing when only one of its documents is the shown one', async () => {
    const [first] = await shownOf();
    const shown = [first!, { hash: '0'.repeat(64) }];
    const answer = await confirmExport(world, { sourceKey: key, shown });
    expect(answer).toEqual({ ok: false, problem: { code: 'preview_outdated' } });
    expect(await world.db.intents.count()).toBe(0);
    expect(invoices()).toEqual([]);
  });

  it('goes on after a worker was stopped, with both documents once', async () => {
    const shown = await shownOf();
    let posted = () => {};
    const sending = new Promise<void>((resolve) => {
      posted = resolve;
    });
    world.fetch = async (...request) => {
      await fetch(...request);
      posted();
      return new Promise(() => {});
    };
    confirmExport(world, { sourceKey: key, shown });
    await sending;
    const restarted = await testWorld({ db: world.db, shell: world.shell });
    await resumeExports(restarted);
    expect(await stateOf()).toBe('exported');
    expect([invoices().length, payments().length]).toEqual([1, 1]);
  });

  it('is brought up to date after an edit, in the same document', async () => {
    await confirm();
    const [before] = invoices();
    await keep({ ...paid, dueDate: '2026-12-24' });
    expect(await stateOf()).toBe('changed');
    expect(await badge()).toBe('changed');
    expect(await shownOf()).toMatchObject([{ change: 'update' }]);
    expect(await confirm()).toMatchObject({ operation: 'update', state: 'exported' });
    expect(invoices()).toMatchObject([{ Id: before!.Id, DueDate: '2026-12-24' }]);
    expect(payments()).toHaveLength(1);
    expect(await stateOf()).toBe('exported');
  });

  it('gets its payment when it was paid after the export', async () => {
    await keep(sampleDraft(String(number)));
    await confirm();
    expect(payments()).toEqual([]);
    await keep(paid);
    expect(await stateOf()).toBe('changed');
    expect((await shownOf()).map(({ change }) => change)).toEqual(['update', undefined]);
    await confirm();
    expect(invoices()).toMatchObject([{ Balance: 0 }]);
    expect(payments()).toHaveLength(1);
    expect(await stateOf()).toBe('exported');
  });

  it('does not take a confirmed export for an update', async () => {
    const [first] = await shownOf();
    await confirm();
    await keep({ ...paid, dueDate: '2026-12-24' });
    const [now] = await shownOf();
    const shown = [{ hash: now!.hash }];
    expect(first!.hash).not.toBe(now!.hash);
    const answer = await confirmExport(world, { sourceKey: key, shown });
    expect(answer).toEqual({ ok: false, problem: { code: 'preview_outdated' } });
    expect(invoices()).toMatchObject([{ DueDate: '2026-12-10' }]);
  });

  it('is undone, the payment first', async () => {
    await confirm();
    const [before] = invoices();
    const receipt = must(await undoExport(world, key));
    expect(receipt).toMatchObject({ sourceKey: key, operation: 'void', state: 'voided' });
    expect(await stateOf()).toBe('voided');
    expect(await badge()).toBe('voided');
    expect(invoices()).toMatchObject([{ Id: before!.Id, TotalAmt: 0 }]);
    const undone = office.list('Payment').filter(({ PaymentRefNum }) => PaymentRefNum === slip());
    expect(undone).toMatchObject([{ TotalAmt: 0, UnappliedAmt: 0 }]);
    expect(await world.db.intents.count()).toBe(0);
  });

  it.each([
    ['becomes new documents when it is exported again', false],
    ['says so when the company takes no number twice', true],
  ])('%s', async (_what, warns) => {
    const { settings } = office.simulator.simulator.books.company(realmId);
    await confirm();
    must(await undoExport(world, key));
    settings.warnDuplicateNumber = warns;
    await confirm();
    settings.warnDuplicateNumber = true;
    const live = invoices().filter(({ TotalAmt }) => TotalAmt !== 0);
    if (warns) {
      expect(recordState(await factsOf())).toMatchObject({
        is: 'failed',
        problem: { code: 'qbo_duplicate_number' },
      });
      expect(live).toEqual([]);
    } else {
      expect(await stateOf()).toBe('exported');
      expect(live).toMatchObject([{ TotalAmt: 85.15, Balance: 0 }]);
      expect(payments()).toHaveLength(1);
    }
  });

  it('is undone once, though the worker was stopped in the middle', async () => {
    await confirm();
    let voids = 0;
    let stopped = () => {};
    const stop = new Promise<void>((resolve) => {
      stopped = resolve;
    });
    world.fetch = async (...request) => {
      const answer = await fetch(...request);
      if (!(request[0] as Request).url.endsWith('/void')) return answer;
      voids += 1;
      if (voids < 2) return answer;
      stopped();
      return new Promise(() => {});
    };
    undoExport(world, key);
    await stop;
    expect(await stateOf()).toBe('exporting');
    const restarted = await testWorld({ db: world.db, shell: world.shell });
    await resumeExports(restarted);
    expect(await stateOf()).toBe('voided');
    expect(invoices()).toMatchObject([{ TotalAmt: 0 }]);
    expect(await restarted.db.intents.count()).toBe(0);
  });

  it('has nothing to undo before it was exported', async () => {
    const answer = await undoExport(world, key);
    expect(answer).toEqual({ ok: false, problem: { code: 'not_found' } });
    expect(await world.db.intents.count()).toBe(0);
  });

  it('shows a colleague’s undoing', async () => {
    await confirm();
    const colleague = await newDesk();
    await keep(paid, colleague);
    must(await checkExport(colleague, key));
    expect(await stateOf(key, colleague)).toBe('exported');
    must(await undoExport(colleague, key));
    must(await checkExport(world, key));
    expect(await stateOf()).toBe('voided');
  });

  it('settles an invoice that another browser exported, once the relay has told of it', async () => {
    const { paidNow: _paid, ...open } = paid;
    await keep(open);
    await confirm();
    const payment = samplePayment(String(number));
    const paymentKey = sourceKey(payment.source);
    const colleague = await newDesk();
    await keep(payment, colleague);
    expect(await stateOf(paymentKey, colleague)).toBe('blocked');
    await checkExport(colleague, paymentKey);
    expect(await stateOf(paymentKey, colleague)).toBe('ready');
  });
});
