import QuickBooks from 'node-quickbooks';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Doc } from '../doc.ts';
import { demoApp } from '../options.ts';
import { type RunningSimulator, startSimulator } from '../start.ts';
import { halden, saleLine } from '../test-kit.ts';

const lists = [
  'Customer',
  'Vendor',
  'Item',
  'Class',
  'Department',
  'Term',
  'PaymentMethod',
  'Account',
];
const transactions = [
  'Invoice',
  'SalesReceipt',
  'CreditMemo',
  'RefundReceipt',
  'Payment',
  'Bill',
  'Purchase',
];

/** A client written by others, on real HTTP, over the entities Counterfoil uses. */
describe('node-quickbooks', () => {
  let running: RunningSimulator;
  let client: QuickBooks;

  const call = (method: string, ...args: unknown[]): Promise<Doc> =>
    new Promise((resolve, reject) => {
      (client[method] as (...all: unknown[]) => unknown).call(
        client,
        ...args,
        (error: unknown, body: Doc) =>
          error ? reject(new Error(`${method}: ${JSON.stringify(error)}`)) : resolve(body),
      );
    });
  const rows = async (entity: string, criteria: unknown = {}): Promise<Doc[]> => {
    const plural = entity.endsWith('s') ? `${entity}es` : `${entity}s`;
    const body = await call(`find${plural}`, criteria);
    return ((body.QueryResponse as Doc)[entity] ?? []) as Doc[];
  };
  const idOf = async (entity: string, of: (doc: Doc) => boolean): Promise<string> =>
    String((await rows(entity)).find(of)?.Id);

  beforeAll(async () => {
    running = await startSimulator({ switches: { throttle: false } });
    QuickBooks.V3_ENDPOINT_BASE_URL = `${running.url}/v3/company/`;
    const { accessToken, refreshToken } = running.simulator.grants.connect(
      demoApp.clientId,
      halden,
    );
    client = new QuickBooks(
      ...([demoApp.clientId, demoApp.clientSecret, accessToken, false, halden] as const),
      ...([true, false, '75', '2.0', refreshToken] as const),
    );
  });
  afterAll(() => running.close());

  it('creates, reads, updates and finds what names are kept under', async () => {
    const account = await idOf('Account', (doc) => doc.Name === 'Service Income');
    const bodies: [string, Doc, string][] = [
      ['Customer', { DisplayName: 'Foreign customer' }, 'GivenName'],
      ['Vendor', { DisplayName: 'Foreign vendor' }, 'GivenName'],
      [
        'Item',
        { Name: 'Foreign item', Type: 'Service', IncomeAccountRef: { value: account } },
        'Description',
      ],
      ['Class', { Name: 'Foreign class' }, 'Name'],
      ['Department', { Name: 'Foreign location' }, 'Name'],
      ['Term', { Name: 'Foreign term', Type: 'STANDARD', DueDays: 12 }, 'Name'],
      ['PaymentMethod', { Name: 'Foreign method', Type: 'NON_CREDIT_CARD' }, 'Name'],
      ['Account', { Name: 'Foreign income', AccountType: 'Income' }, 'Description'],
    ];
    for (const [entity, body, property] of bodies) {
      const made = await call(`create${entity}`, body);
      const read = await call(`get${entity}`, made.Id);
      expect(read).toMatchObject(body);
      const changed = await call(`update${entity}`, { ...read, [property]: 'Changed' });
      expect(changed).toMatchObject({ [property]: 'Changed', SyncToken: '1' });
      const [found] = await rows(entity, [{ field: 'Id', value: made.Id, operator: '=' }]);
      expect(found).toMatchObject({ [property]: 'Changed' });
    }
    const found = await rows('Customer', [
      { field: 'DisplayName', value: 'Foreign customer', operator: '=' },
    ]);
    expect(found).toHaveLength(1);
  });

  it('creates, reads, voids or deletes transactions of every kind', async () => {
    const CustomerRef = { value: await idOf('Customer', (doc) => doc.DisplayName === 'Walk-in') };
    const VendorRef = { value: await idOf('Vendor', () => true) };
    const item = await idOf('Item', (doc) => doc.Name === 'Vaccination');
    const bank = { value: await idOf('Account', (doc) => doc.AccountType === 'Bank') };
    const expense = await idOf('Account', (doc) => doc.AccountType === 'Expense');
    const Line = [saleLine(item, 34, {}, 'NON')];
    const cost = [
      {
        Amount: 20,
        DetailType: 'AccountBasedExpenseLineDetail',
        AccountBasedExpenseLineDetail: { AccountRef: { value: expense } },
      },
    ];
    const invoice = await call('createInvoice', { CustomerRef, Line });
    const link = { TxnId: String(invoice.Id), TxnType: 'Invoice' };
    const bodies: [string, Doc, number][] = [
      ['SalesReceipt', { CustomerRef, Line }, 34],
      ['CreditMemo', { CustomerRef, Line }, 34],
      ['RefundReceipt', { CustomerRef, Line, DepositToAccountRef: bank }, 34],
      ['Payment', { CustomerRef, TotalAmt: 34, Line: [{ Amount: 34, LinkedTxn: [link] }] }, 34],
      ['Bill', { VendorRef, Line: cost }, 20],
      ['Purchase', { PaymentType: 'Cash', AccountRef: bank, Line: cost }, 20],
    ];
    for (const [entity, body, total] of bodies) {
      const created = await call(`create${entity}`, body);
      const read = await call(`get${entity}`, created.Id);
      expect(read).toMatchObject({ TotalAmt: total });
      const made = await call(`update${entity}`, { ...read, PrivateNote: 'Changed' });
      expect(made).toMatchObject({ TotalAmt: total, PrivateNote: 'Changed' });
      const [found] = await rows(entity, [{ field: 'Id', value: made.Id, operator: '=' }]);
      expect(found).toMatchObject({ TotalAmt: total, PrivateNote: 'Changed' });
      if (entity === 'Payment') {
        expect(await call('getInvoice', invoice.Id)).toMatchObject({ Balance: 0 });
        expect(await call('voidPayment', made)).toMatchObject({ TotalAmt: 0 });
        continue;
      }
      const gone = await call(`delete${entity}`, made.Id);
      expect(gone).toMatchObject({ [entity]: { status: 'Deleted' } });
      await expect(call(`get${entity}`, made.Id)).rejects.toThrow('status code 400');
    }
    const open = await call('getInvoice', invoice.Id);
    expect(open).toMatchObject({ Balance: 34 });
    expect(await call('voidInvoice', open)).toMatchObject({ Invoice: { TotalAmt: 0 } });
  });

  it('reads the lists', async () => {
    for (const entity of ['Account', 'Department', 'Term', 'PaymentMethod', 'TaxCode', 'TaxRate']) {
      expect((await rows(entity)).length, entity).toBeGreaterThan(0);
    }
    expect(await call('getCompanyInfo', halden)).toMatchObject({ Country: 'US' });
    expect(await call('getPreferences')).toHaveProperty('SalesFormsPrefs');
  });

  it('sends batches and captures changes', async () => {
    const items = [
      { bId: 'a', operation: 'create', Customer: { DisplayName: 'Batched' } },
      { bId: 'b', operation: 'create', Customer: { DisplayName: 'Batched' } },
      { bId: 'c', Query: 'select count(*) from Invoice' },
    ];
    const { BatchItemResponse } = await call('batch', items);
    expect(BatchItemResponse).toMatchObject([
      { bId: 'a', Customer: { DisplayName: 'Batched' } },
      { bId: 'b', Fault: { Error: [{ code: '6240' }] } },
      { bId: 'c', QueryResponse: {} },
    ]);
    const [made] = BatchItemResponse as Doc[];
    const { Id, SyncToken } = (made as Doc).Customer as Doc;
    const retired = { Id, SyncToken, sparse: true, Active: false };
    const change = [{ bId: 'd', operation: 'update', Customer: retired }];
    expect(await call('batch', change)).toMatchObject({
      BatchItemResponse: [{ bId: 'd', Customer: { Active: false, SyncToken: '1' } }],
    });
    const since = new Date(Date.now() - 3_600_000);
    const changed = [...lists, ...transactions];
    const { CDCResponse } = await call('changeDataCapture', changed, since);
    const blocks = ((CDCResponse as Doc[])[0] as Doc).QueryResponse as Doc[];
    expect(blocks.flatMap((block) => changed.filter((one) => one in block)).sort()).toEqual(
      changed.sort(),
    );
    expect(JSON.stringify(CDCResponse)).toContain('Batched');
  });
});
