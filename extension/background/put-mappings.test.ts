import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { originPattern } from '#extension/protocol/origin-pattern.ts';
import { saveDraft } from '#extension/store/drafts.ts';
import { waitingChanges } from '#extension/store/mapping-changes.ts';
import { findMapping } from '#extension/store/mappings.ts';
import { readTerms } from '#extension/store/terms.ts';
import { testWorld } from '#extension/testing/test-world.ts';
import { sourceKey } from '#shared/ledger/source-key.ts';
import { type TermRef, termOf } from '#shared/mapping/term.ts';
import { must, type Office, openOffice, realmId } from '#test/support/office.ts';
import { sampleDraft } from '#test/support/sample-draft.ts';
import { catchUpTerms, noteRecordTerms } from './note-record-terms.ts';
import { pair } from './pair.ts';
import { dropMappingChanges, putMappings, sendMappingChanges } from './put-mappings.ts';

const ref = (id: string): TermRef => {
  const { name: _name, id: _id, ...rest } = termOf(sampleDraft().source, 'item', { id, name: id });
  return rest;
};

describe('decisions of the mapping screens', () => {
  let office: Office;
  let world: Awaited<ReturnType<typeof testWorld>>;
  let offline = false;
  let services: string;

  beforeAll(async () => {
    office = await openOffice();
    world = await testWorld({
      fetch: (...request) => (offline ? Promise.reject(new TypeError('away')) : fetch(...request)),
    });
    world.shell.permissions.add(originPattern(office.relay.url));
    const code = await office.relay.pairingCode('admin');
    must(await pair(world, { address: office.relay.url, code, deviceName: 'Office' }));
    services = office.idOf('Item', 'Services');
  }, 60_000);
  afterAll(() => office.close());

  const target = async (id: string) => (await findMapping(world.db, realmId, ref(id)))?.targetId;

  it('arrive at the relay together', async () => {
    const decisions = ['A', 'B', 'C'].map((id) => ({ term: ref(id), targetId: services }));
    expect(must(await putMappings(world, decisions))).toMatchObject({ waiting: 0, conflicts: 0 });
    expect(await target('B')).toBe(services);
    const { mappings } = must(await office.admin.call('mappings'));
    expect(mappings.map(({ term }) => term.key)).toEqual(
      expect.arrayContaining(['id:A', 'id:B', 'id:C']),
    );
  });

  it('wait while the relay is away, the last decision only, and are sent later', async () => {
    offline = true;
    const first = must(await putMappings(world, [{ term: ref('D'), targetId: '999' }]));
    expect(first).toMatchObject({ waiting: 1, problem: { code: 'relay_unreachable' } });
    must(await putMappings(world, [{ term: ref('D'), targetId: services }]));
    expect(await target('D')).toBeUndefined();
    offline = false;
    expect(must(await sendMappingChanges(world))).toMatchObject({ sent: 1, waiting: 0 });
    expect(await target('D')).toBe(services);
  });

  it('are not put over what a colleague decided meanwhile; both values are kept', async () => {
    const theirs = { term: ref('E'), targetId: services, knownVersion: 0 };
    must(await office.admin.call('putMapping', { data: theirs }));
    const mine = {
      term: ref('E'),
      targetId: String(office.list('Item').find(({ Id }) => Id !== services)?.Id),
    };
    expect(must(await putMappings(world, [mine]))).toMatchObject({ conflicts: 1 });
    const [waiting] = await waitingChanges(world.db, realmId);
    expect(waiting).toMatchObject({ decision: mine, theirs: { targetId: services } });
    expect(await target('E')).toBe(services);
    // Deciding again, with both values seen, is a decision like any other.
    expect(must(await putMappings(world, [mine]))).toMatchObject({ waiting: 0, conflicts: 0 });
    expect(await target('E')).toBe(mine.targetId);
  });

  it('can be given up while they wait', async () => {
    offline = true;
    must(await putMappings(world, [{ term: ref('A'), targetId: null }]));
    const [waiting] = await waitingChanges(world.db, realmId);
    must(await dropMappingChanges(world, [waiting?.termId ?? '']));
    offline = false;
    must(await sendMappingChanges(world));
    expect(await target('A')).toBe(services);
  });

  it('are refused to staff before anything is kept', async () => {
    const desk = await testWorld();
    desk.shell.permissions.add(originPattern(office.relay.url));
    const code = await office.relay.pairingCode('staff');
    must(await pair(desk, { address: office.relay.url, code, deviceName: 'Desk' }));
    const refused = await putMappings(desk, [{ term: ref('A'), targetId: null }]);
    expect(refused).toMatchObject({ problem: { code: 'admin_only' } });
    expect(await waitingChanges(desk.db, realmId)).toEqual([]);
  });

  it('find the names of every record read before, each counted once', async () => {
    const parent = { id: 'C-1', name: 'Abernathy household' };
    const client = { id: 'C-2', name: 'Bea Rider', role: 'invoicee' as const, parent };
    const old = sampleDraft('7001', { client });
    const key = sourceKey(old.source);
    must(await saveDraft(world.db, world.vault, key, { draft: old }));
    must(await catchUpTerms(world));
    must(await noteRecordTerms(world, key, old));
    const next = sampleDraft('7002');
    must(await noteRecordTerms(world, sourceKey(next.source), next));
    const terms = await readTerms(world.db, world.vault);
    const named = (name: string) => terms.find((term) => term.name === name);
    expect(named('Bea Rider')).toMatchObject({
      uses: 1,
      under: { name: parent.name, role: 'invoicee' },
    });
    expect(named(parent.name)).toMatchObject({ kind: 'client', uses: 1 });
    expect(named('Wellness exam')).toMatchObject({ kind: 'item', id: 'EXAM', uses: 2 });
    const stored = JSON.stringify(await world.db.terms.toArray());
    expect(stored).not.toContain('Rider');
  });
});
