import 'fake-indexeddb/auto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { putAllBack } from '#extension/panels/mapping-history/put-back.ts';
import { decisionOfStep, type Step, takenBack } from '#extension/panels/mapping-panel/step.ts';
import { readNow } from '#extension/panels/mapping-tools/use-now.ts';
import { originPattern } from '#extension/protocol/origin-pattern.ts';
import { waitingChanges } from '#extension/store/mapping-changes.ts';
import { readMappings } from '#extension/store/mappings.ts';
import { testWorld } from '#extension/testing/test-world.ts';
import type { HistoryEntry } from '#shared/mapping/mapping-history.ts';
import { type TermRef, termId } from '#shared/mapping/term.ts';
import { mostMappingChanges } from '#shared/relay/endpoints/mappings-endpoints.ts';
import { must, type Office, openOffice, realmId } from '#test/support/office.ts';
import { fetchMappingHistory } from './fetch-mapping-history.ts';
import { pair } from './pair.ts';
import { putMappings, sendMappingChanges } from './put-mappings.ts';

const rows = 2500;
const terms = Array.from(
  { length: rows },
  (_, at): TermRef => ({
    profileId: 'demo-practice',
    origin: 'https://practice.example',
    kind: 'item',
    key: `id:bulk-${at}`,
  }),
);

describe('thousands of changes', () => {
  let office: Office;
  let world: Awaited<ReturnType<typeof testWorld>>;
  /** How many batches the relay takes before it is killed in the middle of the next one. */
  let batchesToGo = Number.POSITIVE_INFINITY;
  let steps: Step[];

  beforeAll(async () => {
    office = await openOffice();
    world = await testWorld({
      fetch: async (...request) => {
        const answer = await fetch(...request);
        if (!(request[0] as Request).url.endsWith('/batch')) return answer;
        if (batchesToGo > 0) {
          batchesToGo -= 1;
          return answer;
        }
        // It has stored the batch, and nobody hears of it.
        office.relay.child().kill('SIGKILL');
        throw new TypeError('away');
      },
    });
    world.shell.permissions.add(originPattern(office.relay.url));
    const code = await office.relay.pairingCode('admin');
    must(await pair(world, { address: office.relay.url, code, deviceName: 'Office' }));
    const targetId = office.idOf('Item', 'Services');
    steps = terms.map((term) => ({ term, targetId, how: 'csv', before: null }));
  }, 60_000);
  afterAll(() => office.close());

  const inRelay = async () =>
    must(await office.admin.call('mappings')).mappings.filter(({ removed }) => !removed).length;
  const here = async () =>
    (await readMappings(world.db, realmId)).filter(({ removed }) => !removed).length;

  it('are told as far as they got when the relay dies, and the rest is sent when it is back', async () => {
    batchesToGo = 1;
    const stopped = must(await putMappings(world, steps.map(decisionOfStep)));
    expect(stopped).toMatchObject({
      sent: mostMappingChanges,
      waiting: rows - mostMappingChanges,
      problem: { code: 'relay_unreachable' },
    });
    expect(await here()).toBe(mostMappingChanges);
    expect(await waitingChanges(world.db, realmId)).toHaveLength(rows - mostMappingChanges);

    await office.relay.start();
    batchesToGo = Number.POSITIVE_INFINITY;
    // The batch whose answer was lost is in the relay already.
    expect(await inRelay()).toBe(2 * mostMappingChanges);
    // A browser that was closed meanwhile knows nothing but what is in its store.
    const later = { ...world };
    const sent = must(await sendMappingChanges(later));
    expect(sent).toMatchObject({ sent: rows - mostMappingChanges, waiting: 0, conflicts: 0 });
    expect([await inRelay(), await here()]).toEqual([rows, rows]);
  }, 60_000);

  it('are taken back as they were made', async () => {
    const undone = must(await putMappings(world, steps.map(takenBack)));
    expect(undone).toMatchObject({ sent: rows, waiting: 0, conflicts: 0 });
    expect([await inRelay(), await here()]).toEqual([0, 0]);
  }, 60_000);

  it('are in the history once each, and put back from it', async () => {
    const entries: HistoryEntry[] = [];
    for (let before: number | undefined; ; ) {
      const wish = { kinds: ['item' as const], limit: 500, ...(before ? { before } : {}) };
      const page = must(await fetchMappingHistory(world, wish));
      entries.push(...page.entries);
      if (page.next === null) break;
      before = page.next;
    }
    const of = (how: string) => entries.filter((one) => one.how === how);
    for (const how of ['csv', 'undo']) {
      expect(new Set(of(how).map(({ term }) => termId(term))).size, how).toBe(rows);
      expect(of(how), how).toHaveLength(rows);
    }
    const back = putAllBack(of('undo'), await readNow(world.db, realmId));
    expect(must(await putMappings(world, back.map(decisionOfStep)))).toMatchObject({
      sent: rows,
      waiting: 0,
      conflicts: 0,
    });
    expect([await inRelay(), await here()]).toEqual([rows, rows]);
  }, 60_000);
});
