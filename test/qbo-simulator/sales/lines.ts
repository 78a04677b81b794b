import Big from 'big.js';
import { child, type Doc, list, refId, text } from '../doc.ts';
import type { WriteContext } from '../entities/entity.ts';
import { decimal, grouped, round2, sum } from '../money.ts';
import { numberLines } from '../operations/number-lines.ts';
import { builtInItems } from '../operations/references.ts';
import { faults } from '../protocol/fault.ts';
import { settleDiscounts } from './discount.ts';
import { groupLine } from './group-line.ts';

/** The lines of a sales form, split by what they do. Amounts are rounded to the cent. */
export type SalesLines = {
  /** In document order, with ids and numbers, without subtotal and discount. */
  content: Doc[];
  /** The lines among them that carry money. */
  sold: Doc[];
  subtotal: Big;
  discountLines: Doc[];
  discount: Big;
};

const onSalesForms = new Set([
  'SalesItemLineDetail',
  'DescriptionOnly',
  'GroupLineDetail',
  'DiscountLineDetail',
  'SubTotalLineDetail',
]);

/** Checks and completes the lines of a sales form (contract §5.4). */
export function readSalesLines(draft: Doc, context: WriteContext): SalesLines {
  const supplied = list(draft, 'Line');
  const content: Doc[] = [];
  const discountLines: Doc[] = [];
  let sinceSubtotal = new Big(0);
  for (const line of supplied) {
    const type = text(line, 'DetailType');
    if (type === undefined) throw faults.required('Line.DetailType');
    if (!onSalesForms.has(type)) throw faults.badEnum('Line.DetailType', type);
    if (type === 'SubTotalLineDetail') continue;
    if (type === 'DiscountLineDetail') {
      discountLines.push(line);
      continue;
    }
    const read = readContent(type, line, context);
    if (soldIn(read).length > 0) {
      sinceSubtotal = sinceSubtotal.plus(decimal(read.Amount));
    } else if (text(read, 'Description') === 'Subtotal:') {
      read.Description = `Subtotal: ${round2(sinceSubtotal).toFixed(2)}`;
      sinceSubtotal = new Big(0);
    }
    content.push(read);
  }
  const sold = content.flatMap(soldIn);
  if (sold.length === 0) throw faults.required('Line');
  requireLineCount(content, sold);
  numberLines(content, context);
  const subtotal = sum(sold.map((line) => decimal(line.Amount)));
  const discount = settleDiscounts(discountLines, subtotal, context);
  return { content, sold, subtotal, discountLines, discount };
}

function readContent(type: string, line: Doc, context: WriteContext): Doc {
  if (type === 'DescriptionOnly') return textLine(line);
  if (type === 'GroupLineDetail')
    return groupLine(line, context, (part) => itemLine(part, context));
  return itemLine(line, context);
}

/** The lines with money in a line: itself, or the parts of a bundle. */
function soldIn(line: Doc): Doc[] {
  if (line.DetailType === 'SalesItemLineDetail') return [line];
  return list(child(line, 'GroupLineDetail'), 'Line');
}

function itemLine(line: Doc, context: WriteContext): Doc {
  if (typeof line.Amount !== 'number') throw faults.required('Line.Amount');
  const detail = child(line, 'SalesItemLineDetail') ?? {};
  if (refId(detail, 'ItemRef') === undefined) {
    if (context.switches.lineWithoutItem === 'text-only') {
      return textLine({ Id: line.Id, Description: line.Description });
    }
    detail.ItemRef = { value: defaultItem(context) };
  }
  const itemId = refId(detail, 'ItemRef') ?? '';
  const prefs = child(context.company.preferences, 'SalesFormsPrefs');
  if (itemId === 'SHIPPING_ITEM_ID' && prefs?.AllowShipping !== true) {
    throw faults.business('Shipping is turned off in the company settings.', 'Line');
  }
  if (!builtInItems.has(itemId)) {
    const item = context.company.get('Item', itemId)?.doc;
    if (item?.Type === 'Category' || item?.Type === 'Group') {
      throw faults.business('This kind of item cannot be sold on such a line.', 'ItemRef');
    }
  }
  const amount = round2(decimal(line.Amount));
  if (typeof detail.UnitPrice === 'number') {
    const { unitPriceDecimals } = context.switches;
    detail.UnitPrice = decimal(detail.UnitPrice)
      .round(unitPriceDecimals, Big.roundHalfUp)
      .toNumber();
  }
  if (typeof detail.Qty === 'number' && typeof detail.UnitPrice === 'number') {
    const product = round2(decimal(detail.UnitPrice).times(decimal(detail.Qty)));
    if (!product.eq(amount)) throw faults.amount(grouped(decimal(line.Amount)));
  }
  return { ...line, Amount: amount.toNumber(), SalesItemLineDetail: detail };
}

function textLine(line: Doc): Doc {
  const { Amount: _ignored, SalesItemLineDetail: _none, ...rest } = line;
  const detail = child(line, 'DescriptionLineDetail') ?? {};
  return { ...rest, DetailType: 'DescriptionOnly', DescriptionLineDetail: detail };
}

function defaultItem(context: WriteContext): string {
  const prefs = child(context.company.preferences, 'SalesFormsPrefs');
  const id = refId(prefs, 'DefaultItem') ?? '1';
  if (context.company.get('Item', id) === undefined) throw faults.required('ItemRef');
  return id;
}

function requireLineCount(content: Doc[], sold: Doc[]): void {
  const taxable = sold.some((line) => {
    const code = refId(child(line, 'SalesItemLineDetail'), 'TaxCodeRef');
    return code !== undefined && code !== 'NON';
  });
  const limit = taxable ? 750 : 10_000;
  if (content.length > limit) throw faults.business(`More than ${limit} lines.`, 'Line');
}
