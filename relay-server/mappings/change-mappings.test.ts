import { afterEach, describe, expect, it } from 'vitest';
import type { Draft } from '#shared/draft/draft.ts';
import { withoutCategories } from '#shared/draft/without-categories.ts';
import { type ChangeOutcome, type Mapping, nameMark } from '#shared/mapping/mapping.ts';
import type { HistoryEntry } from '#shared/mapping/mapping-history.ts';
import { refOf, type TermRef, termId, termOf } from '#shared/mapping/term.ts';
import type { EndpointName, RequestOf } from '#shared/relay/contract.ts';
import {
  chooseDefaults,
  clientDraft,
  exportRequest,
  halden,
  invoiceDraft,
  mapEverything,
  northgate,
} from '../testing/billing.ts';
import type { Client } from '../testing/client.ts';
import { connectCompany } from '../testing/consent.ts';
import { engines } from '../testing/engines.ts';
import { startTestRelay, type TestRelay } from '../testing/test-relay.ts';

let test: TestRelay;
afterEach(() => test?.close());

const term = (key: string): TermRef => ({
  profileId: 'demo-practice',
  origin: 'https://practice.example',
  kind: 'item',
  key,
});

type Changes = RequestOf<Extract<EndpointName, 'putMappings'>>['changes'];

async function put(admin: Client, changes: Changes, realmId = halden): Promise<ChangeOutcome[]> {
  const { status, body } = await admin('PUT', '/v1/mappings/batch', { realmId, changes });
  if (status !== 200) throw new Error(body.problem.code);
  return body.outcomes;
}

/** Takes an entry back, as it was when the entry was made. */
const undoOf = ({ term, from, version }: HistoryEntry): Changes[number] => ({
  term,
  targetId: from?.targetId ?? null,
  ...(from?.coversNew ? { coversNew: true } : {}),
  knownVersion: version,
});

async function wholeHistory(member: Client, query = '', limit = 30): Promise<HistoryEntry[]> {
  const entries: HistoryEntry[] = [];
  for (let before = ''; ; ) {
    const path = `/v1/mappings/history?limit=${limit}${query}${before}`;
    const { status, body } = await member('GET', path);
    if (status !== 200) throw new Error(body.problem.code);
    entries.push(...body.entries);
    if (body.next === null) return entries;
    before = `&before=${body.next}`;
  }
}

