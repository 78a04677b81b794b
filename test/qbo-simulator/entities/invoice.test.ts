import { describe, expect, it } from 'vitest';
import type { Doc } from '../doc.ts';
import { halden, saleLine, TestApi } from '../test-kit.ts';

const customer = { value: '1' };
const simple = { CustomerRef: customer, Line: [saleLine('2', 68, {}, 'NON')] };

describe('contract §5.4 sales forms', () => {
  it('completes an invoice as the sample shows', async () => {
    const api = new TestApi();
    const made = await api.write('/invoice', {
      CustomerRef: customer,
      TxnDate: '2026-10-05',
      SalesTermRef: { value: '3' },
      DocNumber: 'PM-2026-0117',
      PrivateNote: 'pm-invoice:9f1c2a',
      CustomerMemo: { value: 'Thank you' },
      Line: [
        saleLine('2', 136, { Qty: 2, UnitPrice: 68, ServiceDate: '2026-10-02' }, 'NON'),
        saleLine('7', 47.95, { Qty: 1, UnitPrice: 47.95 }, 'NON'),
        {
          Amount: 20,
          DetailType: 'DiscountLineDetail',
          DiscountLineDetail: { PercentBased: false },
        },
      ],
    });
    expect(made).toMatchObject({
      SyncToken: '0',
      DueDate: '2026-11-04',
      CustomerRef: { value: '1', name: 'Abernathy, June' },
      SalesTermRef: { name: 'Net 30' },
      TotalAmt: 163.95,
      Balance: 163.95,
      TxnTaxDetail: { TotalTax: 0 },
      PrintStatus: 'NeedToPrint',
      EmailStatus: 'NotSet',
      LinkedTxn: [],
      BillAddr: { Line1: '14 Alder Court', City: 'Longmont' },
    });
    expect((made.Line as Doc[]).map((line) => [line.Id, line.DetailType, line.Amount])).toEqual([
      ['1', 'SalesItemLineDetail', 136],
      ['2', 'SalesItemLineDetail', 47.95],
      [undefined, 'SubTotalLineDetail', 183.95],
      [undefined, 'DiscountLineDetail', 20],
    ]);
    expect((made.Line as Doc[])[0]).toMatchObject({
      SalesItemLineDetail: { ItemRef: { value: '2', name: 'Office Visit' }, Qty: 2 },
    });
    expect(await api.rows(`select * from Invoice where Id = '${made.Id}'`)).toEqual([made]);
    expect((await api.send(`/invoice/${made.Id}`)).body.Invoice).toEqual(made);
    expect((await api.send('/customer/1')).body.Customer).toMatchObject({ Balance: 163.95 });
  });

  it('wants Amount to be UnitPrice times Qty, rounded half up (6070)', async () => {
    const api = new TestApi();
    const line = (amount: number) => ({
      ...simple,
      Line: [saleLine('6', amount, { Qty: 14.5, UnitPrice: 128.35 }, 'NON')],
    });
    const refused = await api.post('/invoice', line(1861.07));
    expect(refused.code).toBe('6070');
    expect(JSON.stringify(refused.body)).toContain('Supplied value:1,861.07');
    expect((await api.post('/invoice', line(1861.08))).status).toBe(200);
  });

  it.each([
    [{ Line: simple.Line }, '2020'],
    [{ CustomerRef: customer }, '2020'],
    [{ CustomerRef: customer, Line: [] }, '2020'],
    [{ ...simple, Line: [{ DetailType: 'SalesItemLineDetail', SalesItemLineDetail: {} }] }, '2020'],
    [{ ...simple, Line: [{ Amount: 5, SalesItemLineDetail: {} }] }, '2020'],
    [{ ...simple, Line: [{ Amount: 5, DetailType: 'DepositLineDetail' }] }, '2170'],
    [{ ...simple, CustomerRef: { value: '77' } }, '2500'],
    [{ ...simple, Line: [saleLine('99', 5)] }, '2500'],
    [{ ...simple, Line: [saleLine('2', 5, {}, '3')] }, '6100'],
    [{ ...simple, DocNumber: 'x'.repeat(22) }, '2050'],
    [{ ...simple, PrivateNote: 'x'.repeat(4001) }, '2050'],
    [{ ...simple, TxnDate: '2026-02-30' }, '2090'],
    [{ ...simple, EmailStatus: 'Sent' }, '2170'],
    [{ ...simple, EmailStatus: 'NeedToSend' }, '2020'],
    [{ ...simple, BillEmail: { Address: 'a.b' } }, '2210'],
    [{ ...simple, Memo: 'x' }, '2010'],
    [{ ...simple, Line: [{ ...saleLine('2', 5), Price: 5 }] }, '2010'],
    [{ ...simple, Line: [saleLine('2', -5)] }, '6000'],
    [{ ...simple, Line: [saleLine('SHIPPING_ITEM_ID', 5)] }, '6000'],
    [{ ...simple, Line: [...simple.Line, { DetailType: 'DiscountLineDetail' }] }, '6090'],
  ])('refuses %j with %s', async (body, code) => {
    expect(await new TestApi().post('/invoice', body)).toMatchObject({ status: 400, code });
  });

  it('refuses what was made inactive, and keeps what an old invoice points at', async () => {
    const api = new TestApi();
    const made = await api.write('/invoice', simple);
    api.simulator.books.edit(halden, 'Item', '2', { Active: false });
    expect((await api.post('/invoice', simple)).code).toBe('2500');
    const change = { Id: made.Id, SyncToken: '0', sparse: true, PrivateNote: 'still fine' };
    expect((await api.post('/invoice', change)).status).toBe(200);
    api.simulator.books.edit(halden, 'Customer', '1', { Active: false });
    const other = { ...simple, Line: [saleLine('3', 10)] };
    expect((await api.post('/invoice', other)).code).toBe('2500');
  });

  it('keeps text lines, makes inline subtotals, gives percent discounts', async () => {
    const made = await new TestApi().write('/invoice', {
      CustomerRef: customer,
      Line: [
        { DetailType: 'DescriptionOnly', Description: 'For Biscuit' },
        saleLine('2', 33.33, {}, 'NON'),
        { DetailType: 'DescriptionOnly', Description: 'Subtotal:' },
        saleLine('3', 10, {}, 'NON'),
        {
          DetailType: 'DiscountLineDetail',
          DiscountLineDetail: { PercentBased: true, DiscountPercent: 7.5 },
        },
      ],
    });
    const lines = made.Line as Doc[];
    expect(lines.map((line) => line.Description)).toContain('Subtotal: 33.33');
    expect(lines.at(-1)).toMatchObject({
      Amount: 3.25,
      DiscountLineDetail: { DiscountAccountRef: { value: '13', name: 'Discounts given' } },
    });
    expect(made.TotalAmt).toBe(40.08);
  });

  it('treats a line without ItemRef as switched', async () => {
    const lines = [
      ...simple.Line,
      { Amount: 9, DetailType: 'SalesItemLineDetail', Description: 'x' },
    ];
    const body = { ...simple, Line: lines };
    const live = await new TestApi().write('/invoice', body);
    expect(live.TotalAmt).toBe(77);
    expect((live.Line as Doc[])[1]).toMatchObject({
      SalesItemLineDetail: { ItemRef: { value: '1', name: 'Services' } },
    });
    const documented = new TestApi(halden, { switches: { lineWithoutItem: 'text-only' } });
    const text = await documented.write('/invoice', body);
    expect(text.TotalAmt).toBe(68);
    expect((text.Line as Doc[])[1]).toMatchObject({ DetailType: 'DescriptionOnly' });
  });

  it('takes at most 750 taxable lines', async () => {
    const api = new TestApi();
    const lines = (count: number, tax: string) => ({
      CustomerRef: customer,
      Line: Array.from({ length: count }, () => saleLine('2', 1, {}, tax)),
    });
    expect((await api.post('/invoice', lines(751, 'TAX'))).code).toBe('6000');
    expect((await api.post('/invoice', lines(751, 'NON'))).status).toBe(200);
  });
});

