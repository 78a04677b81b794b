import { describe, expect, it } from 'vitest';
import type { Doc } from '../doc.ts';
import { fernhillRealm, halden, saleLine, TestApi } from '../test-kit.ts';

async function page(api: TestApi, path: string) {
  const answer = await api.simulator.app.request(path);
  return { status: answer.status, source: await answer.text() };
}

/** The first cell of every row of the page's only table. */
async function names(api: TestApi, path: string): Promise<string[]> {
  const { source } = await page(api, path);
  const cells = [...source.matchAll(/<th scope="row"[^>]*>([\s\S]*?)<\/th>/g)];
  return cells.map(([, cell = '']) =>
    cell
      .replace(/<[^>]*>/g, ' ')
      .replace(/\s+/g, ' ')
      .trim(),
  );
}

function invoice(api: TestApi, number: string, more: Doc = {}, amount = 68): Promise<Doc> {
  return api.write('/invoice', {
    CustomerRef: { value: '1' },
    DocNumber: number,
    Line: [saleLine('2', amount, {}, 'NON')],
    ...more,
  });
}

describe('lists of a company', () => {
  it('sorts by date, number, name and amount, either way', async () => {
    const api = new TestApi();
    await invoice(api, 'PM-10', { TxnDate: '2026-10-02' }, 30);
    await invoice(api, 'PM-9', { TxnDate: '2026-10-03', CustomerRef: { value: '3' } }, 20);
    await invoice(api, 'PM-11', { TxnDate: '2026-10-01', CustomerRef: { value: '2' } }, 9);
    const list = (sort: string) => names(api, `/app/${halden}/invoices?sort=${sort}`);
    const newestFirst = ['PM-9', 'PM-10', 'PM-11'];
    expect(await list('')).toEqual(newestFirst);
    expect(await list('no-such-column')).toEqual(newestFirst);
    expect(await list('date')).toEqual([...newestFirst].reverse());
    expect(await list('-number')).toEqual(['PM-11', 'PM-10', 'PM-9']);
    expect(await list('name')).toEqual(['PM-10', 'PM-11', 'PM-9']);
    expect(await list('total')).toEqual(['PM-11', 'PM-9', 'PM-10']);
  });

  it('marks the sorted column and turns it round by the same link', async () => {
    const api = new TestApi();
    await invoice(api, 'PM-1');
    const { source } = await page(api, `/app/${halden}/invoices?sort=number&q=pm`);
    expect(source).toMatch(/aria-sort="ascending"\s*>\s*<a href="[^"]*sort=-number/);
    expect(source).toContain('q=pm&amp;sort=-number');
  });

  it('searches words anywhere and keeps what was typed', async () => {
    const api = new TestApi();
    await invoice(api, 'PM-1', { PrivateNote: 'bill 7005' });
    await invoice(api, 'PM-2', { CustomerRef: { value: '7' } });
    const found = (words: string) =>
      names(api, `/app/${halden}/invoices?q=${encodeURIComponent(words)}`);
    expect(await found('pemberton')).toEqual(['PM-2']);
    expect(await found('7005 june')).toEqual(['PM-1']);
    expect(await found('7005 pemberton')).toEqual([]);
    const { source } = await page(api, `/app/${halden}/invoices?q=%22%3E%3Cb%3E`);
    expect(source).toContain('value="&quot;&gt;&lt;b&gt;"');
    expect(source).toContain('Nothing matches.');
    expect(source).not.toContain('"><b>');
  });

  it('filters by status and strikes voided ones through', async () => {
    const api = new TestApi();
    await invoice(api, 'PM-1');
    const made = await invoice(api, 'PM-2');
    api.simulator.books.void(halden, 'Invoice', String(made.Id));
    expect(await names(api, `/app/${halden}/invoices?only=Voided`)).toEqual(['PM-2']);
    expect(await names(api, `/app/${halden}/invoices?only=Open`)).toEqual(['PM-1']);
    const { source } = await page(api, `/app/${halden}/invoices`);
    expect(source.match(/<tr class="voided">/g)).toHaveLength(1);
  });

  it('shows 50 rows a page and reaches every row', async () => {
    const api = new TestApi();
    for (let count = 1; count <= 51; count += 1) await invoice(api, `PM-${count}`);
    const path = `/app/${halden}/invoices?sort=number`;
    const first = await names(api, path);
    expect(first).toHaveLength(50);
    expect((await page(api, path)).source).toContain('1 to 50 of 51');
    expect(await names(api, `${path}&page=2`)).toEqual(['PM-51']);
    expect(await names(api, `${path}&page=99`)).toEqual(['PM-51']);
    expect(await names(api, `${path}&page=-1`)).toEqual(first);
  });

  it('puts sub-customers below their parent', async () => {
    const api = new TestApi();
    await api.write('/customer', {
      DisplayName: 'Lower barn',
      Job: true,
      ParentRef: { value: '2' },
    });
    const rows = await names(api, `/app/${halden}/customers`);
    const at = rows.indexOf('Bright Paws Rescue');
    expect(rows[at + 1]).toBe('Lower barn in Bright Paws Rescue');
  });

  it('has the same page for every list, and says so when it is empty', async () => {
    const api = new TestApi();
    const empty = [
      ['invoices', 'No invoices yet.'],
      ['payments', 'No payments yet.'],
      ['credit-memos', 'No credit memos yet.'],
      ['refund-receipts', 'No refund receipts yet.'],
      ['sales-receipts', 'No sales receipts yet.'],
      ['expenses', 'No expenses yet.'],
      ['bills', 'No bills yet.'],
      ['vendors', 'No vendors yet.'],
      ['transactions', 'No transactions yet.'],
      ['taxes', 'This company has no tax rates.'],
      ['lists', 'No classes yet.'],
      ['items', 'Care hour'],
      ['accounts', 'Undeposited Funds'],
      ['audit-log', 'Created'],
    ];
    for (const [list, wanted] of empty) {
      const { status, source } = await page(api, `/app/${fernhillRealm}/${list}`);
      expect(status).toBe(200);
      expect(source).toContain(wanted);
      expect(source).toMatch(/aria-current="page"/);
    }
    expect((await page(api, `/app/${fernhillRealm}/nothing`)).status).toBe(404);
    expect((await page(api, '/app/1/invoices')).status).toBe(404);
  });

  it('asks for the company where an address leaves it open', async () => {
    const api = new TestApi();
    const { source } = await page(api, '/app/items');
    expect(source).toContain(`href="/app/${halden}/items"`);
    const which = await page(api, '/app/customerdetail?nameId=1');
    expect(which.source).toContain('Which company?');
    expect(which.source).toContain(`companyId=${fernhillRealm}`);
    const one = await api.simulator.app.request('/app/customerdetail?nameId=10');
    expect(one.headers.get('location')).toBe(`/app/customerdetail?nameId=10&companyId=${halden}`);
    expect((await page(api, '/app/customerdetail?nameId=999')).status).toBe(404);
  });
});

