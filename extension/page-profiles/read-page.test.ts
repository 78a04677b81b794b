import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { draftFromReading } from '#shared/draft/draft-from-reading.ts';
import { mostLines } from '#shared/reading/limits.ts';
import { defineProfile, type Locator, type ProfileInput } from '#shared/reading/profile.ts';
import { reading as readingSchema } from '#shared/reading/reading.ts';
import { pageOf, pagesOf, readPage, readRows } from './read-page.ts';

const seen = '2026-11-24';
const url = new URL('https://practice.example/app/bills/42?tab=a%20b#x');
type LocatorInput = Partial<Locator> & Pick<Locator, 'seen'>;

const profileWith = (
  invoice: Partial<Extract<ProfileInput['pages'][number], { page: 'invoice' }>> = {},
) =>
  defineProfile({
    schema: 1,
    id: 'plain',
    name: 'Plain',
    versions: '1',
    revision: seen,
    channel: 'shipped',
    addressHint: '',
    currency: 'USD',
    numbers: [{ decimal: '.', group: ',' }],
    dates: ['YYYY-MM-DD'],
    pages: [
      { page: 'signed-out', when: { present: ['input[type=password]'] } },
      {
        page: 'invoice',
        kind: 'invoice',
        when: { pathname: '/app/bills/:id', present: ['.bill'] },
        root: '.bill',
        fields: {
          sourceId: [{ take: 'path-segment', name: '0', seen }],
          number: [{ css: '.number', seen }],
          date: [{ css: '.date', seen }],
          clientName: [{ css: '.client', seen }],
          total: [{ label: 'Total', seen }],
        },
        lines: {
          each: '.line',
          fields: { itemName: [{ css: '.what', seen }], amount: [{ css: '.amount', seen }] },
        },
        slot: { css: '.bar', place: 'append' },
        ...invoice,
      },
    ],
  });

const documentOf = (body: string): Document =>
  new JSDOM(`<!doctype html><body>${body}`, { url: url.href }).window.document;

const bill = (lines: string, total = '10.00', more = '') => `<div class="bill">
  <p class="number">B-42</p><p class="date">2026-11-02</p><p class="client">Dana Halden</p>
  <table>${lines}</table>${more}<dl><dt>Total:</dt><dd>${total}</dd></dl><p class="bar"></p></div>`;
const row = (what: string, amount: string) =>
  `<tr class="line"><td class="what">${what}</td><td class="amount">${amount}</td></tr>`;

/** What one locator takes from a page. */
function taken(locator: LocatorInput, body: string): string | undefined {
  const profile = profileWith({ root: 'body', when: {}, fields: { number: [locator] } });
  const answer = readPage(profile, documentOf(body), url);
  return answer.ok ? answer.value.fields.number?.[0]?.text : undefined;
}

