import { describe, expect, it } from 'vitest';
import type { Doc } from '../doc.ts';
import { ashcombeRealm, halden, TestApi } from '../test-kit.ts';

const supplies = { value: '16' };
const accountLine = (Amount: number, more: Doc = {}) => ({
  Amount,
  DetailType: 'AccountBasedExpenseLineDetail',
  AccountBasedExpenseLineDetail: { AccountRef: supplies, ...more },
});
const itemLine = (Amount: number, more: Doc) => ({
  Amount,
  DetailType: 'ItemBasedExpenseLineDetail',
  ItemBasedExpenseLineDetail: { ItemRef: { value: '7' }, ...more },
});
const link = (Amount: number, TxnId: unknown, TxnType: string) => ({
  Amount,
  LinkedTxn: [{ TxnId, TxnType }],
});

async function withVendor(realm = halden) {
  const api = new TestApi(realm);
  const made = await api.write('/vendor', { DisplayName: 'Cascade Diagnostics' });
  const VendorRef = { value: String(made.Id) };
  const read = async (path: string) => {
    const { time: _time, ...content } = (await api.send(path)).body;
    return Object.values(content)[0] as Doc;
  };
  return { api, VendorRef, read };
}

describe('contract §5.10 vendors', () => {
  it('ignores a term on create, takes it later, and masks the tax number', async () => {
    const api = new TestApi();
    const body = { DisplayName: 'Lab', TermRef: { value: '3' }, TaxIdentifier: '12-3456789' };
    const made = await api.write('/vendor', { ...body, AcctNum: 'A-7' });
    expect(made.TermRef).toBeUndefined();
    expect(made).toMatchObject({
      Balance: 0,
      Vendor1099: false,
      AcctNum: 'A-7',
      TaxIdentifier: 'XXXXXXX6789',
      CurrencyRef: { value: 'USD' },
    });
    const sparse = { Id: made.Id, SyncToken: '0', sparse: true, TermRef: { value: '3' } };
    expect(await api.write('/vendor', sparse)).toMatchObject({ TermRef: { name: 'Net 30' } });
  });

  it('shares one name space with customers and employees', async () => {
    const api = new TestApi();
    const reply = await api.post('/vendor', { DisplayName: 'walk-in' });
    expect(reply.code).toBe('6240');
    expect(JSON.stringify(reply.body)).toContain('Another customer, vendor or employee');
    await api.write('/vendor', { DisplayName: 'Lab' });
    expect((await api.post('/customer', { DisplayName: 'LAB' })).code).toBe('6240');
    expect((await api.post('/vendor', { Notes: 'x' })).code).toBe('6080');
  });
});

