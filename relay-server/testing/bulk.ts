import { expect } from 'vitest';
import type { Draft } from '#shared/draft/draft.ts';
import type { Receipt } from '#shared/ledger/receipt.ts';
import type { Call } from '#test/qbo-simulator/protocol/calls.ts';
import { exportRequest, halden } from './billing.ts';
import type { Client } from './client.ts';
import { openPractice } from './practice.ts';
import type { TestRelay, TestRelayOptions } from './test-relay.ts';

/** A relay whose exports can be made to wait, so that all of them become due in one moment. */
export interface BulkRelay {
  test: TestRelay;
  admin: Client;
  /** Confirms exports while the company is not connected; they wait, never sent. */
  confirm(drafts: Draft[]): Promise<string[]>;
  /** Connects the company again, and with that lets go what waits. */
  letGo(): Promise<void>;
  receipts(ids: string[], wait?: number): Promise<Receipt[]>;
  /** What reached QuickBooks by a path, `batch` or `invoice`. */
  calls(resource: string): Call[];
  /** What QuickBooks has of an entity since the last confirmations began. */
  made(entity: string): Record<string, unknown>[];
}

export async function openBulkRelay(options: TestRelayOptions = {}): Promise<BulkRelay> {
  const { test, admin } = await openPractice(options);
  const { sim } = test;
  const list = (entity: string) => sim.books.list(halden, entity);
  const before = new Map<string, Set<unknown>>();
  const noteBooks = () => {
    for (const entity of ['Invoice', 'Customer', 'Item']) {
      before.set(entity, new Set(list(entity).map(({ Id }) => Id)));
    }
  };
  const setState = (state: 'connected' | 'needs_reconnect') =>
    test.relay.store.database.db.updateTable('connections').set({ state }).execute();
  return {
    test,
    admin,
    async confirm(drafts) {
      noteBooks();
      await setState('needs_reconnect');
      const confirmed = drafts.map(async (draft) =>
        admin('POST', '/v1/exports', await exportRequest(admin, draft)),
      );
      const ids: string[] = [];
      for (const { status, body } of await Promise.all(confirmed)) {
        expect(status).toBe(202);
        ids.push(body.id as string);
      }
      sim.calls.reset();
      return ids;
    },
    letGo: async () => void (await setState('connected')),
    receipts: (ids, wait = 10) =>
      Promise.all(
        ids.map(async (id) => (await admin('GET', `/v1/exports/${id}?wait=${wait}`)).body),
      ),
    calls: (resource) =>
      sim.calls.all().filter(({ path, method }) => {
        return method === 'POST' && path.endsWith(`/${resource}`);
      }),
    made: (entity) => list(entity).filter(({ Id }) => !before.get(entity)?.has(Id)),
  };
}
