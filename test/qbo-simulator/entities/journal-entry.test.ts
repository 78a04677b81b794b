import { describe, expect, it } from 'vitest';
import type { Doc } from '../doc.ts';
import { TestApi } from '../test-kit.ts';

const post = (PostingType: string, Amount: number, account: string, more: Doc = {}) => ({
  Amount,
  DetailType: 'JournalEntryLineDetail',
  JournalEntryLineDetail: { PostingType, AccountRef: { value: account }, ...more },
});
const customer = { Entity: { Type: 'Customer', EntityRef: { value: '1' } } };

describe('contract §5.10 journal entries', () => {
  it.each([
    [[post('Debit', 5, '1')], '6000'],
    [[post('Debit', 5, '1'), post('Credit', 4, '11')], '6000'],
    [[post('Debit', -5, '1'), post('Credit', -5, '11')], '2240'],
    [[post('Debit', 5, '3'), post('Credit', 5, '11')], '2020'],
    [[post('Debit', 5, '1'), post('Credit', 5, '6', customer)], '2020'],
    [[post('Debit', 5, '1'), post('Credit', 5, '99')], '2500'],
    [[post('Both', 5, '1'), post('Credit', 5, '11')], '2170'],
    [[post('Debit', 5, '1'), post('Credit', 5, '11', { Tag: 'x' })], '2010'],
    [[post('Debit', 5, '1'), post('Credit', 5, '11', { TaxCodeRef: { value: '2' } })], '6100'],
  ])('refuses %j with %s', async (Line, code) => {
    expect((await new TestApi().post('/journalentry', { Line })).code).toBe(code);
  });

  it('needs nothing but Id and SyncToken in a sparse update', async () => {
    const api = new TestApi();
    const Line = [post('Debit', 5, '1'), post('Credit', 5, '11')];
    const made = await api.write('/journalentry', { Line });
    expect(made).toMatchObject({ TotalAmt: 0, Adjustment: false });
    const sparse = { Id: made.Id, SyncToken: '0', sparse: true, PrivateNote: 'x' };
    expect((await api.write('/journalentry', sparse)).Line).toHaveLength(2);
    const gone = { Id: made.Id, SyncToken: '1' };
    expect((await api.post('/journalentry?operation=delete', gone)).status).toBe(200);
  });

  it('is paid like an invoice, or pays like a credit, where it names a customer', async () => {
    const api = new TestApi();
    const owed = await api.write('/journalentry', {
      Line: [post('Debit', 80, '3', customer), post('Credit', 80, '11')],
    });
    const balance = async () => (await api.send('/customer/1')).body.Customer;
    expect(await balance()).toMatchObject({ Balance: 80 });
    const credit = await api.write('/journalentry', {
      Line: [post('Credit', 30, '3', customer), post('Debit', 30, '11')],
    });
    const link = (Amount: number, TxnId: unknown) => ({
      Amount,
      LinkedTxn: [{ TxnId, TxnType: 'JournalEntry' }],
    });
    const CustomerRef = { value: '1' };
    const Line = [link(80, owed.Id), link(30, credit.Id)];
    const paid = await api.write('/payment', { CustomerRef, TotalAmt: 50, Line });
    expect(paid).toMatchObject({ UnappliedAmt: 0 });
    expect(await balance()).toMatchObject({ Balance: 0 });
    const other = { CustomerRef: { value: '2' }, TotalAmt: 80, Line: [link(80, owed.Id)] };
    expect((await api.post('/payment', other)).code).toBe('620');
    const changed = {
      Id: owed.Id,
      SyncToken: '1',
      Line: [post('Debit', 90, '3', customer), post('Credit', 90, '11')],
    };
    expect((await api.post('/journalentry', changed)).code).toBe('6000');
  });
});
