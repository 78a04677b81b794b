import Big from 'big.js';
import type { DraftTax } from '../draft/draft.ts';
import { allocate, type Minor, sumMinor } from '../money.ts';
import { type Problem, problem } from '../problem.ts';
import type { Settings } from '../settings/settings.ts';
import type { Company } from './company.ts';
import type { TaxCalculation, TaxDetail } from './qbo-shapes.ts';

/**
 * `line`: each tax is a line of its own on an item · `document`: the US document's own tax ·
 * `global`: a tax code per line and the page's amounts as tax lines (design.md §6).
 */
export type TaxTreatment = 'line' | 'document' | 'global';

export function taxTreatment(company: Company, settings: Settings): TaxTreatment {
  if (company.tax === 'global') return 'global';
  return company.tax === 'none' ? 'line' : settings.tax;
}

/** A line as the tax models see it: what the page says, and which of the draft's taxes apply. */
export interface TaxedPart {
  gross: Minor;
  taxes: string[];
  /** A line of the record itself; only these bear its discount. */
  bearsDiscount?: true;
}

/** What a tax model decides: the amounts without tax, the code of each line, and the tax itself. */
export interface TaxPlan {
  nets: Minor[];
  codes: (string | undefined)[];
  calculation?: TaxCalculation;
  detail?: TaxDetail;
  applyAfterDiscount?: true;
  /** Tax the document carries beside its lines. */
  total: Minor;
}

/** The names of the taxes on a line: as the page lists them, else all or none. */
export const taxesOn = (
  line: { taxes?: string[] | undefined; taxed?: boolean | undefined },
  taxes: DraftTax[],
): string[] => line.taxes ?? (line.taxed === false ? [] : taxes.map(({ name }) => name));

/** Every tax must belong to lines, and every name on a line to a tax. */
export function strayTax(parts: TaxedPart[], taxes: DraftTax[]): Problem | null {
  const known = new Set(taxes.map(({ name }) => name));
  const unknown = parts.flatMap((part) => part.taxes).find((name) => !known.has(name));
  if (unknown !== undefined) return problem('tax_unknown', { tax: unknown });
  const homeless = taxes.find(
    ({ name, amount }) => amount !== 0 && !parts.some((part) => part.taxes.includes(name)),
  );
  return homeless
    ? problem('tax_not_on_lines', { tax: homeless.name, amount: String(homeless.amount / 100) })
    : null;
}

/** Each tax over the parts it applies to, in proportion to `weights`; sums exactly to the tax. */
export function sharesOf(tax: DraftTax, parts: TaxedPart[], weights: Minor[]): Minor[] {
  const on = parts.flatMap((part, index) => (part.taxes.includes(tax.name) ? [index] : []));
  const shares = allocate(
    tax.amount,
    on.map((index) => weights[index] ?? 0),
  );
  return parts.map((_, index) => (on.includes(index) ? (shares[on.indexOf(index)] ?? 0) : 0));
}

/** Amounts without the tax that the page prints inside of them; exact in sum. */
export function withoutTax(parts: TaxedPart[], taxes: DraftTax[]): Minor[] {
  const weights = parts.map((part) => netWeight(part, taxes));
  const shares = taxes.map((tax) => sharesOf(tax, parts, weights));
  return parts.map(({ gross }, index) => gross - sumMinor(shares.map((one) => one[index] ?? 0)));
}

/** In proportion to what is left of a part without its taxes; a tax without a rate counts as none. */
const netWeight = (part: TaxedPart, taxes: DraftTax[]): Minor => {
  const percent = taxes
    .filter(({ name }) => part.taxes.includes(name))
    .reduce((sum, { rate }) => sum.plus(rate ?? 0), new Big(100));
  return new Big(part.gross).times(1_000_000).div(percent).round(0).toNumber();
};

export const netsOf = (parts: TaxedPart[], taxes: DraftTax[], isInside: boolean): Minor[] =>
  isInside ? withoutTax(parts, taxes) : parts.map((part) => part.gross);
