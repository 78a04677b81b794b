import { describe, expect, it } from 'vitest';
import type { Doc } from '../doc.ts';
import { fernhillRealm, halden, larkfieldRealm, saleLine, TestApi } from '../test-kit.ts';

const euro = { value: 'EUR' };
const Line = [saleLine('3', 100, {}, 'NON')];
const sale = (more: Doc = {}) => ({
  CustomerRef: { value: '2' },
  CurrencyRef: euro,
  ExchangeRate: 1.1,
  Line,
  ...more,
});

describe('contract §7 multicurrency', () => {
  it.each([
    ['invoice', {}],
    ['creditmemo', {}],
    ['salesreceipt', {}],
    ['refundreceipt', { DepositToAccountRef: { value: '1' } }],
  ])('books a foreign %s with its rate', async (path, more) => {
    const api = new TestApi(larkfieldRealm);
    const made = await api.write(`/${path}`, sale(more));
    expect(made).toMatchObject({
      CurrencyRef: { value: 'EUR', name: 'Euro' },
      ExchangeRate: 1.1,
      TotalAmt: 100,
      HomeTotalAmt: 110,
    });
    const { ExchangeRate: _rate, ...without } = sale(more);
    expect((await api.write(`/${path}`, without)).ExchangeRate).toBe(1);
    const { CurrencyRef: _currency, ...unnamed } = sale(more);
    expect((await api.post(`/${path}`, unnamed)).code).toBe('2020');
    const home = sale({ ...more, CurrencyRef: { value: 'USD' } });
    expect((await api.post(`/${path}`, home)).code).toBe('6000');
    const unknown = sale({ ...more, CurrencyRef: { value: 'CHF' } });
    expect((await api.post(`/${path}`, unknown)).code).toBe('2500');
    expect((await api.post(`/${path}`, sale({ ...more, ExchangeRate: 0 }))).code).toBe('2090');
  });

  it('pays in the currency of the customer, into an account of that or the home currency', async () => {
    const api = new TestApi(larkfieldRealm);
    const invoice = await api.write('/invoice', sale());
    const [sterling] = await api.rows("select * from Account where Name = 'Sterling Account'");
    const [bank] = await api.rows("select * from Account where Name = 'Euro Account'");
    const paid = [{ Amount: 100, LinkedTxn: [{ TxnId: invoice.Id, TxnType: 'Invoice' }] }];
    const body = { CustomerRef: { value: '2' }, TotalAmt: 100, Line: paid };
    expect((await api.post('/payment', body)).code).toBe('2020');
    const named = { ...body, CurrencyRef: euro, ExchangeRate: 1.09 };
    const wrong = { ...named, DepositToAccountRef: { value: sterling?.Id } };
    expect((await api.post('/payment', wrong)).code).toBe('6000');
    const homeReceivables = { ...named, ARAccountRef: { value: '3' } };
    expect((await api.post('/payment', homeReceivables)).code).toBe('6000');
    await api.write('/payment', { ...named, DepositToAccountRef: { value: bank?.Id } });
    const read = await api.send(`/invoice/${invoice.Id}`);
    expect(read.body.Invoice).toMatchObject({ Balance: 0, HomeBalance: 0 });
  });

  it('books foreign bills on the payables of their currency', async () => {
    const api = new TestApi(larkfieldRealm);
    const detail = { AccountRef: { value: '16' } };
    const Line = [
      {
        Amount: 50,
        DetailType: 'AccountBasedExpenseLineDetail',
        AccountBasedExpenseLineDetail: detail,
      },
    ];
    const body = { VendorRef: { value: '2' }, CurrencyRef: euro, ExchangeRate: 1.1, Line };
    expect(await api.write('/bill', body)).toMatchObject({
      APAccountRef: { name: 'Accounts Payable (A/P) - EUR' },
      HomeBalance: 55,
    });
    expect((await api.post('/bill', { ...body, CurrencyRef: { value: 'USD' } })).code).toBe('6000');
  });

  it('fixes the currency of a customer at creation', async () => {
    const api = new TestApi(larkfieldRealm);
    const made = await api.write('/customer', { DisplayName: 'Lyon SA', CurrencyRef: euro });
    const base = { Id: made.Id, sparse: true };
    const moved = { ...base, SyncToken: '0', CurrencyRef: { value: 'USD' } };
    expect((await api.post('/customer', moved)).code).toBe('6000');
    const noted = { ...base, SyncToken: '0', Notes: 'x' };
    expect(await api.write('/customer', noted)).toMatchObject({ CurrencyRef: euro });
    const full = { Id: made.Id, SyncToken: '1', DisplayName: 'Lyon SA' };
    expect(await api.write('/customer', full)).toMatchObject({ CurrencyRef: euro });
  });

  it('refuses or ignores a foreign currency where there is only one, as switched', async () => {
    const body = { CustomerRef: { value: '1' }, CurrencyRef: euro, Line };
    const Services = [saleLine('2', 100, {}, 'NON')];
    const refused = new TestApi(fernhillRealm);
    expect((await refused.post('/invoice', { ...body, Line: Services })).code).toBe('6000');
    const switches = { foreignCurrency: 'ignore' as const };
    const ignoring = new TestApi(fernhillRealm, { switches });
    const made = await ignoring.write('/invoice', { ...body, Line: Services });
    expect(made).toMatchObject({ CurrencyRef: { value: 'USD' } });
    expect(made.ExchangeRate).toBeUndefined();
  });

  it('keeps multicurrency on, as switched, and the home currency always', async () => {
    const api = new TestApi(larkfieldRealm);
    const off = (SyncToken: string) => ({
      Id: '1',
      SyncToken,
      CurrencyPrefs: { MultiCurrencyEnabled: false, HomeCurrency: euro },
    });
    expect((await api.post('/preferences', off('0'))).code).toBe('6000');
    api.simulator.switches.multicurrencyOff = 'allow';
    expect(await api.write('/preferences', off('0'))).toMatchObject({
      CurrencyPrefs: { MultiCurrencyEnabled: false, HomeCurrency: { value: 'USD' } },
      SalesFormsPrefs: { CustomTxnNumbers: true },
    });
  });
});

