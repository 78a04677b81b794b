import { describe, expect, it } from 'vitest';
import type { Doc } from '../doc.ts';
import { halden, saleLine, TestApi } from '../test-kit.ts';

const CustomerRef = { value: '1' };
const DepositToAccountRef = { value: '1' };
const linked = (record: Doc, TxnType: string, more: Doc = {}) => ({
  LinkedTxn: [{ TxnId: record.Id, TxnType }],
  ...more,
});
const direct = (Amount: number, AccountRef: unknown = { value: '11' }) => ({
  Amount,
  DetailType: 'DepositLineDetail',
  DepositLineDetail: { AccountRef },
});

describe('contract §5.8 and §5.10 deposits', () => {
  it('takes documents out of Undeposited Funds and locks them (6540)', async () => {
    const api = new TestApi();
    const Line = [saleLine('2', 25, {}, 'NON')];
    const invoice = await api.write('/invoice', { CustomerRef, Line });
    const payment = await api.write('/payment', {
      CustomerRef,
      TotalAmt: 25,
      Line: [{ Amount: 25, LinkedTxn: [{ TxnId: invoice.Id, TxnType: 'Invoice' }] }],
    });
    const sale = await api.write('/salesreceipt', { CustomerRef, Line });
    const made = await api.write('/deposit', {
      DepositToAccountRef,
      Line: [linked(payment, 'Payment'), linked(sale, 'SalesReceipt', { Amount: 25 }), direct(10)],
    });
    expect(made).toMatchObject({ TotalAmt: 60, DepositToAccountRef: { name: 'Checking' } });
    const { body } = await api.send(`/payment/${payment.Id}`);
    expect(body.Payment).toMatchObject({
      SyncToken: '1',
      LinkedTxn: [{ TxnId: made.Id, TxnType: 'Deposit' }],
    });
    const handle = { Id: payment.Id, SyncToken: '1', sparse: true };
    expect((await api.post('/payment?operation=delete', handle)).code).toBe('6540');
    expect((await api.post('/payment?operation=update&include=void', handle)).code).toBe('6540');
    const receipt = { Id: sale.Id, SyncToken: '1' };
    expect((await api.post('/salesreceipt?operation=delete', receipt)).code).toBe('6540');
    const noted = { ...handle, CustomerRef, TotalAmt: 25, PrivateNote: 'x' };
    expect((await api.post('/payment', noted)).code).toBe('6540');
    api.simulator.switches.depositedChange = 'money';
    expect((await api.post('/payment', { ...noted, TotalAmt: 30 })).code).toBe('6540');
    expect((await api.post('/payment', noted)).status).toBe(200);
    const twice = { DepositToAccountRef, Line: [linked(payment, 'Payment')] };
    expect((await api.post('/deposit', twice)).code).toBe('620');
    await api.write('/deposit?operation=delete', { Id: made.Id, SyncToken: '0' });
    const free = { Id: payment.Id, SyncToken: '3' };
    expect((await api.post('/payment?operation=delete', free)).status).toBe(200);
  });

  it('gives an invoice back its money although the payment was deposited', async () => {
    const api = new TestApi();
    const Line = [saleLine('2', 25, {}, 'NON')];
    const invoice = await api.write('/invoice', { CustomerRef, Line });
    const paid = [{ Amount: 25, LinkedTxn: [{ TxnId: invoice.Id, TxnType: 'Invoice' }] }];
    const payment = await api.write('/payment', { CustomerRef, TotalAmt: 25, Line: paid });
    await api.write('/deposit', { DepositToAccountRef, Line: [linked(payment, 'Payment')] });
    await api.write('/invoice?operation=void', { Id: invoice.Id, SyncToken: '1' });
    const { body } = await api.send(`/payment/${payment.Id}`);
    expect(body.Payment).toMatchObject({ UnappliedAmt: 25, LinkedTxn: [{ TxnType: 'Deposit' }] });
  });

  it('refuses what does not lie in Undeposited Funds, and wrong accounts', async () => {
    const api = new TestApi();
    const banked = await api.write('/payment', { CustomerRef, TotalAmt: 5, DepositToAccountRef });
    const refused = async (body: Doc) => (await api.post('/deposit', body)).code;
    const lines = (Line: unknown[]) => ({ DepositToAccountRef, Line });
    expect(await refused(lines([linked(banked, 'Payment')]))).toBe('620');
    expect(await refused(lines([linked({ Id: '999' }, 'Payment')]))).toBe('610');
    expect(await refused(lines([linked(banked, 'Invoice')]))).toBe('2170');
    expect(await refused(lines([linked(banked, 'Transfer')]))).toBe('610');
    expect(await refused(lines([direct(5, {})]))).toBe('2020');
    expect(await refused(lines([direct(-5)]))).toBe('6000');
    expect(await refused({ Line: [direct(5)] })).toBe('2020');
    const wrong = { ...lines([direct(5)]), DepositToAccountRef: { value: '11' } };
    expect(await refused(wrong)).toBe('6430');
    const open = await api.write('/payment', { CustomerRef, TotalAmt: 5 });
    expect(await refused(lines([linked(open, 'Payment', { Amount: 3 })]))).toBe('6000');
    expect(await refused(lines([linked(open, 'Payment'), linked(open, 'Payment')]))).toBe('6000');
  });

  it('is refused in a closed period', async () => {
    const api = new TestApi();
    api.simulator.books.company(halden).settings.bookCloseDate = '2026-09-30';
    const body = { DepositToAccountRef, TxnDate: '2026-09-30', Line: [direct(5)] };
    expect((await api.post('/deposit', body)).code).toBe('6210');
  });
});
