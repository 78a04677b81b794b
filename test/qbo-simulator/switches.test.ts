import { describe, expect, it } from 'vitest';
import { child, type Doc, list } from './doc.ts';
import type { Switches } from './options.ts';
import { ashcombeRealm, halden, saleLine, TestApi } from './test-kit.ts';

/** Switches that stand beside no other behaviour; the rest are tested where they belong. */
const withSwitches = (switches: Partial<Switches>, realm = halden) =>
  new TestApi(realm, { switches });
const CustomerRef = { value: '1' };
const invoice = (more: Doc = {}, line: Doc = {}) => ({
  CustomerRef,
  Line: [saleLine('2', 10, line, 'NON')],
  ...more,
});

describe('contract §2.8 codes only a weak source names', () => {
  it.each([
    ['2030', { badIdCode: '2030' }],
    ['2500', { badIdCode: '2500' }],
  ] as const)('refuses a malformed id with %s', async (code, switches) => {
    const api = withSwitches(switches);
    const body = invoice({ SalesTermRef: { value: 'net' } });
    expect((await api.post('/invoice', body)).code).toBe(code);
    const items = { BatchItemRequest: [{ bId: '1', operation: 'create', Invoice: body }] };
    const [item] = list((await api.post('/batch', items)).body, 'BatchItemResponse');
    expect(list(child(item, 'Fault'), 'Error')[0]?.code).toBe(code);
    expect(api.simulator.calls.all()[0]?.code).toBe(code);
  });

  it.each(['2090', '2010'] as const)('refuses a date that is none with %s', async (code) => {
    const api = withSwitches({ badValueCode: code });
    expect((await api.post('/invoice', invoice({ TxnDate: '2026-02-30' }))).code).toBe(code);
  });

  it.each(['6430', '6000'] as const)('refuses a wrong kind of account with %s', async (code) => {
    const api = withSwitches({ wrongAccountCode: code });
    const [account] = await api.rows("select * from Account where AccountType = 'Expense'");
    const DepositToAccountRef = { value: String(account?.Id) };
    const body = { CustomerRef, TotalAmt: 5, DepositToAccountRef };
    expect((await api.post('/payment', body)).code).toBe(code);
  });

  it.each(['refuse', 'ignore'] as const)('may %s properties it does not know', async (rule) => {
    const api = withSwitches({ unknownProperty: rule });
    const made = await api.post('/invoice', invoice({ Nonsense: 1 }, { More: 'x' }));
    expect(made.code).toBe(rule === 'refuse' ? '2010' : undefined);
    if (rule === 'ignore') expect(JSON.stringify(made.body)).not.toMatch(/Nonsense|More/);
  });

  it.each(['415', '1050'] as const)('refuses a content type with %s', async (rule) => {
    const api = withSwitches({ contentTypeRefusal: rule });
    const headers = { 'Content-Type': 'text/plain' };
    const reply = await api.send('/invoice', { method: 'POST', body: {}, headers });
    expect(reply.status).toBe(rule === '415' ? 415 : 400);
    expect(reply.code).toBe(rule === '415' ? undefined : '1050');
  });
});

