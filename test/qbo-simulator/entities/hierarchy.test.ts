import { describe, expect, it } from 'vitest';
import { halden, saleLine, TestApi } from '../test-kit.ts';

describe('contract §5.3 and §5.6 sub-customers', () => {
  it('rolls balances up, bills with the parent, carries a new name down', async () => {
    const api = new TestApi();
    const job = {
      DisplayName: 'Barn',
      Job: true,
      BillWithParent: true,
      ParentRef: { value: '4' },
    };
    const barn = await api.write('/customer', job);
    const below = { DisplayName: 'Stall 1', Job: true, ParentRef: { value: barn.Id } };
    const stall = await api.write('/customer', below);
    const sell = (id: unknown, amount: number) =>
      api.write('/invoice', {
        CustomerRef: { value: id },
        Line: [saleLine('2', amount, {}, 'NON')],
      });
    await sell('4', 10);
    await sell(barn.Id, 20);
    await sell(stall.Id, 5);
    const read = async (id: unknown) => (await api.send(`/customer/${id}`)).body.Customer;
    expect(await read('4')).toMatchObject({ Balance: 10, BalanceWithJobs: 35 });
    expect(await read(barn.Id)).toMatchObject({ Balance: 20, BalanceWithJobs: 25 });
    api.simulator.books.edit(halden, 'Customer', '4', { DisplayName: 'Dunmore' });
    expect(await read(stall.Id)).toMatchObject({
      FullyQualifiedName: 'Dunmore:Barn:Stall 1',
      SyncToken: '0',
    });
  });

  it.each([
    [{ DisplayName: 'X', Job: true }, '2020'],
    [{ DisplayName: 'X', BillWithParent: true }, '6000'],
    [{ DisplayName: 'X', ParentRef: { value: '99' } }, '2500'],
  ])('refuses %j with %s', async (body, code) => {
    expect((await new TestApi().post('/customer', body)).code).toBe(code);
  });

  it('refuses circles (900)', async () => {
    const api = new TestApi();
    const body = { DisplayName: 'Barn', Job: true, ParentRef: { value: '4' } };
    const barn = await api.write('/customer', body);
    const under = (ParentRef: unknown) => ({ Id: '4', SyncToken: '0', sparse: true, ParentRef });
    expect((await api.post('/customer', under({ value: '4' }))).code).toBe('900');
    expect((await api.post('/customer', under({ value: barn.Id }))).code).toBe('900');
  });
});

describe('contract §5.7 categories and bundles', () => {
  const income = { value: '11' };

  it('nests items in categories, four levels in all', async () => {
    const api = new TestApi();
    let parent: unknown;
    for (const Name of ['One', 'Two', 'Three']) {
      const nested = parent === undefined ? {} : { SubItem: true, ParentRef: { value: parent } };
      parent = (await api.write('/item', { Name, Type: 'Category', ...nested })).Id;
    }
    const service = { Type: 'Service', IncomeAccountRef: income };
    const inside = { ...service, SubItem: true, ParentRef: { value: parent } };
    const made = await api.write('/item', { Name: 'Office Visit', ...inside });
    expect(made).toMatchObject({
      FullyQualifiedName: 'One:Two:Three:Office Visit',
      Level: 3,
      SubItem: true,
    });
    expect((await api.post('/item', { Name: 'Office Visit', ...inside })).code).toBe('6240');
    const deep = { Name: 'Deep', Type: 'Category', SubItem: true, ParentRef: { value: made.Id } };
    expect((await api.post('/item', deep)).code).toBe('6000');
    expect((await api.post('/item', { Name: 'Z', ...service, SubItem: true })).code).toBe('2020');
    const sold = {
      CustomerRef: { value: '1' },
      Line: [saleLine(String(parent), 5, {}, 'NON')],
    };
    expect((await api.post('/invoice', sold)).code).toBe('6000');
    const accounts = { Name: 'C', Type: 'Category', IncomeAccountRef: income };
    expect((await api.post('/item', accounts)).code).toBe('2010');
  });

  it('only reads bundles, and keeps the type of an item', async () => {
    const api = new TestApi();
    const [bundle] = await api.rows("select * from Item where Type = 'Group'");
    expect(bundle).toMatchObject({ Name: 'New Patient Bundle', ItemGroupDetail: {} });
    expect((await api.post('/item', { Name: 'B', Type: 'Group' })).code).toBe('6000');
    const change = { Id: bundle?.Id, SyncToken: '0', sparse: true, Name: 'Other' };
    expect((await api.post('/item', change)).code).toBe('6000');
    const retyped = { Id: '2', SyncToken: '0', sparse: true, Type: 'NonInventory' };
    expect((await api.post('/item', retyped)).code).toBe('6000');
  });

  it.each([
    [{ Name: 'N', Type: 'NonInventory' }, '2020'],
    [{ Name: 'N', Type: 'NonInventory', ExpenseAccountRef: { value: '15' } }, undefined],
    [{ Name: 'N', Type: 'NonInventory', IncomeAccountRef: income, QtyOnHand: 3 }, '2010'],
    [{ Name: 'N', Type: 'NonInventory', IncomeAccountRef: { value: '1' } }, '6430'],
  ])('takes or refuses the product %j (%s)', async (body, code) => {
    expect((await new TestApi().post('/item', body)).code).toBe(code);
  });
});

describe('contract §5.3 letter case of names', () => {
  it('is ignored or counts, as switched', async () => {
    for (const nameCase of ['ignored', 'counts'] as const) {
      const api = new TestApi(halden, { switches: { nameCase } });
      const code = nameCase === 'ignored' ? '6240' : undefined;
      expect((await api.post('/vendor', { DisplayName: 'WALK-IN' })).code).toBe(code);
      expect((await api.post('/vendor', { DisplayName: 'Walk-in' })).code).toBe('6240');
    }
  });
});

describe('contract §5.2 inactive names', () => {
  it('are shown as deleted, as switched', async () => {
    for (const deletedSuffix of [false, true]) {
      const api = new TestApi(halden, { switches: { deletedSuffix } });
      api.simulator.books.edit(halden, 'Customer', '10', { Active: false });
      const { body } = await api.send('/customer/10');
      const DisplayName = deletedSuffix ? 'Walk-in (deleted)' : 'Walk-in';
      expect(body.Customer).toMatchObject({ DisplayName, Active: false });
      const back = { Id: '10', SyncToken: '1', sparse: true, Active: true };
      expect(await api.write('/customer', back)).toMatchObject({ DisplayName: 'Walk-in' });
    }
  });
});
