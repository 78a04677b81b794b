import { describe, expect, it } from 'vitest';
import type { Doc } from '../doc.ts';
import { ashcombeRealm, halden, TestApi } from '../test-kit.ts';

describe('contract §5.1 and §5.2 operations and updates', () => {
  it('starts SyncToken at 0, adds one per change, refuses a stale one', async () => {
    const api = new TestApi();
    const made = await api.write('/customer', { DisplayName: 'Vale Farm', Notes: 'gate code' });
    expect(made.SyncToken).toBe('0');
    const body = { Id: made.Id, SyncToken: '0', sparse: true, CompanyName: 'Vale' };
    expect(await api.write('/customer', body)).toMatchObject({
      SyncToken: '1',
      Notes: 'gate code',
    });
    const stale = await api.post('/customer', body);
    expect(stale).toMatchObject({ status: 400, code: '5010' });
  });

  it('nulls what a full update leaves out and keeps read-only values', async () => {
    const api = new TestApi();
    const made = await api.write('/customer', { DisplayName: 'Vale Farm', Notes: 'gate code' });
    const full = { Id: made.Id, SyncToken: '0', DisplayName: 'Vale Farm', Balance: 500, Level: 3 };
    const updated = await api.write('/customer', full);
    expect(updated.Notes).toBeUndefined();
    expect(updated).toMatchObject({ Balance: 0, SyncToken: '1', Active: true });
    expect(updated.Level).toBeUndefined();
  });

  it.each([{ Notes: '' }, { SalesTermRef: {} }, { SalesTermRef: { value: '' } }])(
    'clears with %j and ignores null in a sparse update',
    async (emptied) => {
      const api = new TestApi();
      const given = { DisplayName: 'V', Notes: 'n', SalesTermRef: { value: '3' } };
      const made = await api.write('/customer', given);
      const property = Object.keys(emptied)[0] ?? '';
      const base = { Id: made.Id, sparse: true };
      const kept = await api.write('/customer', { ...base, SyncToken: '0', [property]: null });
      expect(kept[property]).toBeDefined();
      const cleared = await api.write('/customer', { ...base, SyncToken: '1', ...emptied });
      expect(cleared[property]).toBeUndefined();
    },
  );

  it('wants Id and SyncToken, and knows 610', async () => {
    const api = new TestApi();
    expect((await api.post('/customer', { sparse: true, Notes: 'x' })).code).toBe('2020');
    expect((await api.post('/customer', { Id: '1', sparse: true })).code).toBe('2020');
    const unknown = { Id: '999', SyncToken: '0', sparse: true };
    expect((await api.post('/customer', unknown)).code).toBe('610');
    expect(await api.send('/customer/999')).toMatchObject({ status: 400, code: '610' });
  });

  it('refuses operations an entity does not have', async () => {
    const api = new TestApi();
    const handle = { Id: '1', SyncToken: '0' };
    expect((await api.post('/customer?operation=delete', handle)).code).toBe('500');
    expect((await api.post('/account', { ...handle, sparse: true, Name: 'x' })).code).toBe('500');
    expect((await api.post('/taxcode', { Name: 'x' })).code).toBe('500');
  });
});

/** Each line may have 500 characters, all together 2000. */
const longAddress = Object.fromEntries(
  ['Line1', 'Line2', 'Line3', 'Line4', 'Line5'].map((key) => [key, 'x'.repeat(401)]),
);