describe('a locator takes', () => {
  it.each<[string, LocatorInput, string, string | undefined]>([
    ['text with its white space collapsed', { css: 'p', seen }, '<p> a\n  <b>b</b> c</p>', 'a b c'],
    [
      'one line per <br> and block',
      { css: 'td', seen },
      '<table><td>a<br>b<div>c</div>',
      'a\nb\nc',
    ],
    ['line breaks inside text', { css: 'p', take: 'lines', seen }, '<p>a\n b</p>', 'a\nb'],
    ['no scripts', { css: 'p', seen }, '<p>a<script>1</script><style>b</style></p>', 'a'],
    ['the text of an empty element', { css: 'p', seen }, '<p></p>', ''],
    ['nothing where nothing is', { css: 'i', seen }, '<p>a</p>', undefined],
    ['a value', { css: 'input', take: 'value', seen }, '<input value="7">', '7'],
    [
      'no value of an unticked box',
      { css: 'input', take: 'value', seen },
      '<input type=checkbox value=1>',
      '',
    ],
    ['a text area verbatim', { css: 'textarea', seen }, '<textarea>a\n  b</textarea>', 'a\n  b'],
    [
      'the chosen option',
      { css: 'select', take: 'selected', seen },
      '<select><option value=1>One<option value=2 selected>Two</select>',
      'Two',
    ],
    [
      'an attribute',
      { css: 'time', take: 'attribute', name: 'datetime', seen },
      '<time datetime="2026-01-02">',
      '2026-01-02',
    ],
    [
      'a parameter of a link',
      { css: 'a', take: 'url-param', name: 'id', seen },
      '<a href="x?id=7&b=1">',
      '7',
    ],
    [
      'a segment of a link',
      { css: 'a', take: 'path-segment', name: '1', seen },
      '<a href="/b/7%20a/edit">',
      '7 a',
    ],
    ['a parameter of the address', { take: 'url-param', name: 'tab', seen }, '', 'a b'],
    ['a segment of the address', { take: 'path-segment', name: '0', seen }, '', '42'],
    [
      'the cell after a heading',
      { label: 'Total', seen },
      '<table><tr><th>Total Cost<td>1<tr><th><i>Total</i> :<td>2',
      '2',
    ],
    [
      'the cell after a bold heading',
      { label: 'Total', seen },
      '<table><tr><td><b>Total</b></td><td>2',
      '2',
    ],
    [
      'the field of a label',
      { label: 'Total', take: 'value', seen },
      '<label for=t>Total *</label> <i></i><input id=t value=3>',
      '3',
    ],
    [
      'a cell of the same row',
      { css: 'input', beside: 'td:last-child', seen },
      '<table><tr><td><input></td><td>1</td><td>9',
      '9',
    ],
    ['what stands before', { css: 'p', until: '--', seen }, '<p>Dry--wet--12</p>', 'Dry--wet'],
    ['all of it', { css: 'p', until: '--', seen }, '<p>Medicines</p>', 'Medicines'],
    ['what is between', { css: 'p', before: 'No. ', after: ' %', seen }, '<p>No. 5 %</p>', '5'],
    [
      'nothing when the parts are missing',
      { css: 'p', before: 'No. ', seen },
      '<p>5</p>',
      undefined,
    ],
  ])('%s', (_, locator, body, expected) => expect(taken(locator, body)).toBe(expected));
});

describe('a reading', () => {
  it('becomes a draft and fits the schema of readings', () => {
    const profile = profileWith();
    const answer = readPage(profile, documentOf(bill(row('Exam', '10.00'))), url);
    if (!answer.ok) throw new Error(answer.problem.code);
    expect(readingSchema.parse(answer.value)).toEqual(answer.value);
    expect(draftFromReading(answer.value, profile)).toMatchObject({
      ok: true,
      value: { number: 'B-42', total: 1000, source: { id: '42', origin: url.origin } },
    });
  });

  it('records a cell of 10 MB by its length only', () => {
    const document = documentOf(bill(row('Exam', '10.00')));
    const cell = document.querySelector('.what');
    if (cell) cell.textContent = 'x'.repeat(10_000_000);
    const answer = readPage(profileWith(), document, url);
    if (!answer.ok) throw new Error(answer.problem.code);
    expect(answer.value.lines[0]?.itemName?.[0]).toMatchObject({ text: '', tooLong: 10_000_000 });
    const draft = draftFromReading(answer.value, profileWith());
    expect(draft).toMatchObject({ problem: { code: 'text_too_long' } });
  });

  it('survives 5,000 levels of nesting', () => {
    const document = documentOf(bill(row(`Exam${'<span>'.repeat(5_000)}!`, '10.00')));
    const answer = readPage(profileWith(), document, url);
    expect(answer.ok && answer.value.lines[0]?.itemName?.[0]?.text).toBe('Exam!');
  });

  it('keeps as many lines as may be exported, and counts the others', () => {
    const many = row('Exam', '1.00').repeat(mostLines + 1);
    const answer = readPage(profileWith(), documentOf(bill(many)), url);
    if (!answer.ok) throw new Error(answer.problem.code);
    expect([answer.value.lines.length, answer.value.lineCount]).toEqual([mostLines, mostLines + 1]);
    const draft = draftFromReading(answer.value, profileWith());
    expect(draft).toMatchObject({ problem: { code: 'too_many_lines', detail: { count: '701' } } });
  });

  it('follows numbered lines, without those that are empty', () => {
    const fields = [1, 2, 3]
      .map(
        (n) =>
          `<input name=what_${n} value="${n === 2 ? '' : `w${n}`}"><input name=sum_${n} value="">`,
      )
      .join('');
    const profile = profileWith({
      lines: {
        present: '[name=what_{n}]',
        unless: ['itemName', 'amount'],
        fields: {
          itemName: [{ css: 'input[name="what_{n}"]', take: 'value', seen }],
          amount: [{ css: '[name=sum_{n}]', take: 'value', seen }],
        },
      },
    });
    const answer = readPage(profile, documentOf(bill('', '1', fields)), url);
    if (!answer.ok) throw new Error(answer.problem.code);
    expect(answer.value.lines.map(({ itemName }) => itemName?.[0]?.text)).toEqual(['w1', 'w3']);
  });

  it('carries markup in a page as text', () => {
    const body = bill(row('&lt;img src=x onerror=alert(1)&gt;', '10.00'));
    const answer = readPage(profileWith(), documentOf(body), url);
    expect(answer.ok && answer.value.lines[0]?.itemName?.[0]?.text).toBe(
      '<img src=x onerror=alert(1)>',
    );
  });
});