describe.each(engines)('changes of mappings on %s', (engine) => {
  const connected = async () => {
    test = await startTestRelay({ engine });
    const admin = await test.pair('admin');
    await connectCompany(admin, halden);
    return admin;
  };

  it('are each stored or answered with what stands', async () => {
    const admin = await connected();
    const change = (key: string, targetId: string | null, knownVersion = 0) => ({
      term: term(key),
      targetId,
      knownVersion,
    });
    const [a, b, none] = await put(admin, [change('A', '1'), change('B', '2'), change('C', null)]);
    expect([a, b].map((one) => [one?.state, one?.mapping?.targetId])).toEqual([
      ['stored', '1'],
      ['stored', '2'],
    ]);
    expect(none).toEqual({ state: 'stored', mapping: null });
    const version = a?.mapping?.version ?? 0;
    const second = await put(admin, [
      change('A', '9'),
      change('B', '3', b?.mapping?.version),
      change('D', '4'),
      change('D', '5'),
      change('E', '6', 77),
    ]);
    expect(second.map(({ state, mapping }) => [state, mapping?.targetId])).toEqual([
      ['conflict', '1'],
      ['stored', '3'],
      ['stored', '4'],
      ['conflict', '4'],
      ['conflict', undefined],
    ]);
    expect(second[0]?.mapping?.version).toBe(version);
    const { body } = await admin('GET', '/v1/mappings');
    expect(body.mappings.map((one: Mapping) => [one.term.key, one.targetId])).toEqual([
      ['A', '1'],
      ['B', '3'],
      ['D', '4'],
    ]);
  });

  it('sent again after a lost answer are stored once', async () => {
    const admin = await connected();
    const changes = [
      { term: term('A'), targetId: '1', knownVersion: 0 },
      { term: term('B'), targetId: null, ignored: true, knownVersion: 0 },
    ];
    const first = await put(admin, changes);
    expect(await put(admin, changes)).toEqual(first);
    expect(await wholeHistory(admin)).toHaveLength(2);
  });

  it('set a term aside, and bring it back', async () => {
    const admin = await connected();
    const aside = { term: term('A'), targetId: null, ignored: true, knownVersion: 0 };
    const { body: first } = await admin('PUT', '/v1/mappings', aside);
    expect(first).toMatchObject({ targetId: null, ignored: true, removed: false });
    const both = await admin('PUT', '/v1/mappings', { ...aside, targetId: '3' });
    expect([both.status, both.body.problem.code]).toEqual([400, 'bad_request']);
    const mark = 'a'.repeat(32);
    const back = { term: term('A'), targetId: '3', namedAs: mark, knownVersion: first.version };
    const { body: mapped } = await admin('PUT', '/v1/mappings', back);
    expect(mapped).toMatchObject({ targetId: '3', removed: false, namedAs: mark });
    expect(mapped).not.toHaveProperty('ignored');
  });

  it('take a thousand at once, and none of more', async () => {
    const admin = await connected();
    const changes = Array.from({ length: 1001 }, (_, index) => ({
      term: term(`id:${index}`),
      targetId: String(index + 1),
      knownVersion: 0,
    }));
    const refused = await admin('PUT', '/v1/mappings/batch', { realmId: halden, changes });
    expect([refused.status, refused.body.problem.code]).toEqual([400, 'bad_request']);
    const outcomes = await put(admin, changes.slice(0, 1000));
    expect(new Set(outcomes.map(({ mapping }) => mapping?.version)).size).toBe(1000);
    expect((await admin('GET', '/v1/mappings')).body.mappings).toHaveLength(1000);
    expect(await wholeHistory(admin, '', 500)).toHaveLength(1000);
  });

  it('chosen for another company are refused as a whole', async () => {
    const admin = await connected();
    const changes = [{ term: term('A'), targetId: '1', knownVersion: 0 }];
    await expect(put(admin, changes, northgate)).rejects.toThrow('mapping_other_company');
    expect((await admin('GET', '/v1/mappings')).body.mappings).toEqual([]);
  });

  it('are the admins’ alone; staff read them and their history', async () => {
    const admin = await connected();
    const staff = await test.pair('staff');
    const changes = [{ term: term('A'), targetId: '1', knownVersion: 0 }];
    await expect(put(staff, changes)).rejects.toThrow('admin_only');
    const single = await staff('PUT', '/v1/mappings', changes[0]);
    expect([single.status, single.body.problem.code]).toEqual([403, 'admin_only']);
    expect(await wholeHistory(staff)).toEqual([]);
    await put(admin, changes);
    expect(await wholeHistory(staff)).toHaveLength(1);
    const other = await test.pair('admin', 'Another practice');
    expect(await wholeHistory(other)).toEqual([]);
  });

  it('leave a record that needs a set-aside term refused', async () => {
    const admin = await connected();
    await mapEverything(admin);
    const draft = invoiceDraft('1');
    const request = await exportRequest(admin, draft);
    const { body } = await admin('GET', '/v1/mappings');
    const fee = body.mappings.find((one: Mapping) => one.term.key === 'id:FEE');
    const knownVersion = fee.version;
    await put(admin, [{ term: fee.term, targetId: null, ignored: true, knownVersion }]);
    const reply = await admin('POST', '/v1/exports', request);
    expect([reply.status, reply.body.problem.code]).toEqual([422, 'term_set_aside']);
    expect(reply.body.problem.detail.names).toContain('Disposal fee');
    expect(test.sim.books.list(halden, 'Invoice')).toHaveLength(0);
  });
});

