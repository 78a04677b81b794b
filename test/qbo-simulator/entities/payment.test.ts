import { describe, expect, it } from 'vitest';
import type { Doc } from '../doc.ts';
import type { Switches } from '../options.ts';
import { halden, saleLine, TestApi } from '../test-kit.ts';

const customer = { value: '1' };
const line = (Amount: number, TxnId: unknown, TxnType = 'Invoice') => ({
  Amount,
  LinkedTxn: [{ TxnId, TxnType }],
});

async function sale(api: TestApi, amount: number, more: Doc = {}, path = '/invoice'): Promise<Doc> {
  const Line = [saleLine('2', amount, {}, 'NON')];
  return api.write(path, { CustomerRef: customer, Line, ...more });
}
const pay = (api: TestApi, TotalAmt: number, Line?: Doc[], more: Doc = {}) =>
  api.write('/payment', { CustomerRef: customer, TotalAmt, ...(Line ? { Line } : {}), ...more });
const read = async (api: TestApi, path: string) => {
  const { time: _time, ...content } = (await api.send(path)).body;
  return Object.values(content)[0] as Doc;
};
const withSwitches = (switches: Partial<Switches>) => new TestApi(halden, { switches });

describe('contract §5.8 payments', () => {
  it('pays several invoices and tells them so', async () => {
    const api = new TestApi();
    const [first, second] = [await sale(api, 100), await sale(api, 50)];
    const made = await pay(api, 120, [line(100, first.Id), line(20, second.Id)], {
      PaymentRefNum: 'CHK 20417',
      PaymentMethodRef: { value: '2' },
    });
    expect(made).toMatchObject({
      TotalAmt: 120,
      UnappliedAmt: 0,
      ProcessPayment: false,
      SyncToken: '0',
      DepositToAccountRef: { value: '4', name: 'Undeposited Funds' },
      Line: [line(100, first.Id), line(20, second.Id)],
    });
    expect(await read(api, `/invoice/${first.Id}`)).toMatchObject({
      Balance: 0,
      SyncToken: '1',
      LinkedTxn: [{ TxnId: made.Id, TxnType: 'Payment' }],
    });
    expect(await read(api, `/invoice/${second.Id}`)).toMatchObject({ Balance: 30, SyncToken: '1' });
    expect(await read(api, '/customer/1')).toMatchObject({ Balance: 30 });
  });

  it('says more of each line than it was told, and takes it back unread', async () => {
    const api = new TestApi();
    const invoice = await sale(api, 100, { DocNumber: 'PM-9' });
    const made = await pay(api, 40, [line(40, invoice.Id)]);
    const extras = JSON.stringify((made.Line as Doc[])[0]?.LineEx);
    expect(extras).toContain(`{"Name":"txnId","Value":"${invoice.Id}"}`);
    expect(extras).toContain('{"Name":"txnOpenBalance","Value":"100.00"}');
    expect(extras).toContain('{"Name":"txnReferenceNumber","Value":"PM-9"}');
    expect(await api.write('/payment', made)).toMatchObject({ SyncToken: '1', UnappliedAmt: 0 });
  });

  it('keeps money without a line, or above the balance, as the customer has it to their credit', async () => {
    const api = new TestApi();
    expect(await pay(api, 40)).toMatchObject({ UnappliedAmt: 40 });
    const open = await sale(api, 5);
    const over = await pay(api, 30, [line(30, open.Id)]);
    expect(over).toMatchObject({ UnappliedAmt: 25, Line: [line(5, open.Id)] });
    expect(await read(api, '/customer/1')).toMatchObject({ Balance: -65 });
    const strict = withSwitches({ overApplied: 'refuse' });
    const other = await sale(strict, 5);
    const body = { CustomerRef: customer, TotalAmt: 30, Line: [line(30, other.Id)] };
    expect((await strict.post('/payment', body)).code).toBe('6000');
  });

  it('applies a credit memo without money, and beside money', async () => {
    const api = new TestApi();
    const [invoice, memo] = [await sale(api, 349), await sale(api, 50, {}, '/creditmemo')];
    expect(memo).toMatchObject({ RemainingCredit: 50, Balance: 50 });
    const part = [line(20, invoice.Id), line(20, memo.Id, 'CreditMemo')];
    expect(await pay(api, 0, part)).toMatchObject({ TotalAmt: 0, UnappliedAmt: 0 });
    expect(await read(api, `/creditmemo/${memo.Id}`)).toMatchObject({
      RemainingCredit: 30,
      Balance: 30,
      SyncToken: '1',
    });
    const rest = [line(329, invoice.Id), line(30, memo.Id, 'CreditMemo')];
    expect(await pay(api, 299, rest)).toMatchObject({ UnappliedAmt: 0 });
    expect(await read(api, `/invoice/${invoice.Id}`)).toMatchObject({ Balance: 0, SyncToken: '2' });
    expect(await read(api, '/customer/1')).toMatchObject({ Balance: 0 });
  });

  it('refuses what cannot be linked (620), does not exist (610), or does not add up', async () => {
    const api = new TestApi();
    const [mine, paid, voided, gone] = [
      await sale(api, 10),
      await sale(api, 10),
      await sale(api, 10),
      await sale(api, 10),
    ];
    await pay(api, 10, [line(10, paid.Id)]);
    await api.write('/invoice?operation=void', { Id: voided.Id, SyncToken: '0' });
    await api.write('/invoice?operation=delete', { Id: gone.Id, SyncToken: '0' });
    const theirs = await sale(api, 10, { CustomerRef: { value: '2' } });
    const refused = async (TotalAmt: number, Line: Doc[], more: Doc = {}) =>
      (await api.post('/payment', { CustomerRef: customer, TotalAmt, Line, ...more })).code;
    expect(await refused(10, [line(10, theirs.Id)])).toBe('620');
    expect(await refused(10, [line(10, paid.Id)])).toBe('620');
    expect(await refused(10, [line(10, voided.Id)])).toBe('620');
    expect(await refused(10, [line(5, mine.Id), line(5, mine.Id)])).toBe('620');
    expect(await refused(10, [line(10, gone.Id)])).toBe('610');
    expect(await refused(10, [line(10, '99999')])).toBe('610');
    expect(await refused(10, [line(10, mine.Id, 'Check')])).toBe('2170');
    expect(await refused(10, [line(-10, mine.Id)])).toBe('2240');
    expect(await refused(-10, [])).toBe('2240');
    expect(await refused(1_000_000_000, [])).toBe('2240');
    expect(await refused(5, [line(10, mine.Id)])).toBe('6000');
    expect(await refused(10, [{ Amount: 10 }])).toBe('2020');
    expect(await refused(10, [], { PaymentRefNum: 'x'.repeat(22) })).toBe('2050');
    expect(await refused(10, [], { DepositToAccountRef: { value: '11' } })).toBe('6430');
    expect(await refused(10, [], { ARAccountRef: { value: '1' } })).toBe('6430');
    expect((await api.post('/payment', { TotalAmt: 5 })).code).toBe('2020');
    expect((await api.post('/payment', { CustomerRef: customer })).code).toBe('2020');
    expect(await read(api, `/invoice/${mine.Id}`)).toMatchObject({ Balance: 10, SyncToken: '0' });
  });

  it('lets a parent pay for its job as switched', async () => {
    for (const parentPaysJob of [false, true]) {
      const api = withSwitches({ parentPaysJob });
      const job = { DisplayName: 'Barn', ParentRef: customer, Job: true };
      const CustomerRef = { value: (await api.write('/customer', job)).Id };
      const invoice = await sale(api, 10, { CustomerRef });
      const body = { CustomerRef: customer, TotalAmt: 10, Line: [line(10, invoice.Id)] };
      expect((await api.post('/payment', body)).code).toBe(parentPaysJob ? undefined : '620');
    }
  });

  it('replaces the lines as a whole and unapplies with an empty array', async () => {
    const api = new TestApi();
    const [first, second] = [await sale(api, 100), await sale(api, 50)];
    const made = await pay(api, 100, [line(100, first.Id)]);
    const base = { Id: made.Id, CustomerRef: customer, TotalAmt: 100, sparse: true };
    const moved = [line(50, second.Id)];
    const changed = await api.write('/payment', { ...base, SyncToken: '0', Line: moved });
    expect(changed).toMatchObject({ UnappliedAmt: 50, Line: moved, SyncToken: '1' });
    expect(await read(api, `/invoice/${first.Id}`)).toMatchObject({
      Balance: 100,
      LinkedTxn: [],
      SyncToken: '2',
    });
    const noted = await api.write('/payment', { ...base, SyncToken: '1', PrivateNote: 'x' });
    expect(noted).toMatchObject({ Line: moved, UnappliedAmt: 50 });
    expect((await read(api, `/invoice/${second.Id}`)).SyncToken).toBe('1');
    const empty = await api.write('/payment', { ...base, SyncToken: '2', Line: [] });
    expect(empty).toMatchObject({ UnappliedAmt: 100, Line: [] });
    expect(await read(api, `/invoice/${second.Id}`)).toMatchObject({ Balance: 50 });
  });

  it('misses parameters in a sparse change of the amount alone', async () => {
    const api = new TestApi();
    const made = await pay(api, 10);
    const body = { Id: made.Id, SyncToken: '0', sparse: true, TotalAmt: 20 };
    expect((await api.post('/payment', body)).code).toBe('2020');
  });

  it('restores invoices when it is voided or deleted', async () => {
    const api = new TestApi();
    const invoice = await sale(api, 100);
    const made = await pay(api, 60, [line(60, invoice.Id)], { PrivateNote: 'pm-payment:1' });
    const handle = { Id: made.Id, SyncToken: '0', sparse: true };
    expect((await api.post('/payment?operation=void', handle)).code).toBe('500');
    const voided = await api.write('/payment?operation=update&include=void', handle);
    expect(voided).toMatchObject({
      TotalAmt: 0,
      UnappliedAmt: 0,
      Line: [],
      PrivateNote: 'Voided\npm-payment:1',
      SyncToken: '1',
    });
    const restored = { Balance: 100, LinkedTxn: [] };
    expect(await read(api, `/invoice/${invoice.Id}`)).toMatchObject(restored);
    const again = await pay(api, 100, [line(100, invoice.Id)]);
    expect((await read(api, `/invoice/${invoice.Id}`)).Balance).toBe(0);
    await api.write('/payment?operation=delete', { Id: again.Id, SyncToken: '0' });
    expect(await read(api, `/invoice/${invoice.Id}`)).toMatchObject(restored);
  });

  it('gives the money back when its invoice is voided; a linked invoice cannot be deleted (800)', async () => {
    const api = new TestApi();
    const invoice = await sale(api, 100);
    const made = await pay(api, 100, [line(100, invoice.Id)]);
    const handle = { Id: invoice.Id, SyncToken: '1' };
    expect((await api.post('/invoice?operation=delete', handle)).code).toBe('800');
    const voided = await api.write('/invoice?operation=void', handle);
    expect(voided).toMatchObject({ TotalAmt: 0, Balance: 0, LinkedTxn: [] });
    expect(await read(api, `/payment/${made.Id}`)).toMatchObject({
      TotalAmt: 100,
      UnappliedAmt: 100,
      Line: [],
      SyncToken: '1',
    });
  });

  it('gives the excess back when a paid invoice shrinks, and keeps its customer', async () => {
    const api = new TestApi();
    const invoice = await sale(api, 100);
    const made = await pay(api, 100, [line(100, invoice.Id)]);
    const base = { Id: invoice.Id, SyncToken: '1', sparse: true };
    const Line = [saleLine('2', 70, {}, 'NON')];
    const changed = await api.write('/invoice', { ...base, Line });
    expect(changed).toMatchObject({ TotalAmt: 70, Balance: 0 });
    expect(await read(api, `/payment/${made.Id}`)).toMatchObject({
      UnappliedAmt: 30,
      Line: [line(70, invoice.Id)],
    });
    const SyncToken = String(changed.SyncToken);
    const away = { ...base, SyncToken, CustomerRef: { value: '2' } };
    expect((await api.post('/invoice', away)).code).toBe('6000');
  });

  it('applies open credits and payments to a new invoice as the company prefers', async () => {
    const api = new TestApi();
    const prefs = api.simulator.books.company(halden).preferences.SalesFormsPrefs as Doc;
    const memo = await sale(api, 30, {}, '/creditmemo');
    const paid = await pay(api, 50);
    expect((await sale(api, 10)).Balance).toBe(10);
    prefs.AutoApplyCredit = true;
    expect((await sale(api, 100)).Balance).toBe(70);
    expect(await read(api, `/creditmemo/${memo.Id}`)).toMatchObject({ RemainingCredit: 0 });
    prefs.AutoApplyPayments = true;
    const fresh = await sale(api, 20);
    expect(fresh).toMatchObject({ Balance: 0, LinkedTxn: [{ TxnId: paid.Id }] });
    expect(await read(api, `/payment/${paid.Id}`)).toMatchObject({ UnappliedAmt: 30 });
  });

  it('does not touch an invoice of a closed period (6210)', async () => {
    const api = new TestApi();
    const [old, paid] = [
      await sale(api, 10, { TxnDate: '2026-09-30' }),
      await sale(api, 10, { TxnDate: '2026-09-30' }),
    ];
    const made = await pay(api, 10, [line(10, paid.Id)], { TxnDate: '2026-10-05' });
    api.simulator.books.company(halden).settings.bookCloseDate = '2026-09-30';
    const body = { CustomerRef: customer, TotalAmt: 10, TxnDate: '2026-10-06' };
    expect((await api.post('/payment', { ...body, Line: [line(10, old.Id)] })).code).toBe('6210');
    expect((await api.post('/payment', body)).status).toBe(200);
    const handle = { Id: made.Id, SyncToken: '0' };
    expect((await api.post('/payment?operation=delete', handle)).code).toBe('6210');
    expect((await api.post('/payment?include=void', handle)).code).toBe('6210');
    const noted = { ...handle, ...body, Line: [line(10, paid.Id)], PrivateNote: 'x' };
    expect((await api.post('/payment', noted)).status).toBe(200);
  });
});

