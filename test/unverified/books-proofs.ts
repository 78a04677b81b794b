import { expect } from 'vitest';
import { clientDraft, exportRequest, invoiceDraft } from '#relay/testing/billing.ts';
import type { Draft, InvoiceDraft } from '#shared/draft/draft.ts';
import type { Receipt } from '#shared/ledger/receipt.ts';
import type { ProblemCode } from '#shared/problem.ts';
import type { Doc } from '#test/qbo-simulator/doc.ts';
import { ashcombeRealm, larkfieldRealm } from '#test/qbo-simulator/test-kit.ts';
import type { Desk } from './desk.ts';
import { creditDraft, paymentDraft, refundDraft } from './drafts.ts';
import { exportsInvoice, isRefused } from './jobs.ts';
import { at, type Proofs } from './proof.ts';

/** Refused by our own rules: nothing reaches QuickBooks. */
async function isStopped(desk: Desk, draft: Draft, code: ProblemCode) {
  const calls = desk.sim.calls.all().length;
  await expect(exportRequest(desk.admin, draft)).rejects.toThrow(code);
  const shownHash = '0'.repeat(64);
  const { status, body } = await desk.admin('POST', '/v1/exports', { draft, shownHash });
  expect({ status, code: body.problem.code }).toEqual({ status: 422, code });
  expect(desk.sim.calls.all()).toHaveLength(calls);
}

/** Another use of the company's API, as another app makes it. */
async function elsewhere(desk: Desk, path: string, body: Doc): Promise<Doc> {
  const { accessToken } = desk.sim.grants.connect('test-client-id', desk.realm);
  const response = await desk.sim.app.request(`/v3/company/${desk.realm}${path}`, {
    method: 'POST',
    headers: {
      Authorization: `Bearer ${accessToken}`,
      Accept: 'application/json',
      'Content-Type': 'application/json',
    },
    body: JSON.stringify(body),
  });
  return (await response.json()) as Doc;
}

async function update(desk: Desk, draft: Draft): Promise<Receipt> {
  const request = { ...(await exportRequest(desk.admin, draft)), change: 'update' };
  const { body } = await desk.admin('POST', '/v1/exports', request);
  return (await desk.admin('GET', `/v1/exports/${body.id}?wait=10`)).body as Receipt;
}

/** Every line names its item, also where one stands for several. */
const namesItems = async (desk: Desk) => {
  await exportsInvoice(desk);
  const stored = desk.list('Invoice')[0]?.Line as Doc[];
  const lines = stored.filter(({ DetailType }) => DetailType !== 'SubTotalLineDetail');
  expect(lines.map(({ DetailType }) => DetailType)).toEqual([
    ...['SalesItemLineDetail', 'SalesItemLineDetail'],
  ]);
  expect(JSON.stringify(lines)).not.toContain('DescriptionOnly');
};

const taxed: Partial<InvoiceDraft> = {
  lines: [
    { item: { id: 'VAC', name: 'Vaccination' }, description: '', amount: 10_000, taxed: true },
  ],
  taxes: [{ name: 'Sales tax', rate: '7.615', amount: 762 }],
  total: 10_762,
};

/** Tax as a line is exact; as the document's own it is that, or the difference is told. */
const overrides = (isKept: boolean) => async (desk: Desk) => {
  // The customer without an address.
  const client = desk.idOf('Customer', 'Walk-in');
  await desk.map(invoiceDraft('1', taxed), { client });
  await exportsInvoice(desk, '1', taxed);
  await desk.settings({ tax: 'document' });
  const draft = invoiceDraft('2', {
    ...taxed,
    taxes: [{ name: 'Sales tax', amount: 800 }],
    total: 10_800,
  });
  await desk.map(draft);
  await isStopped(desk, draft, 'tax_override_unproven');
  await desk.admin('PUT', '/v1/connection/tax-override', { taxOverride: 'kept' });
  const receipt = await desk.send(draft);
  expect(receipt.state).toBe('exported');
  const stored = desk.list('Invoice').find(({ DocNumber }) => DocNumber === 'INV-2');
  expect(receipt.quickbooks?.total).toBe(Math.round(Number(stored?.TotalAmt) * 100));
  expect(receipt.problem?.code).toBe(isKept ? undefined : 'total_differs');
  expect(stored?.TotalAmt === 108).toBe(isKept);
};

