import { describe, expect, it } from 'vitest';
import { shapeOf } from '../catalog/catalog.ts';
import type { Doc } from '../doc.ts';
import { entities } from '../entities/entities.ts';
import { halden, saleLine, TestApi } from '../test-kit.ts';

const sale = { CustomerRef: { value: '1' }, Line: [saleLine('2', 68, {}, 'NON')] };
const hour = 3_600_000;

/** A company a quiet hour after its seeding, and the instant to ask from. */
function quiet(switches = {}) {
  const api = new TestApi(halden, { switches });
  api.simulator.clock.advance(hour / 2);
  const since = new Date(api.simulator.clock.now()).toISOString();
  api.simulator.clock.advance(60_000);
  return { api, since };
}

const ask = (api: TestApi, entities: string, since: string) =>
  api.send(`/cdc?${new URLSearchParams({ entities, changedSince: since })}`);

async function blocks(api: TestApi, entities: string, since: string): Promise<Doc[]> {
  const { body } = await ask(api, entities, since);
  return (body.CDCResponse as { QueryResponse: Doc[] }[])[0]?.QueryResponse ?? [];
}

describe('contract §8.2 change data capture', () => {
  it('gives full objects of every asked entity, whoever changed them', async () => {
    const { api, since } = quiet();
    const invoice = await api.write('/invoice', sale);
    api.simulator.books.edit(halden, 'Customer', '3', { Notes: 'by hand' });
    api.simulator.books.edit(halden, 'Customer', '10', { Active: false });
    const found = await blocks(api, 'Invoice,Customer', since);
    expect(found).toEqual([
      { Invoice: [invoice], startPosition: 1, maxResults: 1, totalCount: 1 },
      {
        Customer: [
          expect.objectContaining({ Id: '3', Notes: 'by hand', SyncToken: '1' }),
          expect.objectContaining({ Id: '10', Active: false }),
        ],
        startPosition: 1,
        maxResults: 2,
        totalCount: 2,
      },
    ]);
  });

  it('shows deleted objects as stubs and voided ones as themselves', async () => {
    const { api, since } = quiet();
    const [first, second] = [await api.write('/invoice', sale), await api.write('/invoice', sale)];
    api.simulator.clock.advance(1000);
    api.simulator.books.delete(halden, 'Invoice', String(first.Id));
    api.simulator.clock.advance(1000);
    api.simulator.books.void(halden, 'Invoice', String(second.Id));
    const [block] = await blocks(api, 'Invoice', since);
    expect(block?.Invoice).toEqual([
      expect.objectContaining({ Id: second.Id, TotalAmt: 0, PrivateNote: 'Voided' }),
      {
        domain: 'QBO',
        status: 'Deleted',
        Id: first.Id,
        MetaData: { LastUpdatedTime: expect.stringMatching(/-07:00$/) },
      },
    ]);
  });

  it('shows an invoice that moved with its payment', async () => {
    const { api } = quiet();
    const invoice = await api.write('/invoice', sale);
    api.simulator.clock.advance(60_000);
    const since = new Date(api.simulator.clock.now()).toISOString();
    api.simulator.clock.advance(1000);
    const payment = await api.write('/payment', {
      CustomerRef: { value: '1' },
      TotalAmt: 68,
      Line: [{ Amount: 68, LinkedTxn: [{ TxnId: invoice.Id, TxnType: 'Invoice' }] }],
    });
    const [payments, invoices] = await blocks(api, 'Payment,Invoice', since);
    expect(payments?.Payment).toMatchObject([{ Id: payment.Id, TotalAmt: 68 }]);
    expect(invoices?.Invoice).toMatchObject([{ Id: invoice.Id, SyncToken: '1', Balance: 0 }]);
  });

  it('leaves out what changed before', async () => {
    const { api } = quiet();
    await api.write('/invoice', sale);
    api.simulator.clock.advance(60_000);
    const later = new Date(api.simulator.clock.now()).toISOString();
    expect(await blocks(api, 'Invoice', later)).toEqual([{}]);
  });

  it('reads offsets, and a time without one as the company’s', async () => {
    const { api } = quiet();
    const made = await api.write('/invoice', sale);
    const local = (made.MetaData as { CreateTime: string }).CreateTime;
    expect(await blocks(api, 'Invoice', local)).toHaveLength(1);
    expect((await blocks(api, 'Invoice', local.slice(0, 19)))[0]).toHaveProperty('Invoice');
    const raw = await api.send('/cdc?entities=Invoice&changedSince=2026-10-01T00:00:00+02:00');
    expect(raw.code).toBe('2090');
  });

  it('goes back 30 days and no further', async () => {
    const { api } = quiet();
    const ago = (days: number) =>
      new Date(api.simulator.clock.now() - days * 24 * hour).toISOString();
    expect((await ask(api, 'Invoice', ago(29.9))).status).toBe(200);
    expect(await ask(api, 'Invoice', ago(30.1))).toMatchObject({ status: 400, code: '6000' });
  });

  it('cuts at 1000 objects without a next page, and only totalCount tells', async () => {
    const { api, since } = quiet();
    const company = api.simulator.books.company(halden);
    const models = [
      company.get('Invoice', String((await api.write('/invoice', sale)).Id)),
      company.get('Customer', String((await api.write('/customer', { DisplayName: 'A' })).Id)),
    ];
    for (let copy = 1; copy < 700; copy += 1) {
      for (const model of models) {
        if (model) company.put({ ...model, doc: { ...model.doc, Id: `9${copy}` } });
      }
    }
    const [invoices, customers] = await blocks(api, 'Invoice,Customer', since);
    expect(invoices).toMatchObject({ maxResults: 700, totalCount: 700 });
    expect(customers).toMatchObject({ maxResults: 300, totalCount: 700 });
    expect(customers?.Customer).toHaveLength(300);
  });

  it('is not for tax codes, tax rates and the like', async () => {
    const { api, since } = quiet();
    for (const entity of ['TaxCode', 'TaxRate', 'TaxAgency', 'TimeActivity', 'JournalCode']) {
      expect(await ask(api, entity, since)).toMatchObject({ status: 400, code: '500' });
    }
    expect((await ask(api, 'Nothing', since)).code).toBe('2010');
    expect((await ask(api, '', since)).code).toBe('2020');
    expect((await api.send('/cdc?entities=Invoice')).code).toBe('2020');
    expect((await ask(api, 'Invoice', 'yesterday')).code).toBe('2090');
    expect((await api.post('/cdc', {})).status).toBe(404);
  });

  it('serves every other entity that can be queried', async () => {
    const { api, since } = quiet();
    const excluded = new Set(['TaxCode', 'TaxRate', 'TaxAgency']);
    const names = entities
      .map(({ name }) => name)
      .filter((name) => shapeOf(name).operations.includes('query') && !excluded.has(name));
    expect(names.length).toBeGreaterThan(15);
    expect(await ask(api, names.join(','), since)).toMatchObject({ status: 200, code: undefined });
  });

  it('may put the refusal inside a 200', async () => {
    const { api, since } = quiet({ cdcRefusal: 'fault-in-200' });
    const reply = await ask(api, 'TaxCode', since);
    expect(reply.status).toBe(200);
    expect(reply.body.CDCResponse).toMatchObject([{ Fault: { Error: [{ code: '500' }] } }]);
  });

  it.each([
    ['always', true, true],
    ['not-with-deleted', true, false],
    ['never', false, false],
  ] as const)('has startPosition %s', async (cdcStartPosition, plain, withDeleted) => {
    const { api, since } = quiet({ cdcStartPosition });
    const invoice = await api.write('/invoice', sale);
    api.simulator.books.edit(halden, 'Customer', '3', { Notes: 'x' });
    api.simulator.books.delete(halden, 'Invoice', String(invoice.Id));
    const [invoices, customers] = await blocks(api, 'Invoice,Customer', since);
    expect('startPosition' in (customers ?? {})).toBe(plain);
    expect('startPosition' in (invoices ?? {})).toBe(withDeleted);
  });

  it.each([
    ['one', [{}]],
    ['each', [{}, {}]],
  ] as const)('says nothing changed with %s empty block', async (cdcEmpty, wanted) => {
    const { api, since } = quiet({ cdcEmpty });
    expect(await blocks(api, 'Invoice,Customer', since)).toEqual(wanted);
  });

  it('is one metered read', async () => {
    const { api, since } = quiet();
    await ask(api, 'Invoice,Customer,Item', since);
    expect(api.simulator.calls.metered()).toBe(1);
  });
});