describe('contract §2.8 field rules', () => {
  it.each([
    [{ DisplayName: 'A', Nonsense: 1 }, '2010'],
    [{ DisplayName: 'A', BillAddr: { Street: 'x' } }, '2010'],
    [{ DisplayName: 'A', Taxable: 'yes' }, '2010'],
    [{ DisplayName: 12 }, '2010'],
    [{ DisplayName: 'A', BillAddr: 'x' }, '2010'],
    [{ DisplayName: 'A:B' }, '2010'],
    [{ DisplayName: 'x'.repeat(501) }, '2050'],
    [{ DisplayName: 'A', BillAddr: longAddress }, '2050'],
    [{ DisplayName: 'A', PrimaryPhone: { FreeFormNumber: '1'.repeat(31) } }, '2050'],
    [{ DisplayName: 'A', PreferredDeliveryMethod: 'Pigeon' }, '2170'],
    [{ DisplayName: 'A', PrimaryEmailAddr: { Address: 'nowhere' } }, '2210'],
    [{ DisplayName: 'A', SalesTermRef: { value: '99' } }, '2500'],
    [{ DisplayName: 'A', SalesTermRef: { value: 'net30' } }, '2030'],
    [{ Notes: 'no name' }, '6080'],
    [{ DisplayName: 'A', CurrencyRef: { value: 'EUR' } }, '6000'],
  ])('refuses %j with %s', async (body, code) => {
    const reply = await new TestApi().post('/customer', body);
    expect(reply).toMatchObject({ status: 400, code });
  });

  it('names the length limits as recorded', async () => {
    const reply = await new TestApi().post('/customer', {
      DisplayName: 'A',
      Title: 'x'.repeat(17),
    });
    expect(JSON.stringify(reply.body)).toContain('Min:0 Max:16 supported. Supplied length:17');
  });

  it('handles characters outside Latin-1 as switched', async () => {
    const name = { DisplayName: 'Katze 🐈' };
    const kept = await new TestApi().write('/customer', name);
    expect(kept.DisplayName).toBe('Katze 🐈');
    const replaced = new TestApi(halden, { switches: { beyondLatin1: 'replace' } });
    expect((await replaced.write('/customer', name)).DisplayName).toBe('Katze ?');
    const refused = new TestApi(halden, { switches: { beyondLatin1: 'refuse' } });
    expect((await refused.post('/customer', name)).code).toBe('500');
  });
});

describe('contract §5.3 and §5.6 customers', () => {
  it('composes the name, fills the defaults', async () => {
    const made = await new TestApi().write('/customer', { GivenName: 'Maya', FamilyName: 'Lund' });
    expect(made).toMatchObject({
      DisplayName: 'Maya Lund',
      FullyQualifiedName: 'Maya Lund',
      PrintOnCheckName: 'Maya Lund',
      Active: true,
      Balance: 0,
      CurrencyRef: { value: 'USD', name: 'United States Dollar' },
    });
  });

  it('keeps names unique, in any case and inactive ones too', async () => {
    const api = new TestApi();
    const reply = await api.post('/customer', { DisplayName: 'WALK-IN' });
    expect(reply.code).toBe('6240');
    expect(JSON.stringify(reply.body)).toContain('The name supplied already exists. : Id=10');
    api.simulator.books.edit(halden, 'Customer', '10', { Active: false });
    expect((await api.post('/customer', { DisplayName: 'Walk-in' })).code).toBe('6240');
    api.simulator.switches.inactiveNamesCount = false;
    expect((await api.post('/customer', { DisplayName: 'Walk-in' })).status).toBe(200);
  });

  it.each([
    ['text', 'Another customer, vendor or employee'],
    ['null', ': null'],
  ] as const)('has the other recorded 6240 text (%s)', async (duplicateNameDetail, wanted) => {
    const api = new TestApi(halden, { switches: { duplicateNameDetail } });
    const reply = await api.post('/customer', { DisplayName: 'Walk-in' });
    expect(JSON.stringify(reply.body)).toContain(wanted);
  });

  it('places sub-customers, at most four levels below', async () => {
    const api = new TestApi();
    let parent = '10';
    for (const name of ['A', 'B', 'C', 'D']) {
      const made = await api.write('/customer', {
        DisplayName: name,
        ParentRef: { value: parent },
        Job: true,
      });
      parent = String(made.Id);
      if (name === 'D') {
        expect(made).toMatchObject({ FullyQualifiedName: 'Walk-in:A:B:C:D', Level: 4 });
      }
    }
    const deeper = { DisplayName: 'E', ParentRef: { value: parent } };
    expect((await api.post('/customer', deeper)).code).toBe('6000');
  });
});

