import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { originPattern } from '#extension/protocol/origin-pattern.ts';
import { testWorld } from '#extension/testing/test-world.ts';
import { refOf, type Term, termOf } from '#shared/mapping/term.ts';
import { must, type Office, openOffice } from '#test/support/office.ts';
import { sampleDraft } from '#test/support/sample-draft.ts';
import { fetchMappingHistory } from './fetch-mapping-history.ts';
import { pair } from './pair.ts';
import { putMappings } from './put-mappings.ts';

const { source } = sampleDraft();
const exam = termOf(source, 'item', { name: 'Wellness exam' });
const client = termOf(source, 'client', { id: 'C-1', name: 'June Abernathy' });

describe('the history of mappings', () => {
  let office: Office;
  let world: Awaited<ReturnType<typeof testWorld>>;
  const wire: string[] = [];
  let services: string;

  beforeAll(async () => {
    office = await openOffice();
    world = await testWorld({
      fetch: async (...request) => {
        const asked = request[0] as Request;
        const answer = await fetch(...request);
        wire.push(decodeURIComponent(asked.url), await answer.clone().text());
        return answer;
      },
    });
    world.shell.permissions.add(originPattern(office.relay.url));
    const code = await office.relay.pairingCode('admin');
    must(await pair(world, { address: office.relay.url, code, deviceName: 'Office' }));
    services = office.idOf('Item', 'Services');
  }, 60_000);
  afterAll(() => office.close());

  const history = async (wish: Parameters<typeof fetchMappingHistory>[1] = {}) =>
    must(await fetchMappingHistory(world, wish));
  const put = async (term: Term, targetId: string | null, how: 'csv' | 'cascade' | 'restore') => {
    must(await putMappings(world, [{ term: refOf(term), targetId, how }]));
  };

  it('says who changed what and how, of a term or of some kinds', async () => {
    await put(exam, services, 'csv');
    await put(client, office.idOf('Customer', 'Abernathy, June'), 'cascade');
    await put(exam, null, 'restore');
    const { entries, next } = await history();
    expect(next).toBeNull();
    expect(entries.map(({ how, to, by }) => [how, to?.targetId ?? null, by.name])).toEqual([
      ['restore', null, 'Office'],
      ['cascade', office.idOf('Customer', 'Abernathy, June'), 'Office'],
      ['csv', services, 'Office'],
    ]);
    expect((await history({ term: refOf(exam) })).entries).toEqual([entries[0], entries[2]]);
    expect((await history({ kinds: ['client', 'supplier'] })).entries).toEqual([entries[1]]);
    expect((await history({ before: entries[1]?.version })).entries).toEqual([entries[2]]);
  });

  it('comes in pages of a hundred', async () => {
    const many = Array.from({ length: 120 }, (_, at) => ({
      term: refOf(termOf(source, 'item', { id: `I-${at}`, name: `Item ${at}` })),
      targetId: services,
    }));
    must(await putMappings(world, many));
    const first = await history({ kinds: ['item'] });
    expect(first.entries).toHaveLength(100);
    const rest = await history({ kinds: ['item'], before: first.next ?? 0 });
    expect(rest.entries).toHaveLength(22);
    expect(rest.next).toBeNull();
  });

  it('holds no name of the practice', () => {
    expect(wire.join()).toContain('/v1/mappings/history');
    for (const name of [exam.name, client.name, 'Abernathy'])
      expect(wire.join()).not.toContain(name);
  });

  it('is refused to a browser that is not paired', async () => {
    const refused = await fetchMappingHistory(await testWorld(), {});
    expect(refused).toMatchObject({ problem: { code: 'not_paired' } });
  });
});