describe('contract §3.2 calls no source classes', () => {
  it.each([
    ['by-direction', 3],
    ['coreplus', 3],
    ['core', 0],
  ] as const)('counts them %s: %i reads', async (otherCalls, reads) => {
    const api = withSwitches({ otherCalls });
    const { Id } = await api.write('/invoice', invoice({ BillEmail: { Address: 'a@b.example' } }));
    api.simulator.calls.reset();
    const octets = { 'Content-Type': 'application/octet-stream' };
    await api.send(`/invoice/${Id}/send`, { method: 'POST', headers: octets });
    await api.send(`/invoice/${Id}/pdf`, { headers: { Accept: 'application/pdf' } });
    const text = { 'Content-Type': 'application/text' };
    const body = 'select * from Term';
    await api.send('/query', { method: 'POST', body, headers: text });
    expect(api.simulator.calls.all().map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(api.simulator.calls.metered()).toBe(reads);
  });

  it.each([
    ['by-direction', 'core'],
    ['coreplus', 'coreplus'],
    ['core', 'core'],
  ] as const)('with %s an upload is %s', async (otherCalls, kind) => {
    const api = withSwitches({ otherCalls });
    const headers = { 'Content-Type': 'multipart/form-data; boundary=x' };
    await api.send('/upload', { method: 'POST', body: '--x--', headers });
    expect(api.simulator.calls.all()[0]?.kind).toBe(kind);
  });
});

describe('contract §4 what is unclear of queries', () => {
  it.each([
    ['escapes', 1],
    ['escapes-quotes', 0],
  ] as const)('a backslash %s: a doubled one finds %i', async (backslash, found) => {
    const api = withSwitches({ backslash });
    await api.write('/customer', { DisplayName: "D'Arcy \\ Sons" });
    const find = (name: string) => api.rows(`select * from Customer where DisplayName = '${name}'`);
    expect(await find("D\\'Arcy \\\\ Sons")).toHaveLength(found);
    expect(await find("D\\'Arcy \\ Sons")).toHaveLength(1 - found);
  });

  it.each(['ignored', 'counts'] as const)('the case of an entity name %s', async (entityCase) => {
    const api = withSwitches({ entityCase });
    expect((await api.query('select * from Customer')).status).toBe(200);
    const code = entityCase === 'counts' ? '4001' : undefined;
    expect((await api.query('select * from customer')).code).toBe(code);
  });

  it.each([
    ['accept', undefined],
    ['refuse', '4001'],
  ] as const)('may %s filters no reference confirms', async (uncertainFilters, code) => {
    const api = withSwitches({ uncertainFilters });
    const codeOf = async (statement: string) => (await api.query(statement)).code;
    expect(await codeOf("select * from Purchase where DocNumber = 'x'")).toBe(code);
    expect(await codeOf("select * from Item where Sku = 'x'")).toBe(code);
    expect(await codeOf("select * from Item where Name = 'x' and Active = true")).toBeUndefined();
    expect(await codeOf("select * from Invoice where DocNumber = 'x'")).toBeUndefined();
  });

  it.each([
    [true, undefined],
    [false, '4001'],
  ])('private notes can be asked for: %s', async (noteFilter, code) => {
    const api = withSwitches({ noteFilter });
    await api.write('/invoice', invoice({ PrivateNote: 'pm-1' }));
    const reply = await api.query("select * from Invoice where PrivateNote = 'pm-1'");
    expect(reply.code).toBe(code);
    if (noteFilter) expect(list(child(reply.body, 'QueryResponse'), 'Invoice')).toHaveLength(1);
  });
});

describe('contract §5.1, §5.4 and §6.3 what is unclear of writes', () => {
  it.each([
    ['none', '500', '500'],
    ['credit-memo', undefined, '500'],
    ['all', undefined, undefined],
  ] as const)('takes sparse updates: %s', async (sparseUnlisted, creditMemo, classes) => {
    const api = withSwitches({ sparseUnlisted });
    const credit = await api.write('/creditmemo', invoice({ CustomerMemo: { value: 'kept' } }));
    const update = (path: string, { Id, SyncToken }: Doc, more: Doc) =>
      api.post(path, { Id, SyncToken, sparse: true, ...more });
    const changed = await update('/creditmemo', credit, { PrivateNote: 'new' });
    expect(changed.code).toBe(creditMemo);
    if (creditMemo === undefined) {
      expect(changed.body.CreditMemo).toMatchObject({ CustomerMemo: { value: 'kept' } });
    }
    const made = await api.write('/class', { Name: 'Mobile' });
    expect((await update('/class', made, { Name: 'Moving' })).code).toBe(classes);
  });

  it.each([
    [7, undefined, 0.1234567],
    [5, '6070', undefined],
  ])('keeps %i decimals of a unit price', async (unitPriceDecimals, code, kept) => {
    const api = withSwitches({ unitPriceDecimals });
    const line = saleLine('2', 1234.57, { Qty: 10_000, UnitPrice: 0.1234567 }, 'NON');
    const made = await api.post('/invoice', { CustomerRef, Line: [line] });
    expect(made.code).toBe(code);
    if (kept === undefined) return;
    const [first] = list(child(made.body, 'Invoice'), 'Line');
    expect(child(first, 'SalesItemLineDetail')?.UnitPrice).toBe(kept);
  });

  it.each(['6000', '2240'] as const)('refuses a negative total with %s', async (code) => {
    const api = withSwitches({ negativeTotalCode: code });
    const Line = [saleLine('2', -5, {}, 'NON')];
    expect((await api.post('/invoice', { CustomerRef, Line })).code).toBe(code);
  });

  it.each([
    ['per-rate', 4.94],
    ['per-line', 4.94],
  ] as const)('rounds VAT %s', async (taxRounding, usual) => {
    const api = withSwitches({ taxRounding }, ashcombeRealm);
    const taxOf = async (...amounts: number[]) => {
      const Line = amounts.map((amount) => saleLine('3', amount, {}, '2'));
      const made = await api.write('/invoice', { CustomerRef, Line });
      return child(made, 'TxnTaxDetail')?.TotalTax;
    };
    expect(await taxOf(12.35, 12.33)).toBe(usual);
    // 20 % of 0.03 is 0.006: three lines of it are a cent each, or 0.018 together.
    expect(await taxOf(0.03, 0.03, 0.03)).toBe(taxRounding === 'per-rate' ? 0.02 : 0.03);
  });
});

describe('contract §5.9 a refund that names a credit memo', () => {
  const refund = (credit: Doc, amount: number, more: Doc = {}) => ({
    CustomerRef,
    DepositToAccountRef: { value: '1' },
    Line: [saleLine('2', amount, {}, 'NON')],
    LinkedTxn: [{ TxnId: String(credit.Id), TxnType: 'CreditMemo' }],
    ...more,
  });
  const left = (api: TestApi) => api.simulator.books.list(halden, 'CreditMemo')[0]?.RemainingCredit;

  it('is refused', async () => {
    const api = withSwitches({ refundOfCredit: 'refuse' });
    const credit = await api.write('/creditmemo', invoice());
    expect((await api.post('/refundreceipt', refund(credit, 4))).code).toBe('620');
    expect(left(api)).toBe(10);
  });

  it('pays it out, as switched, up to what is left of it, and gives it back when deleted', async () => {
    const api = withSwitches({ refundOfCredit: 'link' });
    const credit = await api.write('/creditmemo', invoice());
    const first = await api.write('/refundreceipt', refund(credit, 4));
    expect(left(api)).toBe(6);
    expect((await api.post('/refundreceipt', refund(credit, 7))).code).toBe('6000');
    const other = { CustomerRef: { value: '2' } };
    expect((await api.post('/refundreceipt', refund(credit, 1, other))).code).toBe('620');
    const token = api.simulator.books.list(halden, 'CreditMemo')[0]?.SyncToken;
    const gone = { Id: credit.Id, SyncToken: token };
    expect((await api.post('/creditmemo?operation=delete', gone)).code).toBe('800');
    const { Id, SyncToken } = first;
    await api.write('/refundreceipt?operation=delete', { Id, SyncToken });
    expect(left(api)).toBe(10);
  });
});
