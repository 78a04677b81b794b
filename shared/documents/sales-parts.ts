import type { DraftLine, SalesDraft } from '../draft/draft.ts';
import { itemTerm, type Term, termOf } from '../mapping/term.ts';
import { allocate, type Decimal, type Minor } from '../money.ts';
import { type DescriptionPart, descriptionParts } from '../settings/settings.ts';
import type { OrderContext } from './document-type.ts';
import { targetOf } from './targets.ts';
import { type TaxedPart, taxesOn, taxTreatment } from './tax-plan.ts';

/** One future line of a sales form: where it goes and what the page says of it. */
export interface SalesPart extends TaxedPart {
  term: Term;
  description: string;
  quantity?: Decimal;
  unitPrice?: Decimal;
  serviceDate?: string;
}

/**
 * Everything on the page that carries money, in its order: lines, charges, then what has no place
 * of its own in the company and so becomes a line (taxes, a discount, the page's rounding).
 */
export function salesParts(draft: SalesDraft, context: OrderContext): SalesPart[] {
  const { charges = [], taxes, discount, rounding } = draft;
  const { company, settings } = context;
  const items = draft.lines
    .map((line) => linePart(draft, line, context))
    .filter((part) => !isSkipped(part, context));
  const plain = (kind: 'charge' | 'tax' | 'rounding', name: string, gross: Minor): SalesPart => ({
    term: termOf(draft.source, kind, { name }),
    description: name,
    gross,
    taxes: [],
  });
  const isTaxLine = taxTreatment(company, settings) === 'line';
  return [
    ...items,
    ...charges.map(({ name, amount }) => plain('charge', name, amount)),
    ...(isTaxLine ? taxes : [])
      .filter(({ amount }) => amount !== 0)
      .map(({ name, amount }) => plain('tax', name, amount)),
    ...(discount > 0 && !company.allowDiscount ? discountParts(draft, items, isTaxLine) : []),
    ...(rounding === 0 ? [] : [plain('rounding', 'Rounding', rounding)]),
  ];
}

/** Where the company has no discounts: a negative line for each group of taxes, by its share. */
function discountParts(
  { source, discount }: SalesDraft,
  items: SalesPart[],
  isTaxLine: boolean,
): SalesPart[] {
  const groups = new Map<string, { taxes: string[]; gross: Minor }>();
  for (const { taxes, gross } of items) {
    const name = isTaxLine ? '' : taxGroupName(taxes);
    const group = groups.get(name) ?? { taxes: isTaxLine ? [] : taxes, gross: 0 };
    groups.set(name, { ...group, gross: group.gross + gross });
  }
  const all = [...groups.values()];
  const shares = allocate(
    discount,
    all.map(({ gross }) => gross),
  );
  return all
    .map(({ taxes }, index) => ({
      term: termOf(source, 'discount', { name: 'Discount' }),
      description: 'Discount',
      gross: -(shares[index] ?? 0),
      taxes,
    }))
    .filter(({ gross }) => gross !== 0);
}

function linePart(draft: SalesDraft, line: DraftLine, { settings }: OrderContext): SalesPart {
  const { item, category, description, quantity, unitPrice, serviceDate, amount } = line;
  const said: Record<DescriptionPart, string | undefined> = {
    code: item.id,
    name: item.name,
    date: serviceDate,
    note: description === item.name ? undefined : description,
  };
  return {
    term: itemTerm(draft.source, { item, category }),
    description: descriptionParts
      .flatMap((part) => (settings.descriptions.includes(part) ? (said[part] ?? []) : []))
      .filter(Boolean)
      .join(' – '),
    gross: amount,
    taxes: taxesOn(line, draft.taxes),
    bearsDiscount: true,
    ...(quantity === undefined ? {} : { quantity }),
    ...(unitPrice === undefined ? {} : { unitPrice }),
    ...(serviceDate === undefined ? {} : { serviceDate }),
  };
}

/** A line of 0.00 changes no total, so the settings may leave it out (features.md, tension 2). */
const isSkipped = ({ term, gross }: SalesPart, context: OrderContext): boolean =>
  context.settings.missingItems === 'skip-free' && gross === 0 && !targetOf(term, context);

/** The places of the lines that are left out, so that the preview can name each and say why (H5). */
export const leftOutOf = (draft: SalesDraft, context: OrderContext): number[] =>
  draft.lines.flatMap((line, index) =>
    isSkipped(linePart(draft, line, context), context) ? [index] : [],
  );

/** The name under which a group of taxes is mapped to one code; lines without tax need one, too. */
export const taxGroupName = (taxes: string[]): string => taxes.join(' + ') || 'No tax';