describe.each(engines)('a category that holds for new items on %s', (engine) => {
  const category = { ...term('name:vaccines'), kind: 'item-category' as const };
  const later = (key: string): Draft => {
    const draft = invoiceDraft('1');
    const [first] = draft.lines;
    if (!first) throw new Error('no line');
    const line = { ...first, item: { id: key, name: key }, category: { name: 'Vaccines' } };
    return { ...draft, lines: [line, ...draft.lines.slice(1)] };
  };
  const categoryTerm = (draft: Draft): TermRef =>
    refOf(termOf(draft.source, 'item-category', { name: 'Vaccines' }));

  it('is kept with who and when, and is taken back like any other change', async () => {
    test = await startTestRelay({ engine });
    const admin = await test.pair('admin');
    const staff = await test.pair('staff');
    await connectCompany(admin, halden);
    const rule = { term: category, targetId: '1', coversNew: true, knownVersion: 0 };
    await expect(put(staff, [rule])).rejects.toThrow('admin_only');
    const onItem = { ...rule, term: term('A') };
    await expect(put(admin, [onItem])).rejects.toThrow('bad_request');
    const [stored] = await put(admin, [rule]);
    expect(stored).toMatchObject({ state: 'stored', mapping: { targetId: '1', coversNew: true } });
    const version = stored!.mapping!.version;
    // The same counterpart, for the known items alone, is another decision.
    const narrower = { term: category, targetId: '1', knownVersion: version };
    const [less] = await put(admin, [narrower]);
    expect(less?.mapping?.version).toBeGreaterThan(version);
    expect(less?.mapping).not.toHaveProperty('coversNew');
    const [newest, first] = await wholeHistory(staff);
    const { body: me } = await admin('GET', '/v1/me');
    expect(first?.by.id).toBe(me.member.id);
    expect([newest?.from, newest?.to]).toEqual([
      { targetId: '1', ignored: false, coversNew: true },
      { targetId: '1', ignored: false },
    ]);
    await put(admin, [undoOf(newest!)]);
    expect((await admin('GET', '/v1/mappings')).body.mappings).toMatchObject([
      { targetId: '1', coversNew: true },
    ]);
  });

  it('maps an item that nobody has decided about, and no other browser can say so', async () => {
    test = await startTestRelay({ engine });
    const admin = await test.pair('admin');
    const staff = await test.pair('staff');
    await connectCompany(admin, halden);
    await mapEverything(admin);
    const draft = later('NEW');
    const catalogue = (await admin('GET', '/v1/catalogue/items')).body.rows;
    const idOf = (name: string) =>
      catalogue.find((one: { name: string }) => one.name === name).id as string;
    const send = async (one: Draft, shownHash: string) => {
      const { status, body } = await staff('POST', '/v1/exports', { draft: one, shownHash });
      return status === 202 || status === 200 ? 'taken' : (body.problem.code as string);
    };
    // What a browser says of a category counts for nothing without the admin's rule.
    expect(await send(draft, 'a'.repeat(64))).toBe('not_mapped');
    const rule = { term: categoryTerm(draft), targetId: idOf('Services'), coversNew: true };
    await put(admin, [{ ...rule, knownVersion: 0 }]);
    const { shownHash } = await exportRequest(staff, draft);
    // Nor does a browser choose the counterpart.
    expect(await send(draft, 'a'.repeat(64))).toBe('preview_outdated');
    expect(await send(withoutCategories(draft), shownHash)).toBe('not_mapped');
    expect(await send(draft, shownHash)).toBe('taken');
    await expect
      .poll(() => test.sim.books.list(halden, 'Invoice').length, { timeout: 20_000 })
      .toBe(1);
    const [invoice] = test.sim.books.list(halden, 'Invoice') as unknown as {
      Line: { SalesItemLineDetail?: { ItemRef: { value: string } } }[];
    }[];
    expect(invoice?.Line[0]?.SalesItemLineDetail?.ItemRef.value).toBe(idOf('Services'));
    const { body } = await admin('GET', '/v1/mappings');
    expect(body.mappings.some((one: Mapping) => one.term.key === 'id:NEW')).toBe(false);
  });
});

