import { disagrees } from '../draft/disagrees.ts';
import type { SalesDraft } from '../draft/draft.ts';
import { distinct, type Term, termOf } from '../mapping/term.ts';
import { type Decimal, formatMinor, type Minor, sumMinor, toQboNumber } from '../money.ts';
import { type Problem, problem } from '../problem.ts';
import { ok, type Result, refused } from '../result.ts';
import { textProblem } from './allowed-text.ts';
import { classOf } from './class-of.ts';
import type { OrderBase, OrderContext, OrderRefusal } from './document-type.ts';
import type { DiscountLine, SalesDocument, SalesItemLine } from './qbo-shapes.ts';
import { quantityAndPrice } from './quantity-and-price.ts';
import { leftOutOf, type SalesPart, salesParts, taxGroupName } from './sales-parts.ts';
import { salesTax } from './sales-tax.ts';
import { resolveTerms, targetOf } from './targets.ts';
import { strayTax, type TaxPlan, taxTreatment } from './tax-plan.ts';
import {
  optionalRef,
  overridesOf,
  ref,
  sideTerms,
  type TransactionOrder,
  transactionHead,
  transactionOrder,
  transactionProblem,
  usesClasses,
} from './transaction.ts';

/** What Invoice, SalesReceipt, CreditMemo and RefundReceipt have in common (contract.md §5.4). */
export interface SalesOrder extends OrderBase, TransactionOrder {
  customerId: string;
  memo?: string;
  lines: {
    itemId: string;
    description: string;
    amount: Minor;
    gross: Minor;
    quantity?: Decimal;
    unitPrice?: Decimal;
    serviceDate?: string;
    taxCode?: string;
    classId?: string;
  }[];
  discount: Minor;
  taxPlan: TaxPlan;
  isClassPerLine: boolean;
  total: Minor;
}

/** Client first, then what the lines need, then the tax codes and the sides of the document. */
export function salesTerms(draft: SalesDraft, context: OrderContext): Term[] {
  const { company, settings } = context;
  const parts = salesParts(draft, context);
  const treatment = taxTreatment(company, settings);
  const isTaxed = draft.taxes.some(({ amount }) => amount !== 0);
  const groups =
    treatment === 'global'
      ? parts.map((part) => taxGroupName(part.taxes))
      : treatment === 'document' && company.tax === 'us-manual' && isTaxed
        ? [taxGroupName(draft.taxes.map(({ name }) => name))]
        : [];
  return distinct([
    clientTerm(draft),
    ...parts.map(({ term }) => term),
    ...groups.map((name) => termOf(draft.source, 'tax-code', { name })),
    ...sideTerms(draft, context),
  ]);
}

export function clientTerm({ source, client }: Pick<SalesDraft, 'source' | 'client'>): Term {
  const term = termOf(source, 'client', client);
  return client.email ? { ...term, email: client.email } : term;
}

/** The order of a sales form, or why there is none; amounts are proven to the cent. */
export function salesOrder(
  draft: SalesDraft,
  context: OrderContext,
  moreTerms: Term[] = [],
): Result<SalesOrder, OrderRefusal> {
  const parts = salesParts(draft, context);
  const wrong = transactionProblem(draft, context) ?? salesProblem(draft, parts, context);
  if (wrong) return refused(wrong);
  const targets = resolveTerms([...salesTerms(draft, context), ...moreTerms], context);
  if (!targets.ok) return targets;
  const plan = salesTax(draft, parts, context);
  if (!plan.ok) return plan;
  const discount = context.company.allowDiscount ? draft.discount : 0;
  const total = sumMinor(plan.value.nets) - discount + plan.value.total;
  if (total !== draft.total) return refused(disagrees('total', draft.total, total));
  const leftOut = leftOutOf(draft, context);
  return ok({
    ...transactionOrder(draft, context),
    customerId: targets.value(clientTerm(draft)),
    ...(draft.memo && context.settings.memo ? { memo: draft.memo } : {}),
    lines: parts.map((part, index) => orderLine(draft, part, index, plan.value, context)),
    discount,
    taxPlan: plan.value,
    isClassPerLine: isClassPerLine(context),
    total,
    tax: taxTreatment(context.company, context.settings) === 'line' ? null : plan.value.total,
    ...(leftOut.length > 0 ? { leftOut } : {}),
  });
}