describe('contract §5.2 invoice updates', () => {
  it('keeps known line ids, numbers new ones, drops missing ones', async () => {
    const api = new TestApi();
    const made = await api.write('/invoice', {
      CustomerRef: customer,
      Line: [saleLine('2', 10, {}, 'NON'), saleLine('3', 20, {}, 'NON')],
    });
    const changed = await api.write('/invoice', {
      Id: made.Id,
      SyncToken: '0',
      sparse: true,
      Line: [{ ...saleLine('3', 25, {}, 'NON'), Id: '2' }, saleLine('4', 5, {}, 'NON')],
    });
    const sold = (changed.Line as Doc[]).filter((line) => line.LineNum !== undefined);
    expect(sold.map((line) => [line.Id, line.Amount])).toEqual([
      ['2', 25],
      ['3', 5],
    ]);
    expect(changed).toMatchObject({ TotalAmt: 30, Balance: 30, SyncToken: '1' });
  });

  it('keeps the rest in a sparse update and nulls it in a full one', async () => {
    const api = new TestApi();
    const given = { ...simple, PrivateNote: 'marker', DocNumber: 'A-1', DueDate: '2027-01-31' };
    const made = await api.write('/invoice', given);
    const sparse = { Id: made.Id, SyncToken: '0', sparse: true, CustomerMemo: { value: 'hi' } };
    expect(await api.write('/invoice', sparse)).toMatchObject({
      PrivateNote: 'marker',
      DocNumber: 'A-1',
      DueDate: '2027-01-31',
      TotalAmt: 68,
    });
    const full = await api.write('/invoice', { ...simple, Id: made.Id, SyncToken: '1' });
    expect(full.PrivateNote).toBeUndefined();
    expect(full.DocNumber).toBeUndefined();
    expect(full.CustomerMemo).toBeUndefined();
  });

  it('returns addresses flattened after an update', async () => {
    const api = new TestApi();
    const made = await api.write('/invoice', simple);
    const sparse = { Id: made.Id, SyncToken: '0', sparse: true, PrivateNote: 'x' };
    const changed = await api.write('/invoice', sparse);
    expect(changed.BillAddr).toMatchObject({
      Line1: '14 Alder Court',
      Line2: 'Longmont, CO 80501',
    });
    expect((changed.BillAddr as Doc).City).toBeUndefined();
  });

  it('voids to zero, keeps the marker behind the word, and deletes for good', async () => {
    const api = new TestApi();
    const made = await api.write('/invoice', { ...simple, PrivateNote: 'marker' });
    const handle = { Id: made.Id, SyncToken: '0' };
    const wrongWay = await api.post('/invoice?operation=update&include=void', handle);
    expect(wrongWay.code).toBe('500');
    const voided = await api.write('/invoice?operation=void', handle);
    expect(voided).toMatchObject({
      TotalAmt: 0,
      Balance: 0,
      SyncToken: '1',
      PrivateNote: 'Voided\nmarker',
    });
    expect((voided.Line as Doc[])[0]).toMatchObject({ Amount: 0 });
    expect((await api.post('/invoice?operation=delete', handle)).code).toBe('5010');
    expect(
      (await api.post('/invoice?operation=delete', { ...handle, SyncToken: '1' })).status,
    ).toBe(200);
    const read = await api.send(`/invoice/${made.Id}`);
    expect(read.code).toBe('610');
    expect(JSON.stringify(read.body)).toContain('Another user has deleted this transaction.');
  });

  it('names who was faster in 5010', async () => {
    const api = new TestApi();
    const made = await api.write('/invoice', simple);
    api.simulator.books.edit(halden, 'Invoice', String(made.Id), { PrivateNote: 'by hand' });
    const reply = await api.post('/invoice', { Id: made.Id, SyncToken: '0', sparse: true });
    expect(reply.code).toBe('5010');
    expect(JSON.stringify(reply.body)).toContain('You and Robin Okafor were working');
  });
});