describe.each(engines)('two admins at once on %s', (engine) => {
  it('lose nothing: every change is stored or a conflict, and the history has all', async () => {
    test = await startTestRelay({ engine });
    const admins = [await test.pair('admin'), await test.pair('admin')];
    await connectCompany(admins[0]!, halden);
    const keys = ['A', 'B', 'C', 'D', 'E'];
    const stored: { version: number; by: number; targetId: string }[] = [];
    let conflicts = 0;

    const edit = async (admin: Client, by: number) => {
      const known = new Map<string, number>();
      for (let index = 0; index < 50; index += 1) {
        const key = keys[index % keys.length]!;
        const targetId = String((by + 1) * 1000 + index);
        const change = { term: term(key), targetId, knownVersion: known.get(key) ?? 0 };
        if (index % 2 === 0) {
          const [outcome] = await put(admin, [change]);
          if (outcome?.state === 'stored')
            stored.push({ version: outcome.mapping!.version, by, targetId });
          else conflicts += 1;
          known.set(key, outcome!.mapping!.version);
          continue;
        }
        const { status, body } = await admin('PUT', '/v1/mappings', change);
        if (status === 200) {
          stored.push({ version: body.version, by, targetId });
          known.set(key, body.version);
        } else {
          expect(body.problem.code).toBe('mapping_conflict');
          conflicts += 1;
          const { body: now } = await admin('GET', '/v1/mappings');
          for (const one of now.mappings as Mapping[]) known.set(one.term.key, one.version);
        }
      }
    };
    await Promise.all(admins.map(edit));

    expect(stored.length + conflicts).toBe(100);
    expect(conflicts).toBeGreaterThan(0);
    const ids = await Promise.all(
      admins.map(async (admin) => (await admin('GET', '/v1/me')).body.member.id as string),
    );
    const history = (await wholeHistory(admins[1]!)).reverse();
    expect(history.map(({ version, by, to }) => [version, by.id, to?.targetId])).toEqual(
      stored
        .toSorted((a, b) => a.version - b.version)
        .map(({ version, by, targetId }) => [version, ids[by], targetId]),
    );
    const last = new Map<string, string | null>();
    for (const { term: changed, from, to } of history) {
      expect(from?.targetId ?? null).toBe(last.get(changed.key) ?? null);
      last.set(changed.key, to?.targetId ?? null);
    }
    const { body } = await admins[0]!('GET', '/v1/mappings');
    const now = body.mappings.map((one: Mapping) => [one.term.key, one.targetId]);
    expect(new Map(now)).toEqual(last);
  }, 60_000);
});