function salesProblem(
  draft: SalesDraft,
  parts: SalesPart[],
  { company, settings }: OrderContext,
): Problem | null {
  if (draft.total < 0) return problem('negative_total', { total: formatMinor(draft.total) });
  const wrongText = parts.map((part) => textProblem('line', part.description, 4000)).find(Boolean);
  if (wrongText) return wrongText;
  if (parts.length === 0) return problem('field_missing', { field: 'line to export' });
  // As a line of its own, tax outside the lines needs none of them.
  const isApart = taxTreatment(company, settings) === 'line' && draft.proof === 'tax-outside';
  return isApart ? null : strayTax(parts, draft.taxes);
}

const isClassPerLine = (context: OrderContext): boolean =>
  usesClasses(context) && context.company.classes === 'line';

/** The class of the line's item, where neither the page nor a person names one for the document. */
function lineClass(draft: SalesDraft, { term }: SalesPart, context: OrderContext) {
  const isNamed = draft.class !== undefined || overridesOf(draft, context).classId !== undefined;
  return isNamed || !isClassPerLine(context) ? undefined : classOf(term, context);
}

function orderLine(
  draft: SalesDraft,
  part: SalesPart,
  index: number,
  { nets, codes }: TaxPlan,
  context: OrderContext,
): SalesOrder['lines'][number] {
  const amount = nets[index] ?? 0;
  const { quantity, unitPrice, serviceDate } = part;
  const taxCode = codes[index];
  const classId = lineClass(draft, part, context);
  return {
    itemId: targetOf(part.term, context) ?? '',
    description: part.description,
    amount,
    gross: part.gross,
    ...(quantity && unitPrice ? quantityAndPrice({ quantity, unitPrice, amount }) : {}),
    ...(serviceDate ? { serviceDate } : {}),
    ...(taxCode ? { taxCode } : {}),
    ...(classId ? { classId } : {}),
  };
}

/** The JSON all sales forms share. */
export function buildSales(order: SalesOrder): SalesDocument {
  const { calculation, detail, applyAfterDiscount } = order.taxPlan;
  return {
    CustomerRef: ref(order.customerId),
    ...transactionHead(order),
    ...(order.number ? { DocNumber: order.number } : {}),
    ...(order.isClassPerLine ? {} : optionalRef('ClassRef', order.classId)),
    ...(order.memo ? { CustomerMemo: { value: order.memo } } : {}),
    ...(calculation ? { GlobalTaxCalculation: calculation } : {}),
    ...(applyAfterDiscount ? { ApplyTaxAfterDiscount: true as const } : {}),
    Line: [
      ...order.lines.map((line, index) => salesLine(line, index, order)),
      ...(order.discount > 0 ? [discountLine(order.discount)] : []),
    ],
    ...(detail ? { TxnTaxDetail: detail } : {}),
  };
}

const salesLine = (
  line: SalesOrder['lines'][number],
  index: number,
  order: SalesOrder,
): SalesItemLine => ({
  LineNum: index + 1,
  DetailType: 'SalesItemLineDetail',
  Amount: toQboNumber(line.amount),
  ...(line.description ? { Description: line.description } : {}),
  SalesItemLineDetail: {
    ItemRef: ref(line.itemId),
    ...(line.quantity && line.unitPrice
      ? { Qty: Number(line.quantity), UnitPrice: Number(line.unitPrice) }
      : {}),
    ...(line.serviceDate ? { ServiceDate: line.serviceDate } : {}),
    ...optionalRef('TaxCodeRef', line.taxCode),
    ...(order.taxPlan.calculation === 'TaxInclusive'
      ? { TaxInclusiveAmt: toQboNumber(line.gross) }
      : {}),
    ...(order.isClassPerLine ? optionalRef('ClassRef', line.classId ?? order.classId) : {}),
  },
});

const discountLine = (discount: Minor): DiscountLine => ({
  DetailType: 'DiscountLineDetail',
  Amount: toQboNumber(discount),
  DiscountLineDetail: { PercentBased: false },
});