describe('contract §5.9 credits, refunds and cash sales', () => {
  const Line = [saleLine('2', 25, {}, 'NON')];

  it('wants for a refund the account the money leaves and the number of a printed check', async () => {
    const api = new TestApi();
    const body = { CustomerRef: customer, Line, DepositToAccountRef: { value: '1' } };
    expect((await api.post('/refundreceipt', { Line })).code).toBe('2020');
    const wrong = { ...body, DepositToAccountRef: { value: '7' } };
    expect((await api.post('/refundreceipt', wrong)).code).toBe('6430');
    const printed = { ...body, PrintStatus: 'PrintComplete' };
    expect((await api.post('/refundreceipt', printed)).code).toBe('2020');
    const made = await api.write('/refundreceipt', { ...printed, PaymentRefNum: '2044' });
    expect(made).toMatchObject({ TotalAmt: 25, Balance: 0, PaymentRefNum: '2044' });
    const later = await api.write('/refundreceipt', { ...body, PrintStatus: 'NeedToPrint' });
    expect(later.PaymentRefNum).toBe('To Print');
    expect(await read(api, '/customer/1')).toMatchObject({ Balance: 0 });
    const handle = { Id: made.Id, SyncToken: '0' };
    expect((await api.post('/refundreceipt?include=void', handle)).code).toBe('500');
    expect((await api.post('/refundreceipt?operation=delete', handle)).status).toBe(200);
  });

  it('takes a sale paid at once, with or without a customer, and voids it', async () => {
    const api = new TestApi();
    const made = await api.write('/salesreceipt', { Line });
    expect(made).toMatchObject({
      TotalAmt: 25,
      Balance: 0,
      DepositToAccountRef: { name: 'Undeposited Funds' },
    });
    const into = { CustomerRef: customer, Line, DepositToAccountRef: { value: '11' } };
    expect((await api.post('/salesreceipt', into)).code).toBe('6430');
    const handle = { Id: made.Id, SyncToken: '0', sparse: true };
    const voided = await api.write('/salesreceipt?operation=update&include=void', handle);
    expect(voided).toMatchObject({ TotalAmt: 0, PrivateNote: 'Voided' });
  });

  it('takes no void of a credit memo, and no less than is used of it', async () => {
    const api = new TestApi();
    const memo = await sale(api, 50, {}, '/creditmemo');
    const invoice = await sale(api, 30);
    await pay(api, 0, [line(30, invoice.Id), line(30, memo.Id, 'CreditMemo')]);
    const handle = { Id: memo.Id, SyncToken: '1' };
    expect((await api.post('/creditmemo?operation=void', handle)).code).toBe('500');
    expect((await api.post('/creditmemo?operation=delete', handle)).code).toBe('800');
    const smaller = { ...handle, sparse: true, Line };
    expect((await api.post('/creditmemo', smaller)).code).toBe('6000');
    const bigger = { ...smaller, Line: [saleLine('2', 80, {}, 'NON')] };
    expect(await api.write('/creditmemo', bigger)).toMatchObject({ RemainingCredit: 50 });
    expect((await api.post('/creditmemo', { Line })).code).toBe('2020');
  });
});