describe.each(engines)('history of mappings on %s', (engine) => {
  it('tells who changed what, is taken back by it, and outlives its author', async () => {
    test = await startTestRelay({ engine });
    const admin = await test.pair('admin');
    const other = await test.pair('admin');
    await connectCompany(admin, halden);
    const [first] = await put(admin, [{ term: term('A'), targetId: '1', knownVersion: 0 }]);
    await put(other, [
      { term: term('A'), targetId: null, ignored: true, knownVersion: first!.mapping!.version },
      { term: term('B|/ü'), targetId: '2', knownVersion: 0 },
    ]);
    const query = `&term=${encodeURIComponent(termId(term('A')))}&realmId=${halden}`;
    const entries = await wholeHistory(admin, query, 1);
    expect(entries.map(({ from, to, byExport }) => [from, to, byExport])).toEqual([
      [{ targetId: '1', ignored: false }, { targetId: null, ignored: true }, false],
      [null, { targetId: '1', ignored: false }, false],
    ]);
    const all = await wholeHistory(admin);
    expect(all.map((one) => one.term.key)).toEqual(['B|/ü', 'A', 'A']);
    expect(await wholeHistory(admin, `&realmId=${northgate}`)).toEqual([]);
    expect(await wholeHistory(admin, '&kinds=item,client')).toEqual(all);
    expect(await wholeHistory(admin, '&kinds=client,item-category')).toEqual([]);
    const unknown = await admin('GET', '/v1/mappings/history?kinds=wish');
    expect([unknown.status, unknown.body.problem.code]).toEqual([400, 'bad_request']);

    const { body: me } = await other('GET', '/v1/me');
    expect(entries[0]?.by).toEqual({ id: me.member.id, name: me.member.name });
    await other('DELETE', '/v1/me');
    expect((await wholeHistory(admin))[0]?.by.name).toBe(me.member.name);

    const [undone] = await put(admin, [{ ...undoOf(entries[0]!), how: 'restore' }]);
    expect(undone).toMatchObject({ state: 'stored', mapping: { targetId: '1', removed: false } });
    const [late] = await put(admin, [undoOf(entries[1]!)]);
    expect(late).toMatchObject({ state: 'conflict', mapping: { targetId: '1' } });
    const ways = (await wholeHistory(admin)).map(({ how }) => how);
    expect(ways).toEqual(['restore', 'hand', 'hand', 'hand']);
  });

  it('marks what an export mapped to the record it created', async () => {
    test = await startTestRelay({ engine });
    const admin = await test.pair('admin');
    await connectCompany(admin, halden);
    await chooseDefaults(admin);
    const draft = {
      kind: 'client' as const,
      source: { ...invoiceDraft('1').source, kind: 'client' as const, id: '88' },
      displayName: 'Tamsin Okonjo (88)',
    };
    const mapTerm = { ...term('id:88'), kind: 'client' };
    const request = { ...(await exportRequest(admin, draft)), mapTerm };
    const taken = await admin('POST', '/v1/exports', request);
    const { body } = await admin('GET', `/v1/exports/${taken.body.id}?wait=10`);
    expect(body.state).toBe('exported');
    const [entry] = await wholeHistory(admin);
    const targetId = body.quickbooks.id;
    expect(entry).toMatchObject({ byExport: true, from: null, to: { targetId, ignored: false } });
    expect(entry).not.toHaveProperty('how');
  });

  it('notes by what name QuickBooks has what an export mapped, so that a rename is noticed', async () => {
    test = await startTestRelay({ engine });
    const admin = await test.pair('admin');
    await connectCompany(admin, halden);
    const accounts = test.sim.books.list(halden, 'Account');
    const income = accounts.find(({ Name }) => Name === 'Service Income');
    await chooseDefaults(admin, { incomeAccountId: String(income?.Id) });
    const { source } = invoiceDraft('1');
    const create = async (draft: Draft, mapTerm?: TermRef) => {
      const request = { ...(await exportRequest(admin, draft)), ...(mapTerm ? { mapTerm } : {}) };
      const taken = await admin('POST', '/v1/exports', request);
      const { body } = await admin('GET', `/v1/exports/${taken.body.id}?wait=10`);
      expect(body.state).toBe('exported');
      return body.quickbooks.id as string;
    };
    const of = (id: string) => ({ ...source, kind: 'item' as const, id });
    const category = { kind: 'item', type: 'Category', name: 'Medicines' } as const;
    const parentId = await create({ ...category, source: of('medicines') });
    await create({ kind: 'item', name: 'Ketamine', source: of('KETA'), parentId }, term('KETA'));
    const client = clientDraft('88', 'Tamsin Okonjo (88)');
    await create(client, { ...term('id:88'), kind: 'client' });
    await create(client, { ...term('name:tamsin'), kind: 'client' });
    const { body } = await admin('GET', '/v1/mappings');
    const marks = new Map(body.mappings.map((one: Mapping) => [one.term.key, one.namedAs]));
    expect(marks.get('KETA')).toBe(nameMark('Medicines:Ketamine'));
    expect(marks.get('id:88')).toBe(nameMark('Tamsin Okonjo (88)'));
    expect(marks.get('name:tamsin')).toBe(nameMark('Tamsin Okonjo (88)'));
  });
});
