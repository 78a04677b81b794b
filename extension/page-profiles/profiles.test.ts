import { describe, expect, it } from 'vitest';
import { EXPECTED_READINGS as DEMO } from '#test/practice-apps/demo-practice/expected-readings.ts';
import {
  EXPECTED_LIST,
  EXPECTED_READINGS as LEDGER,
} from '#test/practice-apps/sql-ledger/expected-readings.ts';
import { fixtureOf, fixturesOf, giveOf } from '../testing/read-fixture.ts';
import { profiles } from './index.ts';

const profileOf = (id: string) => {
  const profile = profiles.find((one) => one.id === id);
  if (!profile) throw new Error(`no profile ${id}`);
  return profile;
};

describe.each(profiles)('the profile $id', (profile) => {
  const fixtures = fixturesOf(profile.id);

  it('has stored pages', () => expect(fixtures.length).toBeGreaterThan(3));

  it.each(fixtures)('gives what is expected of $name', ({ html, expected }) => {
    expect(giveOf(profile, html, expected.url)).toEqual(expected);
  });
});

const draftOf = (profileId: string, name: string) => fixtureOf(profileId, name).expected.draft;

// The expectations beside the pages are checked against what was worked out by hand for the apps.
describe('expected drafts', () => {
  it.each(LEDGER.filter(({ kind }) => kind === 'invoice'))('of SQL-Ledger $number', (said) => {
    const draft = draftOf('sql-ledger', `invoice-${said.id}-bea`);
    expect(draft).toMatchObject({
      source: { id: String(said.id) },
      number: said.number,
      date: said.date,
      dueDate: said.dueDate,
      currency: 'USD',
      client: { id: said.client.number, name: said.client.name, email: said.client.email },
      total: said.totalMinor,
      paid: said.paidMinor,
    });
    expect(draft?.taxes.map(({ amount }) => amount)).toEqual(said.taxMinor ? [said.taxMinor] : []);
    expect(draft?.lines.map(lineFacts)).toEqual(said.lines.map(lineFacts));
  });

  const demoPages = fixturesOf('demo-practice').flatMap(
    ({ name }) => /^invoice-(\d+)$/.exec(name)?.[1] ?? [],
  );
  it.each(DEMO.filter(({ id }) => demoPages.includes(String(id))))('of the demo $id', (said) => {
    const { draft, problem } = fixtureOf('demo-practice', `invoice-${said.id}`).expected;
    if (!said.provable) return expect(problem?.code).toBe('total_disagrees');
    if (said.status === 'draft') return expect(problem?.code).toBe('invoice_not_final');
    expect(draft).toMatchObject({
      number: said.number,
      date: said.date,
      dueDate: said.dueDate,
      currency: said.currency,
      client: { name: said.client.name, email: said.client.email },
      discount: said.discountMinor,
      total: said.totalMinor,
    });
    expect(draft?.client.id).toBe(said.client.number);
    expect(draft?.priorBalance).toBe(said.previousBalanceMinor);
    const tax = draft?.taxes.reduce((sum, { amount }) => sum + amount, 0);
    expect(tax).toBe(said.taxMinor);
    expect(draft?.lines.map(lineFacts)).toEqual(said.lines.map(lineFacts));
  });

  it.each(['10073', '10075'])('of %s are the same in the German format', (id) => {
    const { source: _, ...bea } = draftOf('sql-ledger', `invoice-${id}-bea`) ?? {};
    const { source: __, ...carl } = draftOf('sql-ledger', `invoice-${id}-carl`) ?? {};
    expect(carl).toEqual(bea);
  });

  it('list the invoices of SQL-Ledger, without transactions that have no items', () => {
    const { rows } = fixtureOf('sql-ledger', 'list-bea').expected;
    const said = EXPECTED_LIST.filter(({ script }) => script === 'is');
    expect(rows?.map(({ sourceId, number }) => [sourceId, number])).toEqual(
      said.map(({ id, number }) => [String(id), number]),
    );
  });
});

interface Line {
  code?: string;
  item?: { id?: string };
  description: string;
  quantity?: string;
  unitPrice?: string;
  discountPercent?: string;
  taxed?: boolean;
  amount?: number;
  amountMinor?: number;
}

const lineFacts = (line: Line) => ({
  code: line.code ?? line.item?.id ?? '',
  description: line.description,
  quantity: Number(line.quantity),
  unitPrice: Number(line.unitPrice),
  discountPercent: line.discountPercent ? Number(line.discountPercent) : undefined,
  taxed: line.taxed,
  amount: line.amount ?? line.amountMinor,
});

describe('a page that is not right is refused', () => {
  const changed = (profileId: string, name: string, change: (html: string) => string) => {
    const { html, expected } = fixtureOf(profileId, name);
    const other = change(html);
    expect(other).not.toBe(html);
    return giveOf(profileOf(profileId), other, expected.url).problem;
  };
  const ledger = (change: (html: string) => string) =>
    changed('sql-ledger', 'invoice-10074-bea', change);

  it('a total that is a cent off, with both numbers', () => {
    const off = ledger((html) =>
      html.replace('>595.04<', '>595.05<').replace('value="595.04"', 'value="595.05"'),
    );
    expect(off).toEqual({
      code: 'total_disagrees',
      detail: { field: 'total', page: '595.05', computed: '595.04' },
    });
  });

  it('a total that the form does not hold', () => {
    const off = ledger((html) => html.replace('value="595.04"', 'value="595.05"'));
    expect(off).toMatchObject({ code: 'fields_disagree', detail: { field: 'total' } });
  });

  it('a line that is a cent off', () => {
    const off = changed('demo-practice', 'invoice-7005', (html) =>
      html.replace('>$469.35<', '>$469.36<'),
    );
    expect(off).toMatchObject({ code: 'line_disagrees', detail: { line: '1', page: '469.36' } });
  });

  it('a missing field', () => {
    const off = changed('demo-practice', 'invoice-7001', (html) =>
      html.replace(/class="client-name"/, ''),
    );
    expect(off).toEqual({ code: 'field_missing', detail: { field: 'client name' } });
  });

  it('amounts in another currency than the page says', () => {
    const off = changed('demo-practice', 'invoice-7001', (html) => html.replaceAll('$', '€'));
    expect(off).toEqual({ code: 'currency_differs', detail: { page: '€', company: 'USD' } });
  });

  it('a form with an edit that was not saved', () => {
    const { html, expected } = fixtureOf('sql-ledger', 'invoice-10074-bea');
    const edit = (document: Document) => {
      const input = document.querySelector<HTMLInputElement>('[name=invnumber]');
      if (input) input.value = 'HSV-9';
    };
    expect(giveOf(profileOf('sql-ledger'), html, expected.url, edit).problem).toEqual({
      code: 'fields_disagree',
      detail: { field: 'invoice number', first: 'HSV-9', second: 'HSV-1004' },
    });
  });

  it('a form after Update, which may not be posted', () => {
    const { html } = fixtureOf('sql-ledger', 'invoice-10074-bea');
    const { problem } = giveOf(profileOf('sql-ledger'), html, 'http://127.0.0.1:8115/is.pl');
    expect(problem).toEqual({ code: 'invoice_not_final', detail: { status: 'unsaved' } });
  });

  it('prices that hold tax without printing it', () => {
    const off = ledger((html) => html.replace('name="taxincluded"', 'name="taxincluded" checked'));
    expect(off?.code).toBe('tax_model_unsupported');
  });

  it('a new invoice is not an invoice yet', () => {
    const off = ledger((html) => html.replace('name="id" value="10074"', 'name="id" value=""'));
    expect(off?.code).toBe('page_changed');
  });
});