describe('contract §5.11 currencies and rates', () => {
  it('takes ISO currencies once, with accounts of their own', async () => {
    const api = new TestApi(larkfieldRealm);
    const made = await api.write('/companycurrency', { Code: 'SEK' });
    expect(made).toMatchObject({ Code: 'SEK', Name: 'Swedish Krona', Active: true });
    expect(await api.idOf('Account', 'Accounts Receivable (A/R) - SEK')).toBeDefined();
    expect((await api.post('/companycurrency', { Code: 'SEK' })).code).toBe('6240');
    expect((await api.post('/companycurrency', { Code: 'XQQ' })).code).toBe('2170');
    expect((await api.post('/companycurrency', { Code: 'USD' })).code).toBe('6000');
    expect((await new TestApi(halden).post('/companycurrency', { Code: 'SEK' })).code).toBe('6000');
  });

  it('gives the latest rate up to a day, keyed without an id', async () => {
    const api = new TestApi(larkfieldRealm);
    const rate = async (day: string, code = 'EUR') =>
      api.send(`/exchangerate?sourcecurrencycode=${code}&asofdate=${day}`);
    expect((await rate('2026-03-01')).body.ExchangeRate).toMatchObject({
      Rate: 1.0842,
      AsOfDate: '2026-03-01',
      TargetCurrencyCode: 'USD',
    });
    const body = { SourceCurrencyCode: 'EUR', Rate: 1.1, AsOfDate: '2026-03-01' };
    expect((await api.write('/exchangerate', body)).Id).toBeUndefined();
    expect(await api.write('/exchangerate', { ...body, Rate: 1.2 })).toMatchObject({
      SyncToken: '1',
    });
    expect((await rate('2026-03-02')).body.ExchangeRate).toMatchObject({ Rate: 1.2 });
    expect((await rate('2026-02-28')).body.ExchangeRate).toMatchObject({ Rate: 1.0842 });
    const where = "where SourceCurrencyCode = 'EUR' and AsOfDate = '2026-03-01'";
    expect(await api.rows(`select * from ExchangeRate ${where}`)).toHaveLength(1);
    expect((await rate('2026-03-01', 'USD')).code).toBe('6000');
    expect((await rate('2026-03-01', 'CHF')).code).toBe('2500');
    expect((await rate('yesterday')).code).toBe('2090');
    expect((await api.post('/exchangerate', { ...body, Rate: -1 })).code).toBe('2090');
    expect((await api.post('/exchangerate', { SourceCurrencyCode: 'EUR' })).code).toBe('2020');
    expect((await api.send('/exchangerate')).code).toBe('2020');
  });
});