/** VAT as the practice rounds it, a cent apart from what QuickBooks would make of it. */
const keepsVat = at({ realm: ashcombeRealm }, async (desk) => {
  const line = { item: { name: 'Medicine' }, description: '', amount: 3, taxed: true };
  const code = String(desk.list('TaxCode').find(({ Name }) => String(Name).startsWith('20'))?.Id);
  for (const [id, amount] of [
    ['1', 2],
    ['2', 3],
  ] as const) {
    const draft = invoiceDraft(id, {
      currency: 'GBP',
      lines: [line, line, line],
      taxes: [{ name: 'VAT', rate: '20', amount }],
      total: 9 + amount,
    });
    await desk.settings({ tax: 'document' });
    await desk.map(draft, { 'tax-code': code });
    expect(await desk.send(draft)).toMatchObject({
      ...{ state: 'exported', quickbooks: { total: 9 + amount } },
    });
    const stored = desk.list('Invoice').find(({ DocNumber }) => DocNumber === `INV-${id}`);
    expect(stored).toMatchObject({
      TotalAmt: (9 + amount) / 100,
      TxnTaxDetail: { TotalTax: amount / 100 },
    });
  }
});

/** A foreign amount is never booked one to one. */
const stopsForeign = async (desk: Desk) => {
  await desk.map(invoiceDraft('1'));
  await isStopped(desk, invoiceDraft('1', { currency: 'EUR' }), 'currency_differs');
  expect(desk.list('Invoice')).toEqual([]);
};

/** Tracking is turned off after the relay has read the company. */
const tracksNothing = (isDropped: boolean) => async (desk: Desk) => {
  const [klass] = desk.list('Class');
  const [place] = desk.list('Department');
  await desk.settings({ classId: String(klass?.Id), locationId: String(place?.Id) });
  const { preferences } = desk.sim.books.company(desk.realm);
  Object.assign(preferences.AccountingInfoPrefs as Doc, {
    ...{ ClassTrackingPerTxn: false, ClassTrackingPerTxnLine: false, TrackDepartments: false },
  });
  if (isDropped) return void (await exportsInvoice(desk));
  await desk.map(invoiceDraft('1'));
  await isRefused(desk, invoiceDraft('1'), 'qbo_refused', 'Invoice');
  // The next look at the company puts it right.
  await desk.admin('POST', '/v1/connection/test', {});
  await exportsInvoice(desk);
};

const hasInactiveItem = async (desk: Desk) => {
  const draft = invoiceDraft('1');
  await desk.map(draft);
  const retire = (Active: boolean) => {
    for (const { Id, Type } of desk.list('Item')) {
      if (Type === 'Service') desk.sim.books.edit(desk.realm, 'Item', String(Id), { Active });
    }
  };
  retire(false);
  await isRefused(desk, draft, 'qbo_reference_gone', 'Invoice');
  retire(true);
  await exportsInvoice(desk);
};

/** One number on an invoice and on a credit memo. */
const sharesNumber = (isFree: boolean) => async (desk: Desk) => {
  await exportsInvoice(desk);
  const draft = creditDraft('1', { number: 'INV-1' });
  if (!isFree) return isRefused(desk, draft, 'qbo_duplicate_number', 'CreditMemo');
  expect(await desk.send(draft)).toMatchObject({ state: 'exported', quickbooks: { total: 7550 } });
  expect(desk.list('CreditMemo')).toHaveLength(1);
};

const discounts = async (desk: Desk) => {
  await exportsInvoice(desk, '1', { discount: 1000, total: 6550 });
  const lines = desk.list('Invoice')[0]?.Line as Doc[];
  const found = lines.filter(({ DetailType }) => DetailType === 'DiscountLineDetail');
  expect(found.map(({ Amount }) => Amount)).toEqual([10]);
};

/** A price of more decimals than QuickBooks may keep. */
const hasFinePrice = (desk: Desk) =>
  exportsInvoice(desk, '1', {
    lines: [
      {
        item: { id: 'ML', name: 'Per millilitre' },
        description: '',
        ...{ quantity: '10000', unitPrice: '0.1234567', amount: 123_457 },
      },
    ],
    total: 123_457,
  }).then(() => undefined);

const isNegative = async (desk: Desk) => {
  const lines = [{ item: { name: 'Credit' }, description: '', amount: -500 }];
  const draft = invoiceDraft('1', { lines, total: -500 });
  await desk.map(draft);
  await isStopped(desk, draft, 'negative_total');
};

/** Somebody else took part of the balance before the payment came. */
const overpays = (isCapped: boolean) => async (desk: Desk) => {
  const { quickbooks } = await exportsInvoice(desk);
  const { CustomerRef } = desk.list('Invoice')[0] as Doc;
  const Line = [{ Amount: 50, LinkedTxn: [{ TxnId: quickbooks?.id, TxnType: 'Invoice' }] }];
  await elsewhere(desk, '/payment', { CustomerRef, TotalAmt: 50, Line });
  if (!isCapped) return isRefused(desk, paymentDraft('1'), 'qbo_refused', 'Payment');
  expect(await desk.send(paymentDraft('1'))).toMatchObject({
    ...{ state: 'exported', quickbooks: { total: 7550 } },
  });
  const own = desk.list('Payment').filter(({ TotalAmt }) => TotalAmt === 75.5);
  expect(own).toMatchObject([{ UnappliedAmt: 50 }]);
  expect(desk.list('Invoice')[0]).toMatchObject({ Balance: 0 });
};

