import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sourceKey } from '#shared/ledger/source-key.ts';
import { refOf, termId, termOf } from '#shared/mapping/term.ts';
import { explain } from '#shared/problem.ts';
import {
  clientDraft,
  exportAndWait,
  exportRequest,
  halden,
  invoiceDraft,
} from '../testing/billing.ts';
import type { Client } from '../testing/client.ts';
import { openPractice } from '../testing/practice.ts';
import type { TestRelay } from '../testing/test-relay.ts';

let test: TestRelay;
let admin: Client;
beforeAll(async () => {
  ({ test, admin } = await openPractice());
});
afterAll(() => test.close());

const invoice = invoiceDraft('666');
const [line] = invoice.lines;
const named = (displayName: string) => clientDraft('666', displayName);

/** What a caller may hand in, and the sentence it gets. */
const refused: [what: string, draft: object, code: string, sentence: RegExp][] = [
  ['an unknown kind', { ...invoice, kind: 'journal' }, 'field_unreadable', /kind.*“journal”/],
  ['an impossible date', { ...invoice, date: '2026-02-30' }, 'field_unreadable', /“2026-02-30”/],
  [
    'an impossible service date',
    { ...invoice, lines: [{ ...line, serviceDate: '2026-13-01' }] },
    'field_unreadable',
    /service date of line 1 .* “2026-13-01”/,
  ],
  ['a currency in words', { ...invoice, currency: 'dollars' }, 'field_unreadable', /“dollars”/],
  ['a wrong currency', { ...invoice, currency: 'EUR' }, 'currency_differs', /in EUR/],
  [
    '1,001 lines',
    { ...invoice, lines: Array.from({ length: 1001 }, () => line) },
    'too_many_lines',
    /1001 lines; at most 700/,
  ],
  ['no number', { ...invoice, number: '' }, 'field_missing', /no number/],
  [
    'a number longer than QuickBooks takes',
    { ...invoice, number: 'X'.repeat(22) },
    'number_too_long',
    /more than 21 characters/,
  ],
  [
    'a name longer than any',
    { ...invoice, client: { id: '77', name: 'N'.repeat(501) } },
    'text_too_long',
    /client name holds 501 characters; at most 500/,
  ],
  [
    'a description longer than any',
    { ...invoice, lines: [{ ...line, description: 'D'.repeat(4001) }] },
    'text_too_long',
    /description of line 1 holds 4001 characters; at most 4000/,
  ],
  [
    'an amount above all',
    { ...invoice, total: 99_999_999_901 },
    'field_unreadable',
    /total .*QuickBooks accepts/,
  ],
  [
    'a control character in the number',
    { ...invoice, number: 'HSV\u00071003' },
    'text_not_allowed',
    /control characters/,
  ],
  ['a colon in a name', named('Achterberg: Rosalind'), 'text_not_allowed', /colon/],
  ['a control character in a name', named('Rosalind\u0007'), 'text_not_allowed', /control/],
  ['a name of nothing', named(''), 'field_missing', /no display name/],
];

describe('bad input', () => {
  it.each(refused)(
    'says what is wrong with %s, and changes nothing',
    async (_, draft, code, says) => {
      const request = await exportRequest(admin, invoice);
      test.sim.calls.reset();
      const reply = await admin('POST', '/v1/exports', { ...request, draft });
      expect([reply.status, reply.body.problem]).toMatchObject([422, { code }]);
      expect(explain(reply.body.problem).sentence).toMatch(says);
      expect(test.sim.calls.all()).toEqual([]);
      expect(test.sim.books.list(halden, 'Invoice')).toEqual([]);
    },
  );

  it('takes curly quotes, accents and the longest texts to the last character', async () => {
    const name = `O’Neil & Søn “Kennels” ${'K'.repeat(477)}`;
    const client = await exportAndWait(admin, named(name));
    expect(client.body.state).toBe('exported');
    const stored = test.sim.books.list(halden, 'Customer').map((one) => one.DisplayName);
    expect(stored).toContain(name);
    const number = 'N'.repeat(21);
    const { body } = await exportAndWait(admin, { ...invoice, number });
    expect(body.state).toBe('exported');
    expect(test.sim.books.list(halden, 'Invoice')).toMatchObject([{ DocNumber: number }]);
  });

  it('refuses an id with half a character in it, wherever it stands', async () => {
    const half = 'A\ud800';
    const { source } = invoice;
    const ref = { profileId: source.profileId, origin: source.origin, kind: 'item', key: half };
    const change = { term: ref, targetId: null, ignored: true, knownVersion: 0 };
    const asked = await exportRequest(admin, invoice);
    const drafts = [
      { ...invoice, source: { ...source, id: half } },
      { ...invoice, source: { ...source, origin: `https://practice.example/${half}` } },
      { ...invoice, client: { ...invoice.client, id: half } },
    ];
    for (const draft of drafts) {
      const { status, body } = await admin('POST', '/v1/exports', { ...asked, draft });
      expect([status, body.problem.code]).toEqual([400, 'bad_request']);
    }
    const { status, body } = await admin('PUT', '/v1/mappings', change);
    expect([status, body.problem]).toEqual([
      400,
      { code: 'bad_request', detail: { where: 'term.key' } },
    ]);
  });

  it('finds the receipt and the mapping of the longest ids again', async () => {
    const id = '羊'.repeat(200);
    const source = { ...invoice.source, id };
    const { body } = await exportAndWait(admin, { ...invoice, source, number: 'HSV-羊' });
    expect(body.state).toBe('exported');
    const found = await admin('POST', '/v1/exports/find', { sourceKeys: [sourceKey(source)] });
    expect(found.body.receipts).toMatchObject([{ sourceKey: sourceKey(source) }]);
    const term = refOf(termOf(source, 'client', { id, name: 'Rosalind' }));
    const change = { term, targetId: null, ignored: true, knownVersion: 0 };
    expect((await admin('PUT', '/v1/mappings', change)).body).toMatchObject({ ignored: true });
    const history = await admin(
      'GET',
      `/v1/mappings/history?term=${encodeURIComponent(termId(term))}`,
    );
    expect(history.body.entries).toHaveLength(1);
  });

  it('reads nothing from a body that is no record', async () => {
    for (const body of [{}, { draft: null }, { draft: [] }, { draft: { kind: 7 } }]) {
      const reply = await admin('POST', '/v1/exports', body);
      expect([reply.status, reply.body.problem.code]).toEqual([400, 'bad_request']);
    }
  });
});
