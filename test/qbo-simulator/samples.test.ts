import { describe, expect, it } from 'vitest';
import { child, type Doc, list } from './doc.ts';
import { halden, TestApi } from './test-kit.ts';

/** The samples of contract §9 with the ids of the books at hand, in their order. */
describe('contract §9 samples', () => {
  const note = { PrivateNote: 'pm-sample' };
  const line = (item: string, Amount: number, more: Doc = {}) => ({
    ...{ Amount, DetailType: 'SalesItemLineDetail' },
    SalesItemLineDetail: { ItemRef: { value: item }, TaxCodeRef: { value: 'NON' }, ...more },
  });
  const accountOf = async (api: TestApi, type: string) => {
    const [row] = await api.rows(`select * from Account where AccountType = '${type}'`);
    return { value: String(row?.Id) };
  };

  async function opened() {
    const api = new TestApi();
    const customer = await api.write('/customer?minorversion=75&requestid=cus-7f3a-g0', {
      DisplayName: 'Northgate Veterinary Clinic',
      CompanyName: 'Northgate Veterinary Clinic',
      GivenName: 'Maya',
      FamilyName: 'Lindqvist',
      PrimaryEmailAddr: { Address: 'accounts@northgate.example' },
      BillAddr: { Line1: '4100 NE Sandy Blvd', City: 'Portland', PostalCode: '97212' },
      Taxable: false,
      Notes: 'pm-client:1042',
    });
    return { api, customer, CustomerRef: { value: String(customer.Id) } };
  }

  it('creates customer, item, invoice, credit memo and the payment that settles both', async () => {
    const { api, customer, CustomerRef } = await opened();
    expect(customer).toMatchObject({
      ...{ domain: 'QBO', sparse: false, SyncToken: '0', Job: false, Balance: 0, Active: true },
      ...{ FullyQualifiedName: 'Northgate Veterinary Clinic', Notes: 'pm-client:1042' },
      ...{ PrintOnCheckName: 'Northgate Veterinary Clinic', CurrencyRef: { value: 'USD' } },
    });
    const item = await api.write('/item', {
      ...{ Name: 'Consultation 60 min', Type: 'Service', Sku: 'CONS60', UnitPrice: 180 },
      ...{ Taxable: false, IncomeAccountRef: await accountOf(api, 'Income') },
    });
    expect(item).toMatchObject({ FullyQualifiedName: 'Consultation 60 min', Active: true });
    const id = String(item.Id);
    const discount = {
      ...{ Amount: 36, DetailType: 'DiscountLineDetail' },
      DiscountLineDetail: { PercentBased: false },
    };
    const invoice = await api.write('/invoice', {
      ...{ CustomerRef, TxnDate: '2026-10-05', DueDate: '2026-11-04', ...note },
      ...{ DocNumber: 'PM-2026-0117', ApplyTaxAfterDiscount: true },
      Line: [line(id, 360, { Qty: 2, UnitPrice: 180 }), line(id, 25), discount],
    });
    expect(invoice).toMatchObject({
      ...{ TotalAmt: 349, Balance: 349, DueDate: '2026-11-04', LinkedTxn: [] },
      ...{ PrintStatus: 'NeedToPrint', EmailStatus: 'NotSet', SyncToken: '0' },
    });
    const credit = await api.write('/creditmemo', {
      ...{ CustomerRef, TxnDate: '2026-10-08', DocNumber: 'PM-CR-0012', Line: [line(id, 50)] },
    });
    expect(credit).toMatchObject({ TotalAmt: 50, RemainingCredit: 50, Balance: 50 });
    const link = (TxnId: unknown, TxnType: string, Amount: number) => ({
      ...{ Amount, LinkedTxn: [{ TxnId: String(TxnId), TxnType }] },
    });
    const payment = await api.write('/payment', {
      ...{ CustomerRef, TotalAmt: 299, TxnDate: '2026-10-09', PaymentRefNum: 'CHK 20417' },
      Line: [link(invoice.Id, 'Invoice', 349), link(credit.Id, 'CreditMemo', 50)],
    });
    expect(payment).toMatchObject({ TotalAmt: 299, UnappliedAmt: 0, ProcessPayment: false });
    const [paid] = api.simulator.books.list(halden, 'Invoice');
    expect(paid).toMatchObject({ Balance: 0, SyncToken: '1' });
  });

  it('creates refund, bill and purchase', async () => {
    const { api, CustomerRef } = await opened();
    const bank = await accountOf(api, 'Bank');
    const cost = await accountOf(api, 'Expense');
    const refund = await api.write('/refundreceipt', {
      ...{ CustomerRef, DepositToAccountRef: bank, PaymentRefNum: '2044' },
      ...{ PrintStatus: 'PrintComplete', Line: [line('2', 25)] },
    });
    expect(refund).toMatchObject({ TotalAmt: 25, Balance: 0 });
    const [vendor] = api.simulator.books.list(halden, 'Vendor');
    const spent = (Amount: number) => ({
      ...{ Amount, DetailType: 'AccountBasedExpenseLineDetail' },
      AccountBasedExpenseLineDetail: { AccountRef: cost },
    });
    const VendorRef = { value: String(vendor?.Id) };
    const bill = await api.write('/bill', { VendorRef, Line: [spent(142.5)], DocNumber: 'L-1' });
    expect(bill).toMatchObject({ TotalAmt: 142.5, Balance: 142.5, LinkedTxn: [] });
    const purchase = await api.write('/purchase', {
      ...{ PaymentType: 'CreditCard', AccountRef: await accountOf(api, 'Credit Card') },
      ...{ EntityRef: { ...VendorRef, type: 'Vendor' }, Line: [spent(64.99)] },
    });
    expect(purchase).toMatchObject({ TotalAmt: 64.99, Credit: false });
  });

  it('queries with an apostrophe, tells what was deleted, and refuses in the recorded words', async () => {
    const { api, CustomerRef } = await opened();
    const since = new Date(api.simulator.clock.now() - 2000).toISOString();
    const body = { CustomerRef, DocNumber: 'PM-2026-0117', Line: [line('2', 10)] };
    const made = await api.write('/invoice', body);
    const taken = await api.post('/invoice', body);
    const faultOf = ({ body: answer }: { body: Doc }) => list(child(answer, 'Fault'), 'Error')[0];
    expect(faultOf(taken)).toMatchObject({
      code: '6140',
      Detail: expect.stringContaining(`TxnType=Invoice with TxnId=${made.Id}`),
    });
    const stale = await api.post('/invoice', { ...body, Id: made.Id, SyncToken: '7' });
    expect(faultOf(stale)).toMatchObject({ code: '5010', Message: 'Stale Object Error' });
    await api.write('/invoice?operation=delete', { Id: made.Id, SyncToken: '0' });
    const changes = await api.send(`/cdc?entities=Invoice&changedSince=${since}`);
    const [answer] = list(changes.body, 'CDCResponse');
    const [block] = list(answer, 'QueryResponse');
    expect(list(block, 'Invoice')).toMatchObject([
      { domain: 'QBO', status: 'Deleted', Id: made.Id },
    ]);
    const rows = await api.rows("select * from Customer where DisplayName = 'O\\'Hara, Niamh'");
    expect(rows).toHaveLength(1);
  });
});
