import { disagrees } from '../draft/disagrees.ts';
import type { ExpenseDraft } from '../draft/draft.ts';
import { distinct, type Term, termOf } from '../mapping/term.ts';
import { formatMinor, type Minor, sumMinor, toQboNumber } from '../money.ts';
import { type Problem, problem } from '../problem.ts';
import { ok, type Result, refused } from '../result.ts';
import { textProblem } from './allowed-text.ts';
import type { OrderBase, OrderContext, OrderRefusal } from './document-type.ts';
import { globalTax } from './global-tax.ts';
import type { AccountLine, ExpenseDocument } from './qbo-shapes.ts';
import { taxGroupName } from './sales-parts.ts';
import { codeFor } from './sales-tax.ts';
import { resolveTerms, targetOf } from './targets.ts';
import { strayTax, type TaxedPart, type TaxPlan, taxesOn } from './tax-plan.ts';
import {
  optionalRef,
  ref,
  sideTerms,
  type TransactionOrder,
  transactionHead,
  transactionOrder,
  transactionProblem,
  usesClasses,
} from './transaction.ts';
import { lineTax } from './us-tax.ts';

interface ExpensePart extends TaxedPart {
  term: Term;
  description: string;
}

/** What Bill and Purchase have in common (contract.md §5.10). */
export interface ExpenseOrder extends OrderBase, TransactionOrder {
  vendorId: string;
  lines: {
    accountId: string;
    description: string;
    amount: Minor;
    gross: Minor;
    taxCode?: string;
  }[];
  taxPlan: TaxPlan;
  isClassPerLine: boolean;
  total: Minor;
}

const supplierTerm = ({ source, supplier }: ExpenseDraft): Term =>
  termOf(source, 'supplier', supplier);

const isGlobal = ({ company }: OrderContext): boolean => company.tax === 'global';

/** Outside VAT and GST, tax on a purchase is a cost: a line on the account it is mapped to. */
function expenseParts(draft: ExpenseDraft, context: OrderContext): ExpensePart[] {
  const { source, lines, taxes } = draft;
  const sendsNotes = context.settings.descriptions.includes('note');
  const part = (name: string, id: string | undefined, more: Omit<ExpensePart, 'term'>) => ({
    term: termOf(source, 'expense-category', id ? { id, name } : { name }),
    ...more,
  });
  return [
    ...lines.map((line) =>
      part(line.category.name, line.category.id, {
        // What a bill says of itself may name a patient: a note, sent only where notes are (H12).
        description: (sendsNotes && line.description) || line.category.name,
        gross: line.amount,
        taxes: taxesOn(line, taxes),
      }),
    ),
    ...(isGlobal(context) ? [] : taxes)
      .filter(({ amount }) => amount !== 0)
      .map(({ name, amount }) =>
        part(name, undefined, { description: name, gross: amount, taxes: [] }),
      ),
  ];
}

export function expenseTerms(draft: ExpenseDraft, context: OrderContext): Term[] {
  const parts = expenseParts(draft, context);
  const groups = isGlobal(context) ? parts.map(({ taxes }) => taxGroupName(taxes)) : [];
  return distinct([
    supplierTerm(draft),
    ...parts.map(({ term }) => term),
    ...groups.map((name) => termOf(draft.source, 'tax-code', { name })),
    ...sideTerms(draft, context),
  ]);
}

/** The order of a bill or purchase, or why there is none; amounts are proven to the cent. */
export function expenseOrder(
  draft: ExpenseDraft,
  context: OrderContext,
  moreTerms: Term[] = [],
): Result<ExpenseOrder, OrderRefusal> {
  const parts = expenseParts(draft, context);
  const wrong = transactionProblem(draft, context) ?? expenseProblem(draft, parts, context);
  if (wrong) return refused(wrong);
  const targets = resolveTerms([...expenseTerms(draft, context), ...moreTerms], context);
  if (!targets.ok) return targets;
  const plan = expenseTax(draft, parts, context);
  if (!plan.ok) return plan;
  const { nets, codes, total: tax } = plan.value;
  const total = sumMinor(nets) + tax;
  if (total !== draft.total) return refused(disagrees('total', draft.total, total));
  return ok({
    ...transactionOrder(draft, context),
    vendorId: targets.value(supplierTerm(draft)),
    lines: parts.map(({ term, description, gross }, index) => ({
      accountId: targetOf(term, context) ?? '',
      description,
      amount: nets[index] ?? 0,
      gross,
      ...(codes[index] ? { taxCode: codes[index] } : {}),
    })),
    taxPlan: plan.value,
    isClassPerLine: usesClasses(context),
    total,
    tax: isGlobal(context) ? tax : null,
  });
}

function expenseTax(
  { source, taxes, proof }: ExpenseDraft,
  parts: ExpensePart[],
  context: OrderContext,
): Result<TaxPlan> {
  const isInside = proof === 'tax-inside';
  if (!isGlobal(context)) return ok(lineTax(parts, taxes, isInside, context.company));
  const codeOf = codeFor(source, taxes, context);
  return globalTax({
    ...{ parts, taxes, isInside, codeOf },
    discount: 0,
    practiceDiscount: 0,
    side: 'purchase',
  });
}

function expenseProblem(
  draft: ExpenseDraft,
  parts: ExpensePart[],
  context: OrderContext,
): Problem | null {
  if (draft.total < 0) return problem('negative_total', { total: formatMinor(draft.total) });
  const wrongText = parts.map((part) => textProblem('line', part.description, 4000)).find(Boolean);
  if (wrongText) return wrongText;
  const isApart = !isGlobal(context) && draft.proof === 'tax-outside';
  return isApart ? null : strayTax(parts, draft.taxes);
}

/** The JSON bills and purchases share. Classes stand on their lines (contract.md §7). */
export function buildExpense(order: ExpenseOrder): ExpenseDocument {
  const { calculation, detail } = order.taxPlan;
  return {
    ...transactionHead(order),
    ...(order.number ? { DocNumber: order.number } : {}),
    ...(calculation ? { GlobalTaxCalculation: calculation } : {}),
    Line: order.lines.map((line) => accountLine(line, order)),
    ...(detail ? { TxnTaxDetail: detail } : {}),
  };
}

const accountLine = (
  { accountId, description, amount, gross, taxCode }: ExpenseOrder['lines'][number],
  order: ExpenseOrder,
): AccountLine => ({
  DetailType: 'AccountBasedExpenseLineDetail',
  Amount: toQboNumber(amount),
  Description: description,
  AccountBasedExpenseLineDetail: {
    AccountRef: ref(accountId),
    ...optionalRef('TaxCodeRef', taxCode),
    ...(order.taxPlan.calculation === 'TaxInclusive'
      ? { TaxInclusiveAmt: toQboNumber(gross) }
      : {}),
    ...(order.isClassPerLine ? optionalRef('ClassRef', order.classId) : {}),
  },
});