/** The payer pays the invoice of the client below it. */
const paysForJob = (isTaken: boolean) => async (desk: Desk) => {
  const parentId = desk.idOf('Customer', 'Walk-in');
  const job = await desk.send({ ...clientDraft('5', 'Anna Bright (5)'), parentId });
  const draft = invoiceDraft('1', { client: { id: '5', name: 'Anna Bright' } });
  await desk.map(draft, { client: String(job.quickbooks?.id) });
  expect(await desk.send(draft)).toMatchObject({ state: 'exported' });
  const payer = { id: '6', name: 'Walk-in' };
  const paid = paymentDraft('1', { client: payer });
  await desk.map(paid, { client: parentId });
  if (!isTaken) return isRefused(desk, paid, 'qbo_link_refused', 'Payment');
  expect(await desk.send(paid)).toMatchObject({ state: 'exported' });
  const stored = desk.list('Invoice').find(({ Id }) => Id !== undefined);
  expect(stored).toMatchObject({ TotalAmt: 75.5, Balance: 0 });
};

/** A refund never names a credit memo; both stand for themselves. */
const refundsApart = async (desk: Desk) => {
  await desk.settings({ refundAccountId: desk.idOf('Account', 'Checking') });
  for (const draft of [creditDraft('1'), refundDraft('1')]) {
    await desk.map(draft);
    expect(await desk.send(draft)).toMatchObject({ quickbooks: { total: 7550 } });
  }
  expect(desk.list('RefundReceipt')).toMatchObject([{ TotalAmt: 75.5, LinkedTxn: [] }]);
  expect(desk.list('CreditMemo')).toMatchObject([{ TotalAmt: 75.5, RemainingCredit: 75.5 }]);
};

/** A payment that lies in a deposit by now. */
const isDeposited = (noteIsFree: boolean) => async (desk: Desk) => {
  await exportsInvoice(desk);
  const draft = paymentDraft('1');
  const { id, quickbooks } = await desk.send(draft);
  const made = await elsewhere(desk, '/deposit', {
    DepositToAccountRef: { value: desk.idOf('Account', 'Checking') },
    Line: [
      { Amount: 75.5, LinkedTxn: [{ TxnId: quickbooks?.id, TxnType: 'Payment', TxnLineId: '0' }] },
    ],
  });
  expect(made).toHaveProperty('Deposit');
  const changed = await update(desk, { ...draft, reference: 'CHK 7' });
  expect(changed.problem?.code).toBe(noteIsFree ? undefined : 'qbo_deposited');
  const { body } = await desk.admin('POST', `/v1/exports/${id}/void`, {});
  const voided = await desk.admin('GET', `/v1/exports/${body.id}?wait=10`);
  expect(voided.body).toMatchObject({ state: 'failed', problem: { code: 'qbo_deposited' } });
  expect(desk.list('Payment')).toMatchObject([{ TotalAmt: 75.5, UnappliedAmt: 0 }]);
};

/** A company with several currencies: what the relay knows is what the books say. */
const turnsOff = (isAllowed: boolean) =>
  at({ realm: larkfieldRealm }, async (desk) => {
    await exportsInvoice(desk);
    const { SyncToken } = desk.sim.books.company(desk.realm).preferences as Doc;
    const CurrencyPrefs = { MultiCurrencyEnabled: false };
    await elsewhere(desk, '/preferences', { Id: '1', SyncToken, CurrencyPrefs });
    await desk.admin('POST', '/v1/connection/test', {});
    const { body } = await desk.admin('GET', '/v1/me');
    expect(body.connection.company.multiCurrency).toBe(!isAllowed);
    await exportsInvoice(desk, '2');
  });

/** The closing date is known before sending, or it is learned by the refusal. */
const isClosed = (isShown: boolean) => async (desk: Desk) => {
  const draft = invoiceDraft('1');
  await desk.map(draft);
  desk.sim.books.company(desk.realm).settings.bookCloseDate = '2026-11-30';
  await desk.admin('POST', '/v1/connection/test', {});
  if (isShown) await isStopped(desk, draft, 'qbo_books_closed');
  else await isRefused(desk, draft, 'qbo_books_closed', 'Invoice');
  expect(desk.list('Invoice')).toEqual([]);
};