describe('contract §5.10 bills and vendor credits', () => {
  it('completes a bill as the sample shows', async () => {
    const { api, VendorRef, read } = await withVendor();
    const made = await api.write('/bill', {
      VendorRef,
      TxnDate: '2026-10-01',
      SalesTermRef: { value: '3' },
      DocNumber: 'LAB-88213',
      Line: [accountLine(142.5), itemLine(95.9, { Qty: 2, UnitPrice: 47.95 })],
    });
    expect(made).toMatchObject({
      TotalAmt: 238.4,
      Balance: 238.4,
      DueDate: '2026-10-31',
      APAccountRef: { name: 'Accounts Payable (A/P)' },
      LinkedTxn: [],
    });
    expect((made.Line as Doc[])[0]).toMatchObject({
      Id: '1',
      AccountBasedExpenseLineDetail: {
        AccountRef: { name: 'Supplies' },
        BillableStatus: 'NotBillable',
        TaxCodeRef: { value: 'NON' },
      },
    });
    expect(await read(`/vendor/${VendorRef.value}`)).toMatchObject({ Balance: 238.4 });
  });

  it.each([
    [{ Line: [] }, '2020'],
    [{ VendorRef: undefined }, '2020'],
    [{ VendorRef: { value: '99' } }, '2500'],
    [{ Line: [{ Amount: 5, DetailType: 'SalesItemLineDetail' }] }, '2170'],
    [{ Line: [accountLine(5, { AccountRef: undefined })] }, '2020'],
    [{ Line: [itemLine(5, { Qty: 2, UnitPrice: 3 })] }, '6070'],
    [{ Line: [accountLine(5, { BillableStatus: 'Billable' })] }, '2020'],
    [{ Line: [accountLine(5, { BillableStatus: 'HasBeenBilled' })] }, '2170'],
    [{ Line: [accountLine(5, { TaxCodeRef: { value: '2' } })] }, '6100'],
    [{ Line: [accountLine(5, { DepartmentRef: { value: '1' } })] }, '2010'],
    [{ Line: [accountLine(-5)] }, '6000'],
    [{ APAccountRef: { value: '1' } }, '6430'],
    [{ DocNumber: 'x'.repeat(22) }, '2050'],
  ])('refuses a bill with %j (%s)', async (more, code) => {
    const { api, VendorRef } = await withVendor();
    const body = { VendorRef, Line: [accountLine(5)], ...more };
    expect((await api.post('/bill', body)).code).toBe(code);
  });

  it('needs the vendor in a sparse update', async () => {
    const { api, VendorRef } = await withVendor();
    const made = await api.write('/bill', { VendorRef, Line: [accountLine(5)] });
    const sparse = { Id: made.Id, SyncToken: '0', sparse: true, PrivateNote: 'x' };
    expect((await api.post('/bill', sparse)).code).toBe('2020');
    expect((await api.write('/bill', { ...sparse, VendorRef })).TotalAmt).toBe(5);
  });

  it('refuses a used number of the same vendor when purchases are numbered and warned of', async () => {
    const { api, VendorRef } = await withVendor();
    const body = { VendorRef, DocNumber: 'R-1', Line: [accountLine(5)] };
    await api.write('/bill', body);
    expect((await api.post('/bill', body)).status).toBe(200);
    const { preferences, settings } = api.simulator.books.company(halden);
    const [pair] = (preferences.OtherPrefs as Doc).NameValue as Doc[];
    Object.assign(pair ?? {}, { Value: 'true' });
    expect((await api.post('/bill', body)).code).toBe('6140');
    expect((await api.post('/bill?include=allowduplicatedocnum', body)).status).toBe(200);
    const other = await api.write('/vendor', { DisplayName: 'Other' });
    const theirs = { ...body, VendorRef: { value: other.Id } };
    expect((await api.post('/bill', theirs)).status).toBe(200);
    settings.warnDuplicateBillNumber = false;
    expect((await api.post('/bill', body)).status).toBe(200);
  });

  it('pays bills less credits, and restores them when voided or deleted', async () => {
    const { api, VendorRef, read } = await withVendor();
    const bill = await api.write('/bill', { VendorRef, Line: [accountLine(100)] });
    const credit = await api.write('/vendorcredit', { VendorRef, Line: [accountLine(30)] });
    expect(credit).toMatchObject({ Balance: 30, TotalAmt: 30 });
    const body = {
      VendorRef,
      TotalAmt: 70,
      PayType: 'Check',
      CheckPayment: { BankAccountRef: { value: '1' } },
      Line: [link(100, bill.Id, 'Bill'), link(30, credit.Id, 'VendorCredit')],
    };
    const card = { PayType: 'CreditCard', CheckPayment: undefined };
    const refused = async (more: Doc) =>
      (await api.post('/billpayment', { ...body, ...more })).code;
    expect(await refused({ TotalAmt: 80 })).toBe('6000');
    expect(await refused({ PayType: 'Cash' })).toBe('2170');
    expect(await refused({ PayType: undefined })).toBe('2020');
    expect(await refused(card)).toBe('2020');
    expect(await refused({ CheckPayment: { BankAccountRef: { value: '7' } } })).toBe('6430');
    expect(await refused({ Line: [link(100, bill.Id, 'Invoice')] })).toBe('2170');
    const made = await api.write('/billpayment', body);
    expect(await read(`/bill/${bill.Id}`)).toMatchObject({
      Balance: 0,
      SyncToken: '1',
      LinkedTxn: [{ TxnId: made.Id, TxnType: 'BillPaymentCheck' }],
    });
    expect(await read(`/vendorcredit/${credit.Id}`)).toMatchObject({ Balance: 0 });
    expect(await read(`/vendor/${VendorRef.value}`)).toMatchObject({ Balance: 0 });
    const paid = { Id: bill.Id, SyncToken: '1' };
    expect((await api.post('/bill?operation=delete', paid)).code).toBe('800');
    const handle = { Id: made.Id, SyncToken: '0', sparse: true };
    await api.write('/billpayment?operation=update&include=void', handle);
    expect(await read(`/bill/${bill.Id}`)).toMatchObject({ Balance: 100, LinkedTxn: [] });
    const removed = await api.post('/bill?operation=delete', { Id: bill.Id, SyncToken: '2' });
    expect(removed.status).toBe(200);
  });

  it('has no sparse update of vendor credits', async () => {
    const { api, VendorRef } = await withVendor();
    const made = await api.write('/vendorcredit', { VendorRef, Line: [accountLine(30)] });
    const sparse = { Id: made.Id, SyncToken: '0', sparse: true, VendorRef };
    expect((await api.post('/vendorcredit', sparse)).code).toBe('500');
  });
});

