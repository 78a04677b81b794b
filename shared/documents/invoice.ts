import type { InvoiceDraft } from '../draft/draft.ts';
import { marker } from '../ledger/source-key.ts';
import { type Term, termId, termsOf } from '../mapping/term.ts';
import { type Decimal, formatMinor, type Minor, sumMinor, toQboNumber } from '../money.ts';
import { type Problem, problem } from '../problem.ts';
import { ok, type Result, refused } from '../result.ts';
import type { Company } from './company.ts';
import { defineDocument, type Lookup, type OrderBase, type OrderRefusal } from './document-type.ts';
import {
  type DiscountLine,
  hasForbiddenCharacters,
  type InvoiceDocument,
  longestDocNumber,
  type SalesItemLine,
} from './qbo-shapes.ts';
import { quantityAndPrice } from './quantity-and-price.ts';

export interface InvoiceOrderLine {
  itemId: string;
  description: string;
  amount: Minor;
  /** Sent only when QuickBooks' own multiplication gives `amount` (contract.md §5.4, fault 6070). */
  quantity?: Decimal;
  unitPrice?: Decimal;
}

export interface InvoiceOrder extends OrderBase {
  kind: 'invoice';
  customerId: string;
  number: string;
  date: string;
  dueDate?: string;
  currency?: string;
  marker: string;
  lines: InvoiceOrderLine[];
  discount: Minor;
  total: Minor;
}

/**
 * US companies: every line `NON`, each tax as a line of its own on the item it is mapped to, which
 * is always equal to the cent (design.md §6, contract.md §6.2).
 */
export const invoice = defineDocument<InvoiceDraft, InvoiceOrder, InvoiceDocument>({
  kind: 'invoice',
  entity: 'Invoice',
  adminOnly: false,
  terms: termsOf,

  order(draft, lookup, company) {
    const reason = unsupported(draft, company);
    if (reason) return refused(reason);
    const terms = termsOf(draft);
    const unmapped = terms.filter((term) => !lookup(term));
    if (unmapped.length > 0) {
      return refused({ ...problem('not_mapped', { count: String(unmapped.length) }), unmapped });
    }
    return resolved(draft, terms, lookup, company);
  },

  build: (order) => ({
    CustomerRef: { value: order.customerId },
    TxnDate: order.date,
    ...(order.dueDate ? { DueDate: order.dueDate } : {}),
    DocNumber: order.number,
    PrivateNote: order.marker,
    ...(order.currency ? { CurrencyRef: { value: order.currency } } : {}),
    Line: [
      ...order.lines.map(salesLine),
      ...(order.discount > 0 ? [discountLine(order.discount)] : []),
    ],
  }),
});

function unsupported(draft: InvoiceDraft, company: Company): Problem | null {
  if (company.country !== 'US') return problem('company_unsupported', { country: company.country });
  if (draft.currency !== company.homeCurrency) {
    return problem('currency_differs', { page: draft.currency, company: company.homeCurrency });
  }
  if (draft.proof === 'tax-inside') return problem('tax_model_unsupported');
  if (draft.total < 0) return problem('negative_total', { total: formatMinor(draft.total) });
  if (draft.discount > 0 && !company.allowDiscount) return problem('discounts_off');
  if (draft.number.length > longestDocNumber) {
    return problem('number_too_long', { text: draft.number, limit: String(longestDocNumber) });
  }
  const texts = [draft.number, ...draft.lines.map((line) => line.item.name)];
  if (texts.some(hasForbiddenCharacters)) {
    return problem('text_not_allowed', { field: 'invoice', characters: 'control characters' });
  }
  return null;
}

function resolved(
  draft: InvoiceDraft,
  terms: Term[],
  lookup: Lookup,
  company: Company,
): Result<InvoiceOrder, OrderRefusal> {
  const targets = new Map(terms.map((term) => [termId(term), lookup(term) ?? '']));
  const target = (of: Partial<InvoiceDraft>): string => {
    const term = termsOf({ ...draft, lines: [], taxes: [], rounding: 0, ...of }).at(-1);
    return (term && targets.get(termId(term))) ?? '';
  };
  const lines: InvoiceOrderLine[] = [
    ...draft.lines.map((line) => ({
      itemId: target({ lines: [line] }),
      description: line.item.name,
      amount: line.amount,
      ...quantityAndPrice(line),
    })),
    ...draft.taxes
      .filter((tax) => tax.amount !== 0)
      .map((tax) => ({
        itemId: target({ taxes: [tax] }),
        description: tax.name,
        amount: tax.amount,
      })),
  ];
  if (draft.rounding !== 0) {
    lines.push({
      itemId: target({ rounding: draft.rounding }),
      description: 'Rounding',
      amount: draft.rounding,
    });
  }
  const total = sumMinor(lines.map((line) => line.amount)) - draft.discount;
  if (total !== draft.total) {
    return refused(
      problem('total_disagrees', {
        field: 'total',
        page: formatMinor(draft.total),
        computed: formatMinor(total),
      }),
    );
  }
  return ok({
    kind: 'invoice',
    customerId: targets.get(termId(terms[0] as Term)) ?? '',
    number: draft.number,
    date: draft.date,
    ...(draft.dueDate ? { dueDate: draft.dueDate } : {}),
    ...(company.multiCurrency ? { currency: draft.currency } : {}),
    marker: marker(draft.source),
    lines,
    discount: draft.discount,
    total,
  });
}

const salesLine = (line: InvoiceOrderLine, index: number): SalesItemLine => ({
  LineNum: index + 1,
  DetailType: 'SalesItemLineDetail',
  Amount: toQboNumber(line.amount),
  Description: line.description,
  SalesItemLineDetail: {
    ItemRef: { value: line.itemId },
    ...(line.quantity && line.unitPrice
      ? { Qty: Number(line.quantity), UnitPrice: Number(line.unitPrice) }
      : {}),
    TaxCodeRef: { value: 'NON' },
  },
});

const discountLine = (discount: Minor): DiscountLine => ({
  DetailType: 'DiscountLineDetail',
  Amount: toQboNumber(discount),
  DiscountLineDetail: { PercentBased: false },
});