describe('contract §5.7 items', () => {
  const income = { value: '11' };

  it.each([
    [{ Type: 'Service', IncomeAccountRef: income }, '2020'],
    [{ Name: 'X', IncomeAccountRef: income }, '2020'],
    [{ Name: 'X', Type: 'Service' }, '2020'],
    [{ Name: 'X', Type: 'Gadget', IncomeAccountRef: income }, '2170'],
    [{ Name: 'X', Type: 'Service', IncomeAccountRef: income, QtyOnHand: 4 }, '2010'],
    [{ Name: 'X', Type: 'Service', IncomeAccountRef: income, SalesDesc: 'd' }, '2010'],
    [{ Name: 'X', Type: 'Service', IncomeAccountRef: { value: '1' } }, '6430'],
    [{ Name: 'X', Type: 'Service', IncomeAccountRef: { value: '900' } }, '2500'],
    [{ Name: 'office visit', Type: 'Service', IncomeAccountRef: income }, '6240'],
    [{ Name: 'X', Type: 'Inventory', IncomeAccountRef: { value: '12' } }, '2020'],
  ])('refuses %j with %s', async (body, code) => {
    expect((await new TestApi().post('/item', body)).code).toBe(code);
  });

  it('creates services and inventory', async () => {
    const api = new TestApi();
    const service = { Name: 'Nail trim', Type: 'Service', UnitPrice: 18, IncomeAccountRef: income };
    expect(await api.write('/item', service)).toMatchObject({
      FullyQualifiedName: 'Nail trim',
      IncomeAccountRef: { value: '11', name: 'Service Income' },
      TrackQtyOnHand: false,
      Active: true,
    });
    const inventory = {
      Name: 'Collar',
      Type: 'Inventory',
      TrackQtyOnHand: true,
      QtyOnHand: 4,
      InvStartDate: '2026-01-01',
      IncomeAccountRef: { value: '12' },
      ExpenseAccountRef: { value: '15' },
      AssetAccountRef: { value: '5' },
    };
    expect(await api.write('/item', inventory)).toMatchObject({ QtyOnHand: 4 });
  });
});

describe('contract §5.11 lists', () => {
  it('creates accounts from a type or a sub type', async () => {
    const api = new TestApi();
    expect(
      await api.write('/account', { Name: 'Petty cash', AccountSubType: 'CashOnHand' }),
    ).toMatchObject({
      AccountType: 'Bank',
      Classification: 'Asset',
    });
    expect((await api.post('/account', { Name: 'Nothing' })).code).toBe('6010');
    expect((await api.post('/account', { Name: 'a:b', AccountType: 'Bank' })).code).toBe('2010');
    expect((await api.post('/account', { Name: 'checking', AccountType: 'Bank' })).code).toBe(
      '6240',
    );
  });

  it('serves terms, payment methods, classes and locations', async () => {
    const api = new TestApi();
    expect((await api.post('/term', { Name: 'Net 7' })).code).toBe('2020');
    expect(await api.write('/term', { Name: 'Net 7', DueDays: 7 })).toMatchObject({
      Type: 'STANDARD',
    });
    const tooMuch = { Name: 'Half', DueDays: 9, DiscountPercent: 101 };
    expect((await api.post('/term', tooMuch)).code).toBe('2090');
    expect((await api.post('/term', { Name: 'x'.repeat(32), DueDays: 1 })).code).toBe('2050');
    expect(await api.rows('select * from PaymentMethod')).toHaveLength(5);
    const top = await api.write('/class', { Name: 'Mobile' });
    const below = await api.write('/class', { Name: 'North', ParentRef: { value: top.Id } });
    expect(below.FullyQualifiedName).toBe('Mobile:North');
    expect(await api.write('/department', { Name: 'Annex' })).toMatchObject({
      SubDepartment: false,
    });
  });

  it('shows company and preferences with their conditions', async () => {
    const api = new TestApi();
    const info = await api.send(`/companyinfo/${halden}`);
    expect(info.body.CompanyInfo).toMatchObject({
      CompanyName: 'Halden Creek Veterinary',
      Country: 'US',
    });
    expect(JSON.stringify(info.body)).toContain('{"Name":"SubscriptionStatus","Value":"PAID"}');
    api.simulator.books.company(halden).settings.bookCloseDate = '2026-06-30';
    const prefs = await api.send('/preferences');
    expect(prefs.body.Preferences).toMatchObject({
      TaxPrefs: { UsingSalesTax: true, PartnerTaxEnabled: true },
      AccountingInfoPrefs: { BookCloseDate: '2026-06-30' },
      CurrencyPrefs: { MultiCurrencyEnabled: false, HomeCurrency: { value: 'USD' } },
    });
    api.simulator.switches.showBookCloseDate = false;
    const hidden = (await api.send('/preferences')).body.Preferences as Doc;
    expect(hidden.AccountingInfoPrefs).not.toHaveProperty('BookCloseDate');
    const british = await new TestApi(ashcombeRealm).send(`/companyinfo/${ashcombeRealm}`);
    expect(british.body.CompanyInfo).toMatchObject({ Country: 'GB' });
  });
});