describe('contract §5.10 expenses', () => {
  it('completes a card expense as the sample shows', async () => {
    const { api, VendorRef } = await withVendor();
    const made = await api.write('/purchase', {
      PaymentType: 'CreditCard',
      AccountRef: { value: '7' },
      EntityRef: { value: VendorRef.value, type: 'Vendor' },
      Line: [accountLine(64.99)],
      TotalAmt: 1,
    });
    expect(made).toMatchObject({
      TotalAmt: 64.99,
      Credit: false,
      AccountRef: { name: 'Company Card' },
      EntityRef: { name: 'Cascade Diagnostics', type: 'Vendor' },
    });
  });

  it('takes customers as payees and refuses names that are none', async () => {
    const api = new TestApi();
    const body = { PaymentType: 'Cash', AccountRef: { value: '1' }, Line: [accountLine(5)] };
    const paid = (EntityRef: Doc) => api.post('/purchase', { ...body, EntityRef });
    const customer = await paid({ value: '1', type: 'Customer' });
    expect(customer.body.Purchase).toMatchObject({ EntityRef: { name: 'Abernathy, June' } });
    expect((await paid({ value: '99', type: 'Customer' })).code).toBe('2500');
    expect((await paid({ value: '1', type: 'Gadget' })).code).toBe('2500');
  });

  it('ties the account to the kind of payment, which stays', async () => {
    const api = new TestApi();
    const body = { PaymentType: 'Check', AccountRef: { value: '1' }, Line: [accountLine(5)] };
    const refused = async (more: Doc) => (await api.post('/purchase', { ...body, ...more })).code;
    expect(await refused({ AccountRef: { value: '7' } })).toBe('6430');
    expect(await refused({ PaymentType: 'CreditCard' })).toBe('6430');
    expect(await refused({ PaymentType: 'Barter' })).toBe('2170');
    expect(await refused({ PaymentType: undefined })).toBe('2020');
    expect(await refused({ AccountRef: undefined })).toBe('2020');
    expect(await refused({ Credit: true })).toBe('6000');
    const card = { ...body, PaymentType: 'CreditCard', AccountRef: { value: '7' }, Credit: true };
    expect((await api.write('/purchase', card)).Credit).toBe(true);
    const made = await api.write('/purchase', body);
    const base = { Id: made.Id, SyncToken: '0', sparse: true };
    expect((await api.post('/purchase', { ...base, PrivateNote: 'x' })).code).toBe('2020');
    expect((await api.post('/purchase', { ...base, PaymentType: 'Cash' })).code).toBe('6000');
    const noted = { ...base, PaymentType: 'Check', PrivateNote: 'x' };
    expect(await api.write('/purchase', noted)).toMatchObject({ TotalAmt: 5, PrivateNote: 'x' });
  });

  it('charges purchase tax outside the US and wants a code on every line', async () => {
    const { api } = await withVendor(ashcombeRealm);
    const body = { PaymentType: 'Cash', AccountRef: { value: '1' } };
    const line = accountLine(10, { TaxCodeRef: { value: '2' } });
    const made = await api.write('/purchase', { ...body, Line: [line] });
    expect(made).toMatchObject({ TotalAmt: 12, TxnTaxDetail: { TotalTax: 2 } });
    expect((await api.post('/purchase', { ...body, Line: [accountLine(10)] })).code).toBe('6000');
  });

  it('lets a refund paid against receivables use up a credit memo', async () => {
    const api = new TestApi();
    const CustomerRef = { value: '1' };
    const sold = { Amount: 40, DetailType: 'SalesItemLineDetail' };
    const detail = { ItemRef: { value: '2' }, TaxCodeRef: { value: 'NON' } };
    const Line = [{ ...sold, SalesItemLineDetail: detail }];
    const memo = await api.write('/creditmemo', { CustomerRef, Line });
    const refund = await api.write('/purchase', {
      PaymentType: 'Check',
      AccountRef: { value: '1' },
      EntityRef: { value: '1', type: 'Customer' },
      Line: [accountLine(40, { AccountRef: { value: '3' }, CustomerRef })],
    });
    const lines = [link(40, refund.Id, 'Expense'), link(40, memo.Id, 'CreditMemo')];
    await api.write('/payment', { CustomerRef, TotalAmt: 0, Line: lines });
    const [used] = await api.rows(`select * from CreditMemo where Id = '${memo.Id}'`);
    expect(used).toMatchObject({ RemainingCredit: 0 });
    expect((await api.send('/customer/1')).body.Customer).toMatchObject({ Balance: 0 });
  });
});

