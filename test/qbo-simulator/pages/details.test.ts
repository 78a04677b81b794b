import { describe, expect, it } from 'vitest';
import { halden, saleLine, TestApi } from '../test-kit.ts';

async function open(api: TestApi, path: string): Promise<string> {
  const answer = await api.simulator.app.request(path);
  expect(answer.status).toBe(200);
  return answer.text();
}

/** An invoice of 68, paid by a credit of 20 and money of 30; 15 stay unapplied. */
async function settled() {
  const api = new TestApi();
  const CustomerRef = { value: '1' };
  const form = (number: string, amount: number) => ({
    CustomerRef,
    DocNumber: number,
    Line: [saleLine('2', amount, {}, 'NON')],
  });
  const invoice = await api.write('/invoice', form('PM-1', 68));
  const credit = await api.write('/creditmemo', form('CR-1', 50));
  const payment = await api.write('/payment', {
    CustomerRef,
    TotalAmt: 45,
    PaymentRefNum: 'CHK-1',
    Line: [
      { Amount: 50, LinkedTxn: [{ TxnId: invoice.Id, TxnType: 'Invoice' }] },
      { Amount: 20, LinkedTxn: [{ TxnId: credit.Id, TxnType: 'CreditMemo' }] },
    ],
  });
  return { api, invoice, credit, payment };
}

describe('detail pages', () => {
  it('link an invoice, its credit and its payment to each other', async () => {
    const { api, invoice, credit, payment } = await settled();
    const onInvoice = await open(api, `/app/invoice?txnId=${invoice.Id}`);
    expect(onInvoice).toContain(`/app/payment?txnId=${payment.Id}&amp;companyId=${halden}`);
    expect(onInvoice).toContain('<strong>$18.00</strong>');
    const onPayment = await open(api, `/app/recvpayment?txnId=${payment.Id}`);
    expect(onPayment).toContain(`/app/invoice?txnId=${invoice.Id}`);
    expect(onPayment).toContain(`/app/creditmemo?txnId=${credit.Id}`);
    expect(onPayment).toContain('<dd class="strong">$15.00</dd>');
    const onCredit = await open(api, `/app/creditmemo?txnId=${credit.Id}`);
    expect(onCredit).toContain('<strong>$30.00</strong>');
    expect(onCredit).toContain('Payment CHK-1');
  });

  it('show a customer with balance, unused credit, sub-customers and transactions', async () => {
    const { api } = await settled();
    const child = { DisplayName: '<i>Barn</i>', Job: true, ParentRef: { value: '1' } };
    await api.write('/customer', child);
    const source = await open(api, `/app/customerdetail?nameId=1&companyId=${halden}`);
    for (const wanted of ['<strong>-$27.00</strong>', '$45.00', '&lt;i&gt;Barn', 'CHK-1', 'CR-1']) {
      expect(source).toContain(wanted);
    }
    expect(source).not.toContain('<i>');
  });

  it('name the account of a refund, and mark what is voided', async () => {
    const api = new TestApi();
    const refund = await api.write('/refundreceipt', {
      CustomerRef: { value: '1' },
      DepositToAccountRef: { value: '1' },
      Line: [saleLine('2', 25, {}, 'NON')],
    });
    expect(await open(api, `/app/refundreceipt?txnId=${refund.Id}`)).toContain('Checking');
    const { api: other, invoice } = await settled();
    other.simulator.books.void(halden, 'Invoice', String(invoice.Id));
    const voided = await open(other, `/app/invoice?txnId=${invoice.Id}`);
    expect(voided).toContain('This invoice is voided');
  });

  it('show a bill with its vendor and account', async () => {
    const api = new TestApi();
    const vendor = await api.write('/vendor', { DisplayName: 'Cascade & <b>Sons</b>' });
    const bill = await api.write('/bill', {
      VendorRef: { value: vendor.Id },
      Line: [
        {
          Amount: 142.5,
          DetailType: 'AccountBasedExpenseLineDetail',
          AccountBasedExpenseLineDetail: { AccountRef: { value: '16' } },
        },
      ],
    });
    const source = await open(api, `/app/bill?txnId=${bill.Id}`);
    for (const wanted of ['$142.50', 'Supplies', 'Cascade &amp; &lt;b&gt;Sons']) {
      expect(source).toContain(wanted);
    }
  });
});
