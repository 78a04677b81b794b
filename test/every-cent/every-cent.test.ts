import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { prepare } from '#shared/documents/index.ts';
import { draft as draftSchema } from '#shared/draft/draft.ts';
import { fromQboNumber } from '#shared/money.ts';
import { seeds } from '#test/qbo-simulator/books/books.ts';
import type { Doc } from '#test/qbo-simulator/doc.ts';
import { checkShape } from '#test/qbo-simulator/operations/check-shape.ts';
import { defaultSwitches } from '#test/qbo-simulator/options.ts';
import { CompanyBooks } from './books.ts';
import { type Choices, choices } from './choices.ts';
import { expectedRefusals } from './expected-refusals.ts';
import { type OpenInvoice, practiceDocument } from './practice-document.ts';

const documents = Number(process.env.EVERY_CENT_DOCUMENTS ?? 20_000);
/** The same run every time; give another seed to look further. */
const seed = Number(process.env.EVERY_CENT_SEED ?? 595_678_524);
/** Books are opened anew after so many, so that no search through them dominates. */
const perBooks = 500;

/**
 * Every document a practice may print × every company: it is in the books with the same total and
 * the same tax to the cent, or it was refused before sending and for the right reason.
 */
describe(`every cent (seed ${seed})`, () => {
  const perCompany = Math.ceil(documents / seeds.length);
  console.info(`every-cent: ${documents} documents, seed ${seed}`);

  it.each(seeds.map(({ realm, info }) => [String(info.CompanyName), realm]))(
    'is the same in %s',
    async (_name, realm) => {
      let books = await CompanyBooks.open(realm);
      let open: OpenInvoice[] = [];
      let serial = 0;
      const counts = { sent: 0, refused: 0 };
      await fc.assert(
        fc.asyncProperty(choices, async (chosen) => {
          serial += 1;
          if (serial % perBooks === 0) {
            books = await CompanyBooks.open(realm);
            open = [];
          }
          const isSent = await exportOne(books, chosen, serial, open);
          counts[isSent ? 'sent' : 'refused'] += 1;
        }),
        { numRuns: perCompany, seed },
      );
      // A generator whose documents are mostly refused would prove nothing.
      expect(counts.sent).toBeGreaterThan(perCompany / 2);
      expect(counts.refused).toBeGreaterThan(0);
    },
    600_000,
  );
});

async function exportOne(
  books: CompanyBooks,
  chosen: Choices,
  serial: number,
  open: OpenInvoice[],
): Promise<boolean> {
  const practice = practiceDocument(chosen, books.company, serial, open);
  const { draft, groups, tax } = practice;
  const quickbooksIds = new Map(open.map(({ id, quickbooksId }) => [id, quickbooksId]));
  const context = books.context(chosen, groups, ({ id }) => quickbooksIds.get(id));
  const { codes, isOpen } = expectedRefusals(chosen, practice, context.company, context.settings);
  if (!draftSchema.safeParse(draft).success) {
    expect(largest(draft)).toBeGreaterThan(largestAmount);
    return false;
  }
  const prepared = prepare(draft, context);
  if (!prepared.ok) {
    expect([...codes]).toContain(prepared.problem.code);
    return false;
  }
  if (!isOpen) expect([...codes]).toEqual([]);
  const { entity, document, order } = prepared.value;
  checkShape(entity, document as unknown as Doc, defaultSwitches);
  const { status, body } = await books.post(entity, document);
  expect({ status, fault: body.Fault ?? body.fault }).toEqual({ status: 200, fault: undefined });
  const stored = body[entity] as Doc;
  const printed = 'amount' in draft ? draft.amount : 'total' in draft ? draft.total : null;
  expect(fromQboNumber(Number(stored.TotalAmt))).toBe(printed);
  expect(order.total).toBe(printed);
  const storedTax = fromQboNumber(Number((stored.TxnTaxDetail as Doc | undefined)?.TotalTax ?? 0));
  expect(storedTax).toBe(order.tax ?? 0);
  if (order.tax !== null) expect(storedTax).toBe(tax);
  remember(draft, stored, entity, open);
  return true;
}

/** QuickBooks takes no more (contract.md §2.8, code 2240); the relay refuses such a draft outright. */
const largestAmount = 99_999_999_900;

/** The largest amount anywhere in a record. */
function largest(value: unknown): number {
  if (typeof value === 'number') return Math.abs(value);
  if (typeof value !== 'object' || value === null) return 0;
  return Math.max(0, ...Object.values(value).map(largest));
}

/** Invoices become what later payments settle; payments take off what they settled. */
function remember(
  draft: ReturnType<typeof practiceDocument>['draft'],
  stored: Doc,
  entity: string,
  open: OpenInvoice[],
): void {
  if (draft.kind === 'invoice' && entity === 'Invoice') {
    expect(stored.Balance).toBe(stored.TotalAmt);
    open.unshift({
      id: draft.source.id,
      number: draft.number.slice(0, 200),
      quickbooksId: String(stored.Id),
      customer: draft.client.id ?? '',
      open: draft.total,
    });
    open.length = Math.min(open.length, 20);
  }
  if (draft.kind !== 'payment') return;
  for (const { id, amount } of draft.applied) {
    const settled = open.find((one) => one.id === id);
    if (settled) settled.open -= amount;
  }
  const used = draft.applied.reduce((sum, { amount }) => sum + amount, 0);
  expect(fromQboNumber(Number(stored.UnappliedAmt ?? 0))).toBe(draft.amount - used);
}
