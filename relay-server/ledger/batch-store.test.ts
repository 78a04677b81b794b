import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createLog } from '../log.ts';
import { createMetrics } from '../metrics.ts';
import type { ExportTable } from '../storage/tables/export-tables.ts';
import { invoiceDraft } from '../testing/billing.ts';
import { type BulkRelay, openBulkRelay } from '../testing/bulk.ts';
import { engines } from '../testing/engines.ts';
import { type Batch, finishBatch, renewBatch, stampBatch } from './batch-store.ts';
import { createExportChanges } from './export-changes.ts';
import { leasedRow } from './leased.ts';
import { createOutcomes } from './outcomes.ts';

describe.each(engines)('batches in the ledger on %s', { timeout: 30_000 }, (engine) => {
  let bulk: BulkRelay;
  let batch: Batch;
  let bulks = 0;
  beforeAll(async () => {
    bulk = await openBulkRelay({ engine });
  }, 60_000);
  afterAll(() => bulk.test.close());
  const store = () => bulk.test.relay.store;
  const db = () => store().database.db;
  const deps = () => ({ ...store(), now: Date.now, leaseMs: 60_000 });
  const rowsNow = () =>
    db()
      .selectFrom('exports')
      .selectAll()
      .where(
        'id',
        'in',
        batch.rows.map(({ id }) => id),
      )
      .orderBy('id')
      .execute();
  const batchNow = () =>
    db().selectFrom('export_batches').selectAll().where('id', '=', batch.id).executeTakeFirst();
  const change = (row: ExportTable | undefined, columns: Partial<ExportTable>) =>
    db()
      .updateTable('exports')
      .set(columns)
      .where('id', '=', row?.id ?? '')
      .execute();

  /** Three rows under one lease; the company stays away, so that nobody else takes them. */
  beforeEach(async () => {
    bulks += 1;
    const ids = await bulk.confirm([1, 2, 3].map((id) => invoiceDraft(`k${bulks}-${id}`)));
    await db()
      .updateTable('exports')
      .set({ lease_owner: 'me', lease_until: Date.now() + 60_000 })
      .where('id', 'in', ids)
      .execute();
    const rows = await db().selectFrom('exports').selectAll().where('id', 'in', ids).execute();
    batch = { id: `b${bulks}`, requestId: `cfb-b${bulks}-`, bytes: '{"x":1}', rows, owner: 'me' };
  });

  it('are committed with every row, and once more under the same id for a repeat', async () => {
    expect(await stampBatch(deps(), batch)).toBe(true);
    expect(await stampBatch(deps(), batch)).toBe(true);
    expect(await batchNow()).toMatchObject({ request_id: batch.requestId, attempts: 2 });
    const byId = new Map((await rowsNow()).map((row) => [row.id, row]));
    for (const [index, { id }] of batch.rows.entries()) {
      expect(byId.get(id)).toMatchObject({
        ...{ batch_id: batch.id, request_id: `${batch.requestId}${index + 1}`, attempts: 2 },
        first_sent_at: expect.any(Number),
      });
    }
    expect((await batchNow())?.body).not.toContain('"x"');
  });

  const others: [string, Partial<ExportTable>][] = [
    ['is held by another relay', { lease_owner: 'another' }],
    ['was sent by a call of its own', { first_sent_at: 1, last_sent_at: 1 }],
    ['is part of another batch', { batch_id: 'other' }],
    ['is of another generation', { generation: 1 }],
  ];
  it.each(others)('are not committed at all when one row %s', async (_what, columns) => {
    await change(batch.rows[1], columns);
    const before = await rowsNow();
    expect(await stampBatch(deps(), batch)).toBe(false);
    expect(await rowsNow()).toEqual(before);
    expect(await batchNow()).toBeUndefined();
  });

  it('keep their rows from being sent by calls of their own', async () => {
    const outcomes = createOutcomes({
      ...deps(),
      changes: createExportChanges(),
      log: createLog('silent'),
      metrics: createMetrics(),
    });
    const [row] = batch.rows as [ExportTable];
    expect(await stampBatch(deps(), batch)).toBe(true);
    expect(await outcomes.stamp(leasedRow(row, 'me'))).toBe(false);
  });

  it('belong to one relay, and are forgotten when no row is part of them', async () => {
    await stampBatch(deps(), batch);
    expect(await renewBatch(deps(), batch.id, 'another')).toBe(false);
    expect(await renewBatch(deps(), batch.id, 'me')).toBe(true);
    expect(await stampBatch(deps(), { ...batch, owner: 'another' })).toBe(false);
    await finishBatch(deps(), batch.id, 'another', 5);
    expect(await batchNow()).toMatchObject({ lease_owner: 'me' });
    await finishBatch(deps(), batch.id, 'me', 5);
    expect(await batchNow()).toMatchObject({ lease_owner: null, next_attempt_at: 5 });
    for (const row of batch.rows) await change(row, { batch_id: null });
    await db()
      .updateTable('export_batches')
      .set({ lease_owner: 'me' })
      .where('id', '=', batch.id)
      .execute();
    await finishBatch(deps(), batch.id, 'me', 5);
    expect(await batchNow()).toMatchObject({ body: null, next_attempt_at: null });
  });
});
