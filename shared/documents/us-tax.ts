import Big from 'big.js';
import type { DraftTax } from '../draft/draft.ts';
import { formatMinor, type Minor, sumMinor, toQboNumber } from '../money.ts';
import { problem } from '../problem.ts';
import { ok, type Result, refused } from '../result.ts';
import type { Company, CompanyTaxCode } from './company.ts';
import { netsOf, type TaxedPart, type TaxPlan } from './tax-plan.ts';

/** Tax as lines of their own: every line `NON`, always equal to the cent (contract.md §6.2). */
export function lineTax(
  parts: TaxedPart[],
  taxes: DraftTax[],
  isInside: boolean,
  company: Company,
): TaxPlan {
  const code = company.country === 'US' ? 'NON' : undefined;
  return { nets: netsOf(parts, taxes, isInside), codes: parts.map(() => code), total: 0 };
}

interface DocumentTaxCase {
  parts: TaxedPart[];
  taxes: DraftTax[];
  isInside: boolean;
  discount: Minor;
  company: Company;
  /** The code all taxes of the document are mapped to; the older model needs it. */
  code: CompanyTaxCode | undefined;
}

/**
 * The US document's own tax. Sent only where it is certain to be stored as the page says: the older
 * model must compute the same amount itself, an automated company must be known to keep it.
 */
export function documentTax(one: DocumentTaxCase): Result<TaxPlan> {
  const { parts, taxes, isInside, company } = one;
  const nets = netsOf(parts, taxes, isInside);
  const total = sumMinor(taxes.map((tax) => tax.amount));
  const codes = parts.map((part) => (part.taxes.length > 0 && total !== 0 ? 'TAX' : 'NON'));
  const plan: TaxPlan = { nets, codes, total };
  if (total === 0) return ok(plan);
  const detail = { TotalTax: toQboNumber(total) };
  if (company.tax === 'us-automated') {
    return company.taxOverride === 'kept'
      ? ok({ ...plan, detail })
      : refused(problem('tax_override_unproven'));
  }
  return manualTax(one, { ...plan, detail });
}

function manualTax({ discount, code, taxes }: DocumentTaxCase, plan: TaxPlan): Result<TaxPlan> {
  if (!code) {
    return refused(problem('tax_code_gone', { tax: taxes.map(({ name }) => name).join(' + ') }));
  }
  const base = new Big(sumMinor(plan.nets.filter((_, index) => plan.codes[index] === 'TAX')));
  const all = sumMinor(plan.nets);
  const share = all === 0 ? new Big(0) : base.times(discount).div(all);
  const before = computed(code, base);
  const detail = {
    TxnTaxCodeRef: { value: code.id },
    TotalTax: toQboNumber(plan.total),
  };
  if (before === plan.total) return ok({ ...plan, detail });
  if (computed(code, base.minus(share)) === plan.total) {
    return ok({ ...plan, detail, applyAfterDiscount: true });
  }
  return refused(
    problem('tax_not_exact', { quickbooks: formatMinor(before), page: formatMinor(plan.total) }),
  );
}

/** QuickBooks rounds each rate of a code by itself (contract.md §6.3). */
const computed = ({ sales }: CompanyTaxCode, base: Big): Minor =>
  sumMinor(
    sales.map(({ percent }) => base.times(percent).div(100).round(0, Big.roundHalfUp).toNumber()),
  );