describe('taxes', () => {
  it('shows rates with what they collected, less what was given back', async () => {
    const api = new TestApi();
    await invoice(api, 'PM-1', { Line: [saleLine('7', 1000, {}, 'TAX')] });
    await api.write('/creditmemo', {
      CustomerRef: { value: '1' },
      Line: [saleLine('7', 400, {}, 'TAX')],
    });
    const rows = await rowsOf(api, `/app/${halden}/taxes`);
    expect(rows.find(([name]) => name === 'Colorado State')).toEqual([
      'Colorado State',
      '2.9%',
      '$600.00',
      '$17.40',
      '$0.00',
    ]);
    expect(rows.find(([name]) => name === 'CO')?.[2]).toContain('Longmont City 3.53%');
    expect(rows.filter(([name]) => name === 'PM-1')).toHaveLength(1);
  });
});

describe('the audit log', () => {
  it('tells who did what, with a link, the latest first', async () => {
    const api = new TestApi();
    const made = await invoice(api, 'PM-1');
    api.simulator.books.edit(halden, 'Invoice', String(made.Id), { PrivateNote: 'seen' });
    const [first, second] = await rowsOf(api, `/app/${halden}/audit-log`);
    expect(first?.slice(1, 4)).toEqual(['Robin Okafor', 'Updated', 'Invoice PM-1']);
    expect(second?.slice(1, 4)).toEqual(['Counterfoil', 'Created', 'Invoice PM-1']);
    const { source } = await page(api, `/app/${halden}/audit-log?q=pm-1`);
    expect(source).toContain(`/app/invoice?txnId=${made.Id}&amp;companyId=${halden}`);
  });

  it('keeps the whole history of a deleted record', async () => {
    const api = new TestApi();
    const made = await invoice(api, 'PM-1');
    api.simulator.books.delete(halden, 'Invoice', String(made.Id));
    const rows = await rowsOf(api, `/app/${halden}/audit-log?q=PM-1`);
    expect(rows.map((row) => row.slice(1, 4))).toEqual([
      ['Robin Okafor', 'Deleted', 'Invoice PM-1'],
      ['Counterfoil', 'Created', 'Invoice PM-1'],
    ]);
    const { status, source } = await page(api, `/app/invoice?txnId=${made.Id}`);
    expect(status).toBe(410);
    expect(source).toContain('This invoice was deleted by Robin Okafor');
    expect((await page(api, `/app/${halden}/invoices`)).source).toContain('No invoices yet.');
  });
});

/** The texts of the cells of every row. */
async function rowsOf(api: TestApi, path: string): Promise<string[][]> {
  const { source } = await page(api, path);
  const body = [...source.matchAll(/<tr class[^>]*>([\s\S]*?)<\/tr>/g)];
  return body.map(([, row = '']) =>
    [...row.matchAll(/<t[hd][^>]*>([\s\S]*?)<\/t[hd]>/g)].map(([, cell = '']) =>
      cell
        .replace(/<[^>]*>/g, '')
        .replace(/\s+/g, ' ')
        .trim(),
    ),
  );
}