describe('contract §7 closed books on the expense side', () => {
  it('refuses dates in the closed period and payments of closed bills (6210)', async () => {
    const { api, VendorRef } = await withVendor();
    const closed = { TxnDate: '2026-09-30' };
    const bill = await api.write('/bill', { VendorRef, ...closed, Line: [accountLine(5)] });
    api.simulator.books.company(halden).settings.bookCloseDate = '2026-09-30';
    const forms = {
      bill: { VendorRef },
      vendorcredit: { VendorRef },
      purchase: { PaymentType: 'Cash', AccountRef: { value: '1' } },
    };
    for (const [path, form] of Object.entries(forms)) {
      const body = { ...form, Line: [accountLine(5)] };
      expect((await api.post(`/${path}`, { ...body, ...closed })).code).toBe('6210');
      expect((await api.post(`/${path}`, { ...body, TxnDate: '2026-10-01' })).status).toBe(200);
    }
    const paid = {
      VendorRef,
      TotalAmt: 5,
      PayType: 'Check',
      CheckPayment: { BankAccountRef: { value: '1' } },
      Line: [link(5, bill.Id, 'Bill')],
    };
    expect((await api.post('/billpayment', paid)).code).toBe('6210');
    const handle = { Id: bill.Id, SyncToken: '0' };
    expect((await api.post('/bill?operation=delete', handle)).code).toBe('6210');
  });

  it('needs a subscription', async () => {
    const { api, VendorRef } = await withVendor();
    api.simulator.books.company(halden).settings.subscription = 'EXPIRED';
    const body = { VendorRef, Line: [accountLine(5)] };
    expect((await api.post('/bill', body)).code).toBe('6190');
  });
});
