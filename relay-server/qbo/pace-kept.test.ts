import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { halden, invoiceDraft } from '../testing/billing.ts';
import { type BulkRelay, openBulkRelay } from '../testing/bulk.ts';
import { connectCompany } from '../testing/consent.ts';
import { engines } from '../testing/engines.ts';

const patient = { timeout: 15_000 };
const ten = Array.from({ length: 10 }, (_, index) => invoiceDraft(`kept-${index}`));

describe.each(engines)('a relay started again on %s', { timeout: 40_000 }, (engine) => {
  let bulk: BulkRelay;
  const refused = () => bulk.test.sim.calls.all().filter(({ status }) => status === 429);
  beforeEach(async () => {
    bulk = await openBulkRelay({ engine });
    bulk.test.sim.switches.throttle = true;
  }, 60_000);
  afterEach(() => bulk.test.close());

  it('counts the calls of the one before, so that nothing is refused and left waiting for a minute', async () => {
    const { test, admin, confirm, receipts, calls } = bulk;
    const ids = await confirm(ten);
    test.sim.faults.next({ kind: 'drop-after-commit', match: { entity: 'batch' } });
    // What is read to connect, the batch and the first look-ups fall into one second.
    await connectCompany(admin, halden);
    await expect.poll(() => calls('batch').length, { ...patient, interval: 5 }).toBe(1);
    await test.restart();
    const states = (await receipts(ids, 15)).map(({ state }) => state);
    expect(refused()).toEqual([]);
    expect(states).toEqual(ids.map(() => 'exported'));
  });

  it('leaves the company alone for the rest of a minute that the one before was told to wait', async () => {
    const { test, confirm, letGo, receipts } = bulk;
    const ids = await confirm(ten.slice(0, 1));
    test.sim.faults.next({ kind: 'status', status: 429 });
    await letGo();
    await expect.poll(() => refused().length, patient).toBe(1);
    await test.restart();
    await sleep(1500);
    expect(test.sim.calls.all()).toHaveLength(1);
    const [receipt] = await receipts(ids, 0);
    expect(receipt).toMatchObject({ state: 'sending', problem: { code: 'qbo_busy' } });
    // As if the minute were over.
    const { db } = test.relay.store.database;
    await db.updateTable('pace_realms').set({ frozen_until: 1 }).execute();
    await test.restart();
    expect((await receipts(ids)).map(({ state }) => state)).toEqual(['exported']);
  });
});
