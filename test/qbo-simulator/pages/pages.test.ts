import { describe, expect, it } from 'vitest';
import { halden, saleLine, TestApi } from '../test-kit.ts';

async function page(api: TestApi, path: string) {
  const answer = await api.simulator.app.request(path);
  return { status: answer.status, source: await answer.text() };
}

async function apiWithInvoice() {
  const api = new TestApi();
  const made = await api.write('/invoice', {
    CustomerRef: { value: '1' },
    DocNumber: 'PM-55',
    PrivateNote: '<script>alert(1)</script>',
    Line: [{ ...saleLine('7', 95.9, { Qty: 2, UnitPrice: 47.95 }, 'TAX'), Description: 'A & B' }],
  });
  return { api, id: String(made.Id) };
}

describe('design §9 pages', () => {
  it('shows the stored invoice, found with or without its company', async () => {
    const { api, id } = await apiWithInvoice();
    for (const more of ['', `&companyId=${halden}`]) {
      const { status, source } = await page(api, `/app/invoice?txnId=${id}${more}`);
      expect(status).toBe(200);
      for (const wanted of [
        'Invoice PM-55',
        'Abernathy, June',
        '$95.90',
        '$103.21',
        'by <strong>Counterfoil',
      ]) {
        expect(source).toContain(wanted);
      }
    }
  });

  it('escapes everything it prints', async () => {
    const { api, id } = await apiWithInvoice();
    const { source } = await page(api, `/app/invoice?txnId=${id}`);
    expect(source).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(source).not.toContain('<script>');
    expect(source).toContain('A &amp; B');
  });

  it('lists companies and their invoices, customers and products', async () => {
    const { api } = await apiWithInvoice();
    expect((await page(api, '/app')).source).toContain('Northgate Services');
    const { source } = await page(api, `/app/${halden}`);
    for (const wanted of ['PM-55', 'Pemberton Farm', 'Dental Cleaning']) {
      expect(source).toContain(wanted);
    }
  });

  it('says when there is nothing, and is no API call', async () => {
    const { api } = await apiWithInvoice();
    const before = api.simulator.calls.all().length;
    expect((await page(api, '/app/invoice?txnId=999')).status).toBe(404);
    expect((await page(api, '/app/1')).status).toBe(404);
    expect(api.simulator.calls.all()).toHaveLength(before);
  });
});
