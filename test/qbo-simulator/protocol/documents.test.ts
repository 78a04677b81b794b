import { describe, expect, it } from 'vitest';
import { halden, type Reply, saleLine, TestApi } from '../test-kit.ts';

const sale = {
  CustomerRef: { value: '1' },
  BillEmail: { Address: 'june@example.com' },
  Line: [saleLine('2', 68, {}, 'NON')],
};
const headers = { 'Content-Type': 'application/octet-stream' };

const mail = (api: TestApi, id: unknown, query = ''): Promise<Reply> =>
  api.send(`/invoice/${id}/send${query}`, { method: 'POST', headers });

describe('contract §2.1 send', () => {
  it('marks the document as sent, moves its SyncToken on and tells of it', async () => {
    const api = new TestApi();
    const { Id } = await api.write('/invoice', sale);
    const heard: string[] = [];
    api.simulator.books.onChange(({ operation }) => heard.push(operation));
    const reply = await mail(api, Id);
    expect(reply.status).toBe(200);
    expect(reply.body.Invoice).toMatchObject({
      Id,
      SyncToken: '1',
      EmailStatus: 'EmailSent',
      BillEmail: { Address: 'june@example.com' },
      DeliveryInfo: { DeliveryType: 'Email', DeliveryTime: expect.stringMatching(/-07:00$/) },
    });
    expect(heard).toEqual(['Update', 'Emailed']);
  });

  it('keeps another address it was sent to', async () => {
    const api = new TestApi();
    const { Id } = await api.write('/invoice', sale);
    await mail(api, Id, '?sendTo=other%40example.com');
    const read = await api.send(`/invoice/${Id}`);
    expect(read.body.Invoice).toMatchObject({ BillEmail: { Address: 'other@example.com' } });
  });

  it('refuses bad addresses, missing documents, other bodies and other entities', async () => {
    const api = new TestApi();
    const { Id } = await api.write('/invoice', sale);
    expect((await mail(api, Id, '?sendTo=nowhere')).code).toBe('2210');
    expect((await mail(api, '999')).code).toBe('610');
    expect((await api.post(`/invoice/${Id}/send`, {})).status).toBe(415);
    expect((await api.send(`/invoice/${Id}/send`)).status).toBe(404);
    const other = await api.send('/customer/1/send', { method: 'POST', headers });
    expect(other.code).toBe('500');
  });

  it('sends 40 mails a day', async () => {
    const api = new TestApi(halden, { switches: { throttle: true } });
    const { simulator } = api;
    const { Id } = await api.write('/invoice', sale);
    simulator.clock.freeze();
    for (let sent = 0; sent < 40; sent += 1) {
      expect((await mail(api, Id)).status).toBe(200);
      simulator.clock.advance(1000);
    }
    expect((await mail(api, Id)).status).toBe(429);
    expect((await api.send(`/invoice/${Id}`)).status).toBe(200);
  });
});

describe('contract §2.1 pdf', () => {
  it('is a PDF that shows the document', async () => {
    const api = new TestApi();
    const { Id } = await api.write('/invoice', { ...sale, DocNumber: 'A(1)' });
    const ask = (accept: string) =>
      api.simulator.app.request(`/v3/company/${halden}/invoice/${Id}/pdf`, {
        headers: { Authorization: `Bearer ${api.accessToken}`, Accept: accept },
      });
    const answer = await ask('application/pdf');
    expect(answer.headers.get('content-type')).toBe('application/pdf');
    const source = Buffer.from(await answer.arrayBuffer()).toString('latin1');
    expect(source.startsWith('%PDF-1.4\n')).toBe(true);
    expect(source).toContain('(Total   68.00) Tj');
    const start = Number(/startxref\n(\d+)/.exec(source)?.[1]);
    expect(source.slice(start, start + 4)).toBe('xref');
    for (const [index, match] of [...source.matchAll(/(\d{10}) 00000 n /g)].entries()) {
      expect(source.slice(Number(match[1]))).toMatch(new RegExp(`^${index + 1} 0 obj`));
    }
    expect(source).toContain('A\\(1\\)');
    expect((await ask('application/json')).status).toBe(406);
    const refused = await api.send('/customer/1/pdf', { headers: { Accept: 'application/pdf' } });
    expect(refused.status).toBe(400);
    expect(refused.body.source).toContain('code="500"');
  });
});
