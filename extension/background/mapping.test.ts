import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { originPattern } from '#extension/protocol/origin-pattern.ts';
import { readCatalogue } from '#extension/store/catalogue.ts';
import { readPairing } from '#extension/store/pairing.ts';
import { readPractice } from '#extension/store/read-record.ts';
import { testWorld } from '#extension/testing/test-world.ts';
import { northgate } from '#relay/testing/billing.ts';
import { walkConsent } from '#relay/testing/consent.ts';
import { termsFor } from '#shared/documents/index.ts';
import type { Source } from '#shared/draft/draft.ts';
import { isTarget, targetLists } from '#shared/mapping/target-lists.ts';
import { refOf, type Term, termOf } from '#shared/mapping/term.ts';
import { requiredDefaults } from '#shared/testing/order-context.ts';
import {
  decided,
  must,
  type Office,
  openOffice,
  orderContext,
  realmId,
  send,
} from '#test/support/office.ts';
import { sampleDraft } from '#test/support/sample-draft.ts';
import { catchUpPractice } from './catch-up-practice.ts';
import { createTarget } from './create-target.ts';
import { fetchCatalogue } from './fetch-catalogue.ts';
import { pair } from './pair.ts';
import { putMapping } from './put-mapping.ts';
import { putMappings } from './put-mappings.ts';

