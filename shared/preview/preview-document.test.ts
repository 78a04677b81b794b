import { describe, expect, it } from 'vitest';
import { prepare } from '../documents/index.ts';
import type { Draft } from '../draft/draft.ts';
import { context, idOfKind, salesFields, sourceOf, ukCompany } from '../testing/order-context.ts';
import { previewDocument } from './preview-document.ts';

const everything = context({
  exported: () => '145',
  company: { classes: 'line', locations: true, multiCurrency: true },
  settings: {
    memo: true,
    classId: '3',
    locationId: '4',
    refundAccountId: '35',
    purchaseAccountId: '41',
    incomeAccountId: '5',
  },
});

const applied = [{ kind: 'invoice' as const, id: 'I1', number: 'INV-1', amount: 40_000 }];
const sales = { ...salesFields, memo: 'Thank you', discount: 950, total: 48_000 };

const drafts: [string, Draft][] = [
  ['Invoice', { kind: 'invoice', source: sourceOf('invoice'), ...sales, dueDate: '2026-11-11' }],
  ['Credit memo', { kind: 'credit', source: sourceOf('credit'), ...sales }],
  ['Refund receipt', { kind: 'refund', source: sourceOf('refund'), ...sales, reference: '2044' }],
  [
    'Payment',
    {
      kind: 'payment',
      source: sourceOf('payment'),
      date: '2026-10-20',
      currency: 'USD',
      number: 'P-1',
      client: salesFields.client,
      amount: 50_000,
      method: { name: 'Check' },
      applied,
    },
  ],
  [
    'Expense',
    {
      kind: 'expense',
      source: sourceOf('expense'),
      date: '2026-10-01',
      currency: 'USD',
      number: 'LAB-1',
      supplier: { name: 'Cascade Diagnostics' },
      lines: [{ category: { name: 'Laboratory' }, description: 'Analyses', amount: 14_250 }],
      taxes: [],
      total: 14_250,
      proof: 'tax-outside',
      paidBy: { method: { name: 'Card' } },
    },
  ],
  ['Customer', { kind: 'client', source: sourceOf('client'), displayName: 'June', parentId: '12' }],
  ['Product or service', { kind: 'item', source: sourceOf('item'), name: 'Exam', sku: 'EX' }],
  ['Vendor', { kind: 'supplier', source: sourceOf('supplier'), displayName: 'Cascade' }],
];

/** Every text and number of a document except what the preview says in other words. */
function leaves(value: unknown, key = ''): string[] {
  if (Array.isArray(value)) return value.flatMap((one) => leaves(one, key));
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([name, one]) => leaves(one, name));
  }
  const inOtherWords = ['DetailType', 'LineNum', 'TxnType', 'TxnId', 'PercentBased', 'type'];
  return inOtherWords.includes(key) || value === 'NON' ? [] : [String(value)];
}

describe('preview', () => {
  it.each(drafts)('of a %s shows everything that is sent', (title, draft) => {
    const prepared = prepare(draft, everything);
    if (!prepared.ok) throw new Error(JSON.stringify(prepared.problem));
    const preview = previewDocument(draft, prepared.value, (_list, id) => `name of ${id}`);
    expect(preview.title).toBe(title);
    const { json, ...words } = preview;
    const said = JSON.stringify(words).replace(/(\d),(?=\d{3})/g, '$1');
    const amount = (text: string) => (/^\d+(\.\d+)?$/.test(text) ? Number(text).toFixed(2) : text);
    const booleans: Record<string, string> = { true: 'Yes', false: 'No' };
    const unsaid = leaves(prepared.value.document).filter(
      (leaf) => ![leaf, amount(leaf), booleans[leaf] ?? leaf].some((form) => said.includes(form)),
    );
    expect(unsaid).toEqual([]);
    expect(JSON.parse(json)).toEqual(prepared.value.document);
  });

  it('takes the right side from the document, not from the draft', () => {
    const [, draft] = drafts[0]!;
    const prepared = prepare(draft, everything);
    if (!prepared.ok) throw new Error(prepared.problem.code);
    const other = { ...prepared.value.document, Line: [] };
    const preview = previewDocument(
      draft,
      { entity: 'Invoice', document: other as never },
      () => '',
    );
    expect(preview.totals).toEqual({ practice: '480.00', quickbooks: '0.00' });
    expect(preview.rows.every((row) => row.quickbooks === null)).toBe(true);
  });

  it('names each line that is left out, with the reason, and keeps the others side by side (H5)', () => {
    const [first, second] = salesFields.lines;
    const free = { item: { id: 'FREE', name: 'Recheck' }, description: '', amount: 0 };
    const draft: Draft = {
      kind: 'invoice',
      source: sourceOf('invoice'),
      ...salesFields,
      lines: [first!, free, second!],
    };
    const known = context({
      lookup: (term) => (term.id === 'FREE' ? undefined : idOfKind(term)),
      settings: { missingItems: 'skip-free' },
    });
    const prepared = prepare(draft, known);
    if (!prepared.ok) throw new Error(prepared.problem.code);
    const { rows, notes } = previewDocument(draft, prepared.value, () => '');
    expect(
      rows.map(({ practice, quickbooks }) => [practice?.item, quickbooks?.amount ?? null]),
    ).toEqual([
      ['Boarding, per night', '469.28'],
      ['Recheck', null],
      ['Sedation, per ml', '13.41'],
      ['Sales Tax 5.5 %', '6.81'],
    ]);
    expect(notes).toEqual([
      '“Recheck” costs nothing and is mapped to no item in QuickBooks, so its line is left out, as the settings say.',
    ]);
  });

  it('says which texts stay in the practice (H12)', () => {
    const [line] = salesFields.lines;
    const noted = [{ ...line!, description: 'Limping' }, ...salesFields.lines.slice(1)];
    const draft = { ...drafts[0]![1], lines: noted, memo: 'Get well' } as Draft;
    const notesOf = (settings: Parameters<typeof context>[0]) => {
      const prepared = prepare(draft, context(settings));
      if (!prepared.ok) throw new Error(prepared.problem.code);
      return previewDocument(draft, prepared.value, () => '').notes;
    };
    expect(notesOf({})).toEqual([
      'A note on a line stays in the practice software.',
      'The memo for the client stays in the practice software.',
    ]);
    expect(notesOf({ settings: { descriptions: ['note'], memo: true } })).toEqual([]);
  });

  it('shows tax lines of VAT and what of a payment stays on account', () => {
    const vat: Draft = {
      kind: 'invoice',
      source: sourceOf('invoice'),
      ...salesFields,
      currency: 'GBP',
      taxes: [{ name: 'VAT', rate: '20', amount: 9654 }],
      total: 57_923,
    };
    const prepared = prepare(vat, context({}, ukCompany));
    if (!prepared.ok) throw new Error(prepared.problem.code);
    const { rows } = previewDocument(vat, prepared.value, (list, id) => `${list} ${id}`);
    expect(rows.at(-1)?.quickbooks).toMatchObject({ item: 'Tax 20 %', amount: '96.54' });
    expect(rows[0]?.quickbooks?.details).toEqual(['Tax code taxCodes 20']);
    const [, payment] = drafts[3]!;
    const paid = prepare(payment, everything);
    if (!paid.ok) throw new Error(paid.problem.code);
    expect(previewDocument(payment, paid.value, () => '').notes).toEqual([
      '100.00 stays on the customer’s account as a credit.',
    ]);
  });
});