describe('a page is refused', () => {
  const refusal = (body: string, at = url, sourceId?: string) => {
    const answer = readPage(profileWith(), documentOf(body), at, sourceId);
    return answer.ok ? 'ok' : answer.problem.code;
  };
  const good = bill(row('Exam', '10.00'));

  it.each([
    ['signed out', '<input type=password>', url, undefined, 'signed_out'],
    ['without what an invoice has', '<p>moved</p>', url, undefined, 'page_changed'],
    [
      'of another kind',
      good,
      new URL('https://practice.example/home'),
      undefined,
      'page_not_known',
    ],
    ['with another invoice than asked for', good, url, '41', 'page_changed'],
    ['not: the invoice asked for', good, url, '42', 'ok'],
  ])('%s', (_, body, at, sourceId, expected) => expect(refusal(body, at, sourceId)).toBe(expected));

  it('whose root is gone', () => {
    const profile = profileWith({ when: { pathname: '/app/bills/:id' }, root: '.gone' });
    const answer = readPage(profile, documentOf(good), url);
    expect(answer).toEqual({
      ok: false,
      problem: { code: 'page_changed', detail: { app: 'Plain' } },
    });
  });
});

describe('pages', () => {
  it('are told by address and by what is on them', () => {
    const profile = profileWith({
      when: { pathname: '/app/bills/*', search: '*tab=a*', absent: ['.x'] },
    });
    const shown = (body: string, at: string) =>
      pageOf(profile, documentOf(body), new URL(at))?.page;
    expect(shown('', url.href)).toBe('invoice');
    expect(shown('<i class=x>', url.href)).toBeUndefined();
    expect(shown('', 'https://practice.example/app/bills/42?tab=b')).toBeUndefined();
    expect(shown('<input type=password>', url.href)).toBe('signed-out');
    expect(pagesOf(profile, documentOf('<input type=password>'), url)).toEqual({ signedOut: true });
  });
});

describe('rows', () => {
  const list = defineProfile({
    ...profileWith(),
    pages: [
      {
        page: 'list',
        when: {},
        rows: {
          each: 'tr',
          only: 'a',
          sourceId: [{ css: 'a', take: 'url-param', name: 'id', seen }],
          number: [{ css: 'a', seen }],
          invoiceUrl: [{ css: 'a', take: 'attribute', name: 'href', seen }],
          slot: { css: 'td', place: 'append' },
        },
      },
    ],
  });
  const page = list.pages[0];
  if (page?.page !== 'list') throw new Error('no list');

  it('lead to invoices of the same origin only', () => {
    const document = documentOf(
      `<table><tr><td><a href="b?id=1">B-1</a><tr><td>sum
       <tr><td><a href="https://other.example/b?id=2">B-2</a>
       <tr><td><a href="javascript:alert(1)//?id=3">B-3</a>
       <tr><td><a href="b">B-4</a>`,
    );
    const rows = readRows(page, document, url);
    expect(rows.map(({ sourceId, number, invoiceUrl }) => [sourceId, number, invoiceUrl])).toEqual([
      ['1', 'B-1', 'https://practice.example/app/bills/b?id=1'],
    ]);
  });
});
