import { describe, expect, it } from 'vitest';
import { halden, saleLine, TestApi } from '../test-kit.ts';

const sale = (customer: string) => ({
  CustomerRef: { value: customer },
  Line: [saleLine('2', 68, {}, 'NON')],
});

describe('contract §8.1 what a person does in the books', () => {
  it('makes an object that the API can read', async () => {
    const api = new TestApi();
    const made = api.simulator.books.create(halden, 'Invoice', sale('1'));
    expect((await api.send(`/invoice/${made.Id}`)).body.Invoice).toEqual(made);
    expect(() => api.simulator.books.create(halden, 'Invoice', { Line: [] })).toThrow('2020');
  });

  it('changes one property of anything, also where the API takes no sparse update', async () => {
    const api = new TestApi();
    const { books } = api.simulator;
    const invoice = await api.write('/invoice', sale('1'));
    const payment = await api.write('/payment', {
      CustomerRef: { value: '1' },
      TotalAmt: 68,
      Line: [{ Amount: 68, LinkedTxn: [{ TxnId: invoice.Id, TxnType: 'Invoice' }] }],
    });
    const edited = books.edit(halden, 'Payment', String(payment.Id), { PrivateNote: 'by hand' });
    expect(edited).toMatchObject({ PrivateNote: 'by hand', TotalAmt: 68, Line: payment.Line });
    const term = books.list(halden, 'Term')[0] ?? {};
    expect(books.edit(halden, 'Term', String(term.Id), { Name: 'In a while' })).toMatchObject({
      ...term,
      Name: 'In a while',
      SyncToken: '1',
      MetaData: expect.anything(),
    });
  });

  it.each(['none', 'credit-memo', 'all'] as const)(
    'changes a credit whatever the API says to sparse updates: %s',
    async (sparseUnlisted) => {
      const api = new TestApi(halden, { switches: { sparseUnlisted } });
      const credit = await api.write('/creditmemo', sale('1'));
      const edited = api.simulator.books.edit(halden, 'CreditMemo', String(credit.Id), {
        PrivateNote: 'by hand',
      });
      expect(edited).toMatchObject({ PrivateNote: 'by hand', Line: credit.Line, TotalAmt: 68 });
    },
  );

  it('merges two customers: documents move, the one is gone', async () => {
    const api = new TestApi();
    const { books } = api.simulator;
    const moved = await api.write('/invoice', sale('9'));
    const other = await api.write('/invoice', sale('3'));
    books.merge(halden, 'Customer', '1', '9');
    const customers = [moved, other].map(
      ({ Id }) => books.list(halden, 'Invoice').find((doc) => doc.Id === Id)?.CustomerRef,
    );
    expect(customers).toMatchObject([{ value: '1', name: 'Abernathy, June' }, { value: '3' }]);
    expect((await api.send('/customer/9')).code).toBe('610');
    expect((await api.send('/customer/1')).body.Customer).toMatchObject({ Balance: 68 });
  });

  it('refuses a merge that makes no sense', () => {
    const { books } = new TestApi().simulator;
    expect(() => books.merge(halden, 'Customer', '1', '99')).toThrow('no Customer 99');
    expect(() => books.merge(halden, 'Customer', '1', '1')).toThrow('itself');
    expect(() => books.merge(halden, 'Invoice', '1', '2')).toThrow('cannot be merged');
  });

  it('is open to the remote control', async () => {
    const { app, books } = new TestApi().simulator;
    const post = async (path: string, body: object) => {
      const answer = await app.request(`/_sim/books/${halden}${path}`, {
        method: 'POST',
        body: JSON.stringify(body),
      });
      return { status: answer.status, body: await answer.json() };
    };
    expect((await post('/customer', { DisplayName: 'Walked in' })).body.Customer.Id).toBeTruthy();
    await post('/customer/9', { action: 'merge', into: '1' });
    expect(books.company(halden).get('Customer', '9')).toBeUndefined();
    expect((await post('/customer/2', { action: 'oops' })).status).toBe(400);
    expect((await post('/customer', {})).status).toBe(400);
  });
});