/** Names and words in other scripts: as they are, changed and told so, or refused; money is exact each time. */
const writes = (fate: 'kept' | 'replaced' | 'refused') => async (desk: Desk) => {
  const client = clientDraft('5', 'Zoë 猫 (5)');
  const item = { id: 'VAC', name: 'Katze 猫 🐈' };
  const lines = [{ item, description: 'Impfung 猫', amount: 7550 }];
  const draft = invoiceDraft('1', { lines, memo: 'Gruß 猫' });
  await desk.settings({ memo: true, descriptions: ['note'] });
  if (fate === 'refused') {
    await isRefused(desk, client, 'qbo_document_invalid', 'Customer');
    await desk.map(draft);
    return isRefused(desk, draft, 'qbo_document_invalid', 'Invoice');
  }
  desk.sim.faults.next({
    ...{ kind: 'drop-after-commit', match: { method: 'POST', path: '/customer\\?' } },
  });
  const isKept = fate === 'kept';
  const told = (field: string) =>
    isKept ? undefined : { code: 'text_changed', detail: { field } };
  const { state, quickbooks, problem } = await desk.send(client);
  expect({ state, problem }).toEqual({ state: 'exported', problem: told('name') });
  const made = desk.list('Customer').filter(({ Notes }) => String(Notes).includes('counterfoil:'));
  expect(made).toMatchObject([
    { Id: quickbooks?.id, DisplayName: isKept ? 'Zoë 猫 (5)' : 'Zoë ? (5)' },
  ]);
  await desk.map(draft);
  const receipt = await desk.send(draft);
  expect(receipt).toMatchObject({ state: 'exported', quickbooks: { total: 7550 } });
  expect(receipt.problem).toEqual(told('message to the client'));
  const second = await desk.send(invoiceDraft('2', { lines, memo: 'Gruß' }));
  expect(second).toMatchObject({ state: 'exported', quickbooks: { total: 7550 } });
  expect(second.problem).toEqual(told('description of a line'));
  expect(desk.list('Invoice').map(({ TotalAmt }) => TotalAmt)).toEqual([75.5, 75.5]);
};

/** A credit that changed after its export is brought up to date, and keeps what others put into it. */
const updatesCredit = async (desk: Desk) => {
  const draft = creditDraft('1');
  await desk.map(draft);
  await desk.send(draft);
  const theirs = {
    BillEmail: { Address: 'rosalind@example.com' },
    CustomerMemo: { value: 'Sorry' },
  };
  const { CreditMemo } = await elsewhere(desk, '/creditmemo', {
    ...desk.list('CreditMemo')[0],
    ...theirs,
  });
  expect(CreditMemo).toMatchObject({ ...theirs, SyncToken: '1' });
  const [first] = draft.lines;
  const lines = [{ ...first, quantity: '3', amount: 10_200 }] as InvoiceDraft['lines'];
  const changed = await update(desk, { ...draft, date: '2026-11-21', lines, total: 10_200 });
  expect(changed).toMatchObject({ state: 'exported', quickbooks: { total: 10_200 } });
  expect(changed.problem).toBeUndefined();
  expect(desk.list('CreditMemo')).toMatchObject([
    { ...theirs, TotalAmt: 102, Balance: 102, TxnDate: '2026-11-21', SyncToken: '2' },
  ]);
};

/** Contract §5 to §7: what becomes of documents. */
export const booksProofs = {
  inactiveRefCode: { 2500: hasInactiveItem, 610: hasInactiveItem },
  sparseUnlisted: {
    none: updatesCredit,
    'credit-memo': updatesCredit,
    all: updatesCredit,
  },
  lineWithoutItem: { 'default-item': namesItems, 'text-only': namesItems },
  discountLines: { one: discounts, several: discounts },
  unitPriceDecimals: { 5: hasFinePrice, 7: hasFinePrice },
  negativeTotalCode: { 6000: isNegative, 2240: isNegative },
  docNumberScope: { type: sharesNumber(true), 'sales-forms': sharesNumber(false) },
  overApplied: { cap: overpays(true), refuse: overpays(false) },
  parentPaysJob: { true: paysForJob(true), false: paysForJob(false) },
  refundOfCredit: { refuse: refundsApart, link: refundsApart },
  depositedChange: { any: isDeposited(false), money: isDeposited(true) },
  astOverride: {
    honour: overrides(true),
    ignore: overrides(false),
    'zero-without-address': overrides(false),
  },
  taxRounding: { 'per-rate': keepsVat, 'per-line': keepsVat },
  foreignCurrency: { refuse: stopsForeign, ignore: stopsForeign },
  multicurrencyOff: { refuse: turnsOff(false), allow: turnsOff(true) },
  trackingOff: { drop: tracksNothing(true), refuse: tracksNothing(false) },
  showBookCloseDate: { true: isClosed(true), false: isClosed(false) },
  beyondLatin1: {
    accept: writes('kept'),
    replace: writes('replaced'),
    refuse: writes('refused'),
  },
} satisfies Partial<Proofs>;
