import type { DraftTax, SalesDraft } from '../draft/draft.ts';
import { type Term, termOf } from '../mapping/term.ts';
import { ok, type Result } from '../result.ts';
import type { CompanyTaxCode } from './company.ts';
import type { OrderContext } from './document-type.ts';
import { globalTax } from './global-tax.ts';
import { type SalesPart, taxGroupName } from './sales-parts.ts';
import { targetOf } from './targets.ts';
import { type TaxPlan, taxTreatment } from './tax-plan.ts';
import { documentTax, lineTax } from './us-tax.ts';

/**
 * The company's own code for a group of taxes; none when it is gone or inactive. A rate that only
 * some clients have may have a code of its own (D19).
 */
export const codeFor =
  (source: SalesDraft['source'], all: DraftTax[], context: OrderContext) =>
  (taxes: string[]): CompanyTaxCode | undefined => {
    const id =
      targetOf(rateTerm(source, taxes, all), context) ??
      targetOf(termOf(source, 'tax-code', { name: taxGroupName(taxes) }), context);
    return context.company.taxCodes.find((code) => code.id === id && code.active);
  };

/** The term of a group of taxes at exactly the rates of a record: “Sales tax (3 %)”. */
export function rateTerm(source: SalesDraft['source'], taxes: string[], all: DraftTax[]): Term {
  const rates = taxes.map((name) => all.find((tax) => tax.name === name)?.rate ?? '?');
  const percents = rates.map((rate) => `${rate} %`).join(' + ');
  return termOf(source, 'tax-code', { name: `${taxGroupName(taxes)} (${percents || '0 %'})` });
}

/** How the tax of a sales form is carried in this company (design.md §6). */
export function salesTax(
  draft: SalesDraft,
  parts: SalesPart[],
  context: OrderContext,
): Result<TaxPlan> {
  const { company, settings } = context;
  const { taxes } = draft;
  const isInside = draft.proof === 'tax-inside';
  const codeOf = codeFor(draft.source, taxes, context);
  const discount = company.allowDiscount ? draft.discount : 0;
  switch (taxTreatment(company, settings)) {
    case 'line':
      return ok(lineTax(parts, taxes, isInside, company));
    case 'document': {
      const code = codeOf(taxes.map(({ name }) => name));
      return documentTax({ parts, taxes, isInside, discount, company, code });
    }
    case 'global':
      return globalTax({
        ...{ parts, taxes, isInside, discount, codeOf },
        practiceDiscount: draft.discount,
        side: 'sales',
      });
  }
}