describe('mapping', () => {
  let office: Office;
  let world: Awaited<ReturnType<typeof testWorld>>;
  const sent: string[] = [];
  let client: Term, exam: Term, sedation: Term, tax: Term;

  beforeAll(async () => {
    office = await openOffice();
    const context = await orderContext(office.admin, office.company);
    const terms = termsFor(sampleDraft(), context);
    [client, exam, sedation, tax] = terms as [Term, Term, Term, Term];
    world = await testWorld({
      fetch: async (...request) => {
        sent.push(await (request[0] as Request).clone().text());
        return fetch(...request);
      },
    });
    world.shell.permissions.add(originPattern(office.relay.url));
    const code = await office.relay.pairingCode('admin');
    must(await pair(world, { address: office.relay.url, code, deviceName: 'Office' }));
    must(await fetchCatalogue(world, { list: 'items', again: true }));
    must(await fetchCatalogue(world, { list: 'customers', again: true }));
  }, 60_000);
  afterAll(() => office.close());

  const lookup = async () => (await readPractice(world.db, world.vault)).lookup;

  it('maps a term, and the relay never learns its name', async () => {
    const targetId = office.idOf('Customer', 'Abernathy, June');
    must(await putMapping(world, { term: client, targetId }));
    expect((await lookup())(client)).toBe(targetId);
    expect(sent.join()).not.toContain(client.name);
  });

  it('takes a mapping away and gives it back', async () => {
    must(await putMapping(world, { term: client, targetId: null }));
    expect((await lookup())(client)).toBeUndefined();
    const targetId = office.idOf('Customer', 'Abernathy, June');
    must(await putMapping(world, { term: client, targetId }));
    expect((await lookup())(client)).toBe(targetId);
  });

  it('does not overwrite what a colleague chose meanwhile, and shows it', async () => {
    const { name: _name, id: _id, ...ref } = exam;
    const theirs = office.idOf('Item', 'Services');
    const change = { term: ref, targetId: theirs, knownVersion: 0 };
    must(await office.admin.call('putMapping', { data: change }));
    const answer = await putMapping(world, { term: exam, targetId: '999' });
    expect(answer).toMatchObject({ ok: false, problem: { code: 'mapping_conflict' } });
    expect((await lookup())(exam)).toBe(theirs);
  });

  it('creates an item once, maps it and adds it to the list', async () => {
    const incomeAccountId = office.idOf('Account', 'Sales of Product Income');
    const target = { term: sedation, name: 'Sedation, per ml (SEDA)', incomeAccountId };
    const first = must(await createTarget(world, target));
    expect(first.state).toBe('exported');
    expect((await lookup())(sedation)).toBe(first.quickbooks?.id);
    const again = must(await createTarget(world, target));
    expect(again.quickbooks?.id).toBe(first.quickbooks?.id);
    const items = await readCatalogue(world.db, world.vault, realmId, 'items');
    expect(items?.filter(({ name }) => name === target.name)).toHaveLength(1);
  });

  it('brings what a colleague created with the mapping to it, and it is not taken for deleted', async () => {
    const colleague = await testWorld();
    colleague.shell.permissions.add(originPattern(office.relay.url));
    const code = await office.relay.pairingCode('admin');
    must(await pair(colleague, { address: office.relay.url, code, deviceName: 'Home' }));
    const term = termOf(sampleDraft().source, 'item', { id: 'NAIL', name: 'Nail trim' });
    const incomeAccountId = office.idOf('Account', 'Sales of Product Income');
    const target = { term, name: 'Nail trim (NAIL)', incomeAccountId };
    const { id } = must(await createTarget(colleague, target)).quickbooks ?? {};
    must(await catchUpPractice(world));
    expect((await lookup())(term)).toBe(id);
    const items = await readCatalogue(world.db, world.vault, realmId, 'items');
    expect(items?.map((one) => one.id)).toContain(id);
  });

  it('says why a name cannot be used, and takes another one', async () => {
    const incomeAccountId = office.idOf('Account', 'Sales of Product Income');
    const taken = { term: tax, name: 'Sedation, per ml (SEDA)', incomeAccountId };
    const refused = must(await createTarget(world, taken));
    expect(refused).toMatchObject({ state: 'failed', problem: { code: 'qbo_duplicate_name' } });
    expect((await lookup())(tax)).toBeUndefined();
    const created = must(await createTarget(world, { ...taken, name: 'Sales tax' }));
    expect((await lookup())(tax)).toBe(created.quickbooks?.id);
  });

  it('creates a customer with the practice’s number', async () => {
    const stranger = termOf(sampleDraft().source, 'client', { id: 'C-77', name: 'Ada Byron' });
    const created = must(await createTarget(world, { term: stranger, name: 'Ada Byron (C-77)' }));
    expect(office.idOf('Customer', 'Ada Byron (C-77)')).toBe(created.quickbooks?.id);
    expect((await lookup())(stranger)).toBe(created.quickbooks?.id);
  });

  it('creates a representative under the client that pays', async () => {
    const parentId = office.idOf('Customer', 'Abernathy, June');
    const under = termOf(sampleDraft().source, 'client', { id: 'C-78', name: 'Bea Abernathy' });
    const target = { term: under, name: 'Bea Abernathy (C-78)', parentId, billWithParent: true };
    const created = must(await createTarget(world, target));
    expect(created.state).toBe('exported');
    const stored = office.list('Customer').find(({ Id }) => Id === created.quickbooks?.id);
    expect(stored).toMatchObject({
      Job: true,
      ParentRef: { value: parentId },
      BillWithParent: true,
    });
  });

  it('creates an item in a category', async () => {
    const incomeAccountId = office.idOf('Account', 'Sales of Product Income');
    const source: Source = { ...sampleDraft().source, kind: 'item', id: 'medicines' };
    const category = { kind: 'item', type: 'Category', name: 'Medicines', source } as const;
    const made = must(await send(office.admin, category, office.company));
    const parentId = String((await decided(office.admin, made.id)).quickbooks?.id);
    const term = termOf(sampleDraft().source, 'item', { id: 'KETA', name: 'Ketamine' });
    const target = { term, name: 'Ketamine (KETA)', incomeAccountId, parentId };
    const created = must(await createTarget(world, target));
    expect(created.state).toBe('exported');
    const stored = office.list('Item').find(({ Id }) => Id === created.quickbooks?.id);
    expect(stored).toMatchObject({ SubItem: true, ParentRef: { value: parentId } });
    expect((await lookup())(term)).toBe(created.quickbooks?.id);
  });

  it.each([
    ['class', 'Feline', 'Class', {}],
    ['location', 'North', 'Department', {}],
    ['expense-category', 'Animal feed', 'Account', { accountType: 'Cost of Goods Sold' as const }],
    ['money-account', 'Card terminal', 'Account', { accountType: 'Bank' as const }],
    ['payment-method', 'Voucher', 'PaymentMethod', {}],
    ['term', 'Net 11', 'Term', { dueDays: 11 }],
    ['supplier', 'Paws Wholesale', 'Vendor', {}],
  ] as const)('creates what a %s stands for, and maps it', async (kind, name, entity, more) => {
    const { source } = sampleDraft();
    const term = termOf(source, kind, { id: name, name });
    const target = { term, name, ...more };
    const created = must(await createTarget(world, target));
    expect(created.state).toBe('exported');
    const id = created.quickbooks?.id ?? '';
    const stored = office.list(entity).find((one) => one.Id === id);
    const { accountType } = more as { accountType?: string };
    expect(stored).toMatchObject(accountType ? { AccountType: accountType } : {});
    expect((await lookup())(term)).toBe(id);
    const list = targetLists[kind];
    must(await fetchCatalogue(world, { list, again: true }));
    const rows = await readCatalogue(world.db, world.vault, realmId, list);
    expect(rows?.find((row) => row.id === id && isTarget(kind, row))).toMatchObject({ name });
    expect(must(await createTarget(world, target)).quickbooks?.id).toBe(id);
  });

  it('uses what is created also where something else was decided before', async () => {
    const incomeAccountId = office.idOf('Account', 'Sales of Product Income');
    const create = async (id: string) => {
      const term = termOf(sampleDraft().source, 'item', { id, name: id });
      const created = must(await createTarget(world, { term, name: id, incomeAccountId }));
      expect((await lookup())(term)).toBe(created.quickbooks?.id);
    };
    const refTo = (id: string) => refOf(termOf(sampleDraft().source, 'item', { id, name: id }));
    must(await putMappings(world, [{ term: refTo('ASIDE'), targetId: null, ignored: true }]));
    await create('ASIDE');
    must(await putMappings(world, [{ term: refTo('GONE'), targetId: '99999' }]));
    await create('GONE');
  });

  it.each(['merged', 'made inactive'] as const)(
    'maps nothing to a customer that was %s in QuickBooks, and creates a new one on purpose',
    async (fate) => {
      const { books } = office.simulator.simulator;
      const { source } = sampleDraft();
      const term = termOf(source, 'client', { id: `C-${fate}`, name: 'Cleo Marsh' });
      const target = { term, name: `Cleo Marsh (${fate})` };
      const { id = '' } = must(await createTarget(world, target)).quickbooks ?? {};
      if (fate === 'merged') {
        books.merge(realmId, 'Customer', office.idOf('Customer', 'Abernathy, June'), id);
      } else {
        books.edit(realmId, 'Customer', id, { Active: false });
      }
      must(await putMappings(world, [{ term: refOf(term), targetId: null }]));
      const gone = must(await createTarget(world, target));
      expect(gone).toMatchObject({ state: 'failed', problem: { code: 'target_gone' } });
      expect((await lookup())(term)).toBeUndefined();
      if (fate === 'made inactive') {
        // What is inactive keeps its name.
        const taken = must(await createTarget(world, target));
        expect(taken).toMatchObject({ state: 'failed', problem: { code: 'qbo_duplicate_name' } });
        expect((await lookup())(term)).toBeUndefined();
      }
      const name = fate === 'merged' ? target.name : `${target.name}, new`;
      const anew = must(await createTarget(world, { ...target, name }));
      expect(anew.state).toBe('exported');
      expect(anew.quickbooks?.id).not.toBe(id);
      expect((await lookup())(term)).toBe(anew.quickbooks?.id);
    },
  );

  it('creates no account without a type, or with a name that accounts cannot have', async () => {
    const { source } = sampleDraft();
    const food = termOf(source, 'expense-category', { name: 'Bedding' });
    const refused = await createTarget(world, { term: food, name: 'Bedding' });
    expect(refused).toMatchObject({ ok: false, problem: { code: 'bad_request' } });
    const quoted = { term: food, name: '12" bowls', accountType: 'Expense' as const };
    expect(await createTarget(world, quoted)).toMatchObject({
      ok: false,
      problem: { code: 'text_not_allowed' },
    });
  });

  it('creates and takes nothing over from a company that was connected meanwhile', async () => {
    const known = (await readCatalogue(world.db, world.vault, realmId, 'customers'))?.length;
    must(await office.admin.call('disconnect'));
    await walkConsent(must(await office.admin.call('startConnection')).url, northgate);
    const settings = requiredDefaults;
    must(await office.admin.call('putSettings', { data: { settings, knownVersion: 0 } }));
    const { books } = office.simulator.simulator;
    const before = books.list(northgate, 'Customer').length;
    const stranger = termOf(sampleDraft().source, 'client', {
      id: 'C-90',
      name: 'Mary Somerville',
    });
    const answer = await createTarget(world, { term: stranger, name: 'Mary Somerville (C-90)' });
    expect(answer).toMatchObject({ ok: false, problem: { code: 'preview_outdated' } });
    expect(books.list(northgate, 'Customer')).toHaveLength(before);

    must(await fetchCatalogue(world, { list: 'customers', again: true }));
    const rowsOf = (realm: string) => readCatalogue(world.db, world.vault, realm, 'customers');
    expect(await rowsOf(realmId)).toHaveLength(known ?? 0);
    expect(await rowsOf(northgate)).toHaveLength(before);
    expect((await readPairing(world.db))?.me.connection.company?.realmId).toBe(northgate);
  });
});
