import { describe, expect, it } from 'vitest';
import { child, type Doc, list } from '../doc.ts';
import type { Switches } from '../options.ts';
import {
  ashcombeRealm,
  halden,
  northgateRealm,
  quillmarkRealm,
  saleLine,
  saltmarshRealm,
  TestApi,
} from '../test-kit.ts';

const CustomerRef = { value: '1' };
const forms = ['invoice', 'salesreceipt', 'creditmemo', 'refundreceipt'];
/** The account a refund leaves is asked for by no other form, and harms none. */
const into = { DepositToAccountRef: { value: '1' } };
const body = (Line: Doc[], more: Doc = {}) => ({ CustomerRef, Line, ...into, ...more });
const discount = (detail: Doc, Amount?: number) => ({
  ...(Amount === undefined ? {} : { Amount }),
  DetailType: 'DiscountLineDetail',
  DiscountLineDetail: detail,
});
const withSwitches = (switches: Partial<Switches>, realm = halden) =>
  new TestApi(realm, { switches });

describe.each(forms)('contract §5.4 and §6 on every sales form: %s', (form) => {
  const path = `/${form}`;

  it.each([
    [[saleLine('6', 1861.07, { Qty: 14.5, UnitPrice: 128.35 }, 'NON')], '6070'],
    [[saleLine('2', -5, {}, 'NON')], '6000'],
    [[saleLine('2', 5, {}, '2')], '6100'],
    [[saleLine('99', 5, {}, 'NON')], '2500'],
    [[], '2020'],
    [[{ Amount: 5, DetailType: 'DepositLineDetail' }], '2170'],
    [[saleLine('2', 5, {}, 'NON'), discount({})], '6090'],
    [[saleLine('2', 5, {}, 'NON'), discount({}, -1)], '2240'],
    [[saleLine('SHIPPING_ITEM_ID', 5, {}, 'NON')], '6000'],
    [Array.from({ length: 751 }, () => saleLine('7', 1, {}, 'TAX')), '6000'],
    [Array.from({ length: 10_001 }, () => saleLine('7', 1, {}, 'NON')), '6000'],
  ])('refuses the lines of case %#', async (Line, code) => {
    expect((await new TestApi().post(path, body(Line as Doc[]))).code).toBe(code);
  });

  it('rounds half up, discounts by percent, taxes before or after it', async () => {
    const api = new TestApi();
    const Line = [
      saleLine('6', 1861.08, { Qty: 14.5, UnitPrice: 128.35 }, 'NON'),
      saleLine('7', 100, {}, 'TAX'),
      discount({ PercentBased: true, DiscountPercent: 10 }),
    ];
    const before = await api.write(path, body(Line));
    expect(child(before, 'TxnTaxDetail')).toMatchObject({ TotalTax: 7.62 });
    expect(before.TotalAmt).toBe(1772.59);
    const after = await api.write(path, body(Line, { ApplyTaxAfterDiscount: true }));
    expect(child(after, 'TxnTaxDetail')).toMatchObject({ TotalTax: 6.86 });
  });

  it('takes one discount or several, as switched', async () => {
    const Line = [
      saleLine('2', 100, {}, 'NON'),
      discount({ PercentBased: true, DiscountPercent: 10 }),
      discount({}, 5),
    ];
    expect((await new TestApi().post(path, body(Line))).code).toBe('6000');
    const several = withSwitches({ discountLines: 'several' });
    expect((await several.write(path, body(Line))).TotalAmt).toBe(85);
  });

  it('charges the manual US tax by its code', async () => {
    const api = new TestApi(northgateRealm);
    const TxnTaxDetail = { TxnTaxCodeRef: { value: '2' } };
    const made = await api.write(path, body([saleLine('3', 19.99, {}, 'TAX')], { TxnTaxDetail }));
    expect(made).toMatchObject({ TotalAmt: 22.05 });
  });

  it('charges VAT and two Canadian rates, and wants a code', async () => {
    const british = new TestApi(ashcombeRealm);
    const vat = await british.write(path, body([saleLine('3', 10, {}, '2')]));
    expect(vat).toMatchObject({ TotalAmt: 12, GlobalTaxCalculation: 'TaxExcluded' });
    expect((await british.post(path, body([saleLine('3', 10)]))).code).toBe('6000');
    const canadian = new TestApi(quillmarkRealm);
    const made = await canadian.write(path, body([saleLine('2', 120, {}, '4')]));
    expect(list(child(made, 'TxnTaxDetail'), 'TaxLine').map((line) => line.Amount)).toEqual([
      6, 8.4,
    ]);
    const inclusive = { GlobalTaxCalculation: 'TaxInclusive' };
    const Line = [saleLine('2', 100, { TaxInclusiveAmt: 112 }, '4')];
    const gross = await canadian.write(path, body(Line, inclusive));
    expect(gross.TotalAmt).toBe(112);
    expect(list(child(gross, 'TxnTaxDetail'), 'TaxLine').map((line) => line.Amount)).toEqual([
      5, 7,
    ]);
  });

  it('numbers by the books, or as given, once among its type or all forms', async () => {
    const Line = [saleLine('2', 5, {}, 'NON')];
    const own = new TestApi();
    expect((await own.write(path, body(Line))).DocNumber).toBeUndefined();
    const first = await own.write(path, body(Line, { DocNumber: 'A-1' }));
    const again = await own.post(path, body(Line, { DocNumber: 'A-1' }));
    expect(again.code).toBe('6140');
    expect(JSON.stringify(again.body)).toContain(`TxnId=${first.Id}`);
    const allowed = `${path}?include=allowduplicatedocnum`;
    expect((await own.post(allowed, body(Line, { DocNumber: 'A-1' }))).status).toBe(200);
    const other = form === 'invoice' ? '/creditmemo' : '/invoice';
    expect((await own.post(other, body(Line, { DocNumber: 'A-1' }))).status).toBe(200);
    const shared = withSwitches({ docNumberScope: 'sales-forms' });
    await shared.write(path, body(Line, { DocNumber: 'A-1' }));
    expect((await shared.post(other, body(Line, { DocNumber: 'A-1' }))).code).toBe('6140');
    const automatic = new TestApi(northgateRealm);
    expect((await automatic.write(path, body(Line))).DocNumber).toBe('1001');
    expect((await automatic.write(path, body(Line, { DocNumber: '1001' }))).DocNumber).toBe('1001');
    expect((await automatic.write(path, body(Line))).DocNumber).toBe('1002');
    const keyword = await own.write(path, body(Line, { DocNumber: 'AUTO_GENERATE' }));
    const numbered = form === 'invoice' || form === 'salesreceipt';
    expect(keyword.DocNumber).toBe(numbered ? '1001' : 'AUTO_GENERATE');
  });

  it('keeps classes and locations where the company tracks them', async () => {
    const tracked = { ClassRef: { value: '1' }, DepartmentRef: { value: '1' } };
    const Line = [saleLine('2', 5, { ClassRef: { value: '2' } }, 'NON')];
    const classOf = (made: Doc) =>
      child(child(list(made, 'Line')[0], 'SalesItemLineDetail'), 'ClassRef');
    const perLine = await new TestApi(halden).write(path, body(Line, tracked));
    expect(classOf(perLine)).toEqual({ value: '2', name: 'Equine' });
    expect(perLine.ClassRef).toBeUndefined();
    expect(perLine).toMatchObject({ DepartmentRef: { name: 'Longmont' } });
    const perForm = await new TestApi(saltmarshRealm).write(path, body(Line, tracked));
    expect(classOf(perForm)).toBeUndefined();
    expect(perForm).toMatchObject({ ClassRef: { name: 'Dentistry' } });
    const strict = withSwitches({ trackingOff: 'refuse' });
    expect((await strict.post(path, body(Line, tracked))).code).toBe('6000');
    const { ClassRef: _class, ...location } = tracked;
    expect((await strict.post(path, body(Line, location))).status).toBe(200);
  });

  it('respects closed books and the subscription', async () => {
    const api = new TestApi();
    const Line = [saleLine('2', 5, {}, 'NON')];
    const made = await api.write(path, body(Line, { TxnDate: '2026-09-30' }));
    const { settings } = api.simulator.books.company(halden);
    settings.bookCloseDate = '2026-09-30';
    const handle = { Id: made.Id, SyncToken: '0' };
    expect((await api.post(path, body(Line, { TxnDate: '2026-09-30' }))).code).toBe('6210');
    const moved = { ...handle, sparse: true, TxnDate: '2026-10-01' };
    expect((await api.post(path, moved)).code).toBe('6210');
    expect((await api.post(`${path}?operation=delete`, handle)).code).toBe('6210');
    settings.bookCloseDate = null;
    settings.subscription = 'EXPIRED';
    expect((await api.post(`${path}?operation=delete`, handle)).code).toBe('6190');
    settings.subscription = 'TRIAL';
    expect((await api.post(`${path}?operation=delete`, handle)).status).toBe(200);
  });

  it('refuses what is inactive with 2500 or 610, as switched', async () => {
    for (const inactiveRefCode of ['2500', '610'] as const) {
      const api = withSwitches({ inactiveRefCode });
      api.simulator.books.edit(halden, 'Item', '2', { Active: false });
      const Line = [saleLine('2', 5, {}, 'NON')];
      expect((await api.post(path, body(Line))).code).toBe(inactiveRefCode);
    }
  });

  it('takes shipping and tips where the company ships', async () => {
    const api = new TestApi();
    const prefs = api.simulator.books.company(halden).preferences.SalesFormsPrefs as Doc;
    prefs.AllowShipping = true;
    const Line = [saleLine('2', 5, {}, 'NON'), saleLine('SHIPPING_ITEM_ID', 9.5, {}, 'NON')];
    expect((await api.write(path, body(Line))).TotalAmt).toBe(14.5);
  });

  it('takes three custom fields with text', async () => {
    const api = new TestApi();
    const Line = [saleLine('2', 5, {}, 'NON')];
    const field = (DefinitionId: string, StringValue = 'Crew 7') => ({ DefinitionId, StringValue });
    const made = await api.write(path, body(Line, { CustomField: [field('1')] }));
    expect(made.CustomField).toEqual([{ ...field('1'), Type: 'StringType' }]);
    expect((await api.post(path, body(Line, { CustomField: [field('4')] }))).code).toBe('2010');
    const long = [field('1', 'x'.repeat(32))];
    expect((await api.post(path, body(Line, { CustomField: long }))).code).toBe('2050');
  });

  it('expands a bundle into its parts', async () => {
    const api = new TestApi();
    const [bundle] = await api.rows("select * from Item where Name = 'New Patient Bundle'");
    const line = {
      DetailType: 'GroupLineDetail',
      GroupLineDetail: { GroupItemRef: { value: bundle?.Id }, Quantity: 2 },
    };
    const made = await api.write(path, body([line]));
    expect(list(made, 'Line')[0]).toMatchObject({ Amount: 204, DetailType: 'GroupLineDetail' });
    const detail = child(list(made, 'Line')[0], 'GroupLineDetail');
    expect(list(detail, 'Line').map((part) => part.Amount)).toEqual([136, 68]);
    expect(made.TotalAmt).toBe(204);
    const read = await api.write(path, { ...made, ...into, sparse: true });
    expect(read).toMatchObject({ TotalAmt: 204, SyncToken: '1' });
    const single = { ...line, GroupLineDetail: { GroupItemRef: { value: '2' } } };
    expect((await api.post(path, body([single]))).code).toBe('6000');
    expect((await api.post(path, body([saleLine(String(bundle?.Id), 5)]))).code).toBe('6000');
  });
});

describe('contract §5.4 deposits on invoices', () => {
  const Line = [saleLine('2', 100, {}, 'NON')];

  it('need the preference and lower the balance', async () => {
    const api = new TestApi();
    expect((await api.post('/invoice', body(Line, { Deposit: 30 }))).code).toBe('6000');
    const prefs = api.simulator.books.company(halden).preferences.SalesFormsPrefs as Doc;
    prefs.AllowDeposit = true;
    expect(await api.write('/invoice', body(Line, { Deposit: 30 }))).toMatchObject({
      TotalAmt: 100,
      Balance: 70,
    });
    expect((await api.post('/invoice', body(Line, { Deposit: 130 }))).code).toBe('6000');
  });

  it('refuses links to estimates there are none of', async () => {
    const LinkedTxn = [{ TxnId: '5', TxnType: 'Estimate' }];
    expect((await new TestApi().post('/invoice', body(Line, { LinkedTxn }))).code).toBe('620');
  });
});