describe('contract §5.5 DocNumber', () => {
  const preferences = (api: TestApi, CustomTxnNumbers: boolean) =>
    Object.assign(api.simulator.books.company(halden).preferences.SalesFormsPrefs as Doc, {
      CustomTxnNumbers,
    });

  it('numbers by itself without custom numbers and lets duplicates pass', async () => {
    const api = new TestApi();
    preferences(api, false);
    expect((await api.write('/invoice', simple)).DocNumber).toBe('1001');
    const own = { ...simple, DocNumber: '1001' };
    expect((await api.write('/invoice', own)).DocNumber).toBe('1001');
    expect((await api.write('/invoice', simple)).DocNumber).toBe('1002');
  });

  it('with custom numbers leaves an omitted one empty and refuses a used one', async () => {
    const api = new TestApi();
    const none = await api.write('/invoice', simple);
    expect(none.DocNumber).toBeUndefined();
    const numbered = { ...simple, DocNumber: 'PM-7' };
    const first = await api.write('/invoice', numbered);
    const second = await api.post('/invoice', numbered);
    expect(second.code).toBe('6140');
    expect(JSON.stringify(second.body)).toContain(
      `DocNumber=PM-7 is assigned to TxnType=Invoice with TxnId=${first.Id}`,
    );
    expect((await api.post('/invoice?include=allowduplicatedocnum', numbered)).status).toBe(200);
    api.simulator.books.company(halden).settings.warnDuplicateNumber = false;
    expect((await api.post('/invoice', numbered)).status).toBe(200);
    const automatic = { ...simple, DocNumber: 'AUTO_GENERATE' };
    expect((await api.write('/invoice', automatic)).DocNumber).toBe('1001');
  });
});

describe('contract §7 closed books and subscription', () => {
  it('refuses writes in a closed period, old date or new (6210)', async () => {
    const api = new TestApi();
    const made = await api.write('/invoice', { ...simple, TxnDate: '2026-09-30' });
    const { settings } = api.simulator.books.company(halden);
    settings.bookCloseDate = '2026-09-30';
    expect((await api.post('/invoice', { ...simple, TxnDate: '2026-09-30' })).code).toBe('6210');
    expect((await api.post('/invoice', { ...simple, TxnDate: '2026-10-01' })).status).toBe(200);
    const handle = { Id: made.Id, SyncToken: '0' };
    const moved = { ...handle, sparse: true, TxnDate: '2026-10-02' };
    expect((await api.post('/invoice', moved)).code).toBe('6210');
    expect((await api.post('/invoice?operation=void', handle)).code).toBe('6210');
    expect((await api.post('/invoice?operation=delete', handle)).code).toBe('6210');
  });

  it('refuses writes and allows reads when the subscription ended (6190)', async () => {
    const api = new TestApi();
    api.simulator.books.company(halden).settings.subscription = 'EXPIRED';
    expect((await api.post('/invoice', simple)).code).toBe('6190');
    expect((await api.send('/customer/1')).status).toBe(200);
  });
});
