import Big from 'big.js';
import { child, type Doc, refId } from '../doc.ts';
import type { WriteContext } from '../entities/entity.ts';
import { decimal, sum } from '../money.ts';
import { faults } from '../protocol/fault.ts';
import type { SalesLines } from './lines.ts';
import { afterDiscount } from './tax-rates.ts';

/**
 * US lines carry TAX or NON (6100). A missing code counts as TAX, and then item and customer
 * decide; a company without sales tax stores NON everywhere (contract §6.2).
 */
export function settleUsLineCodes(
  sold: Doc[],
  model: string,
  draft: Doc,
  context: WriteContext,
): void {
  const buyer = context.company.get('Customer', refId(draft, 'CustomerRef') ?? '')?.doc;
  for (const line of sold) {
    const detail = child(line, 'SalesItemLineDetail') ?? {};
    const code = refId(detail, 'TaxCodeRef');
    if (code !== undefined && code !== 'TAX' && code !== 'NON') throw faults.usTaxCode(code);
    const item = context.company.get('Item', refId(detail, 'ItemRef') ?? '')?.doc;
    const byRecords = item?.Taxable !== false && buyer?.Taxable !== false ? 'TAX' : 'NON';
    detail.TaxCodeRef = { value: model === 'none' ? 'NON' : (code ?? byRecords) };
  }
}

/** The sum the US rates apply to, the discount taken off first when the form says so. */
export function usTaxableSum(lines: SalesLines, draft: Doc): Big {
  const taxed = lines.sold.filter(
    (line) => refId(child(line, 'SalesItemLineDetail'), 'TaxCodeRef') === 'TAX',
  );
  const net = taxed.length === 0 ? new Big(0) : sum(taxed.map((line) => decimal(line.Amount)));
  return draft.ApplyTaxAfterDiscount === true ? afterDiscount(net, lines) : net;
}
