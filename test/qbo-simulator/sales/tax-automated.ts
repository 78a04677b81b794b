import Big from 'big.js';
import type { Company } from '../books/company.ts';
import { child, type Doc, refId, text } from '../doc.ts';
import { decimal, round2, sum } from '../money.ts';
import { usTaxableSum } from './tax-lines-us.ts';
import { chargeRates, ratesOf, spread, type TaxCase, type TaxResult } from './tax-rates.ts';

/**
 * Automated sales tax (contract §6.2): the engine chooses the code from the destination and
 * replaces a supplied one. What a supplied TotalTax is worth is the switch `astOverride`.
 */
export function taxAutomated(tax: TaxCase): TaxResult {
  const { draft, lines, context, supplied } = tax;
  const mode = context.switches.astOverride;
  const hasAddress = draft.ShipAddr !== undefined || draft.BillAddr !== undefined;
  const asked = typeof supplied?.TotalTax === 'number' ? round2(decimal(supplied.TotalTax)) : null;
  if (mode === 'zero-without-address' && !hasAddress) return nothing();
  const code = engineCode(draft, context.company);
  if (code === undefined) return nothing();
  const rates = ratesOf(code, context.company);
  const net = usTaxableSum(lines, draft);
  const forced = supplied?.UseAutomatedSalesTax === true;
  if (asked !== null && mode !== 'ignore' && !forced) {
    return result(code, spread(asked, rates, net), asked, 'AST_TAX_OVERRIDE');
  }
  const buyer = context.company.get('Customer', refId(draft, 'CustomerRef') ?? '')?.doc;
  const exempt = buyer?.Taxable === false && buyer.TaxExemptionReasonId !== undefined;
  if (exempt || net.eq(0)) return result(code, [], new Big(0));
  const charged = chargeRates(rates, net);
  return result(code, charged, sum(charged.map((line) => decimal(line.Amount))));
}

function result(code: string, TaxLine: Doc[], total: Big, review?: string): TaxResult {
  const detail: Doc = { TxnTaxCodeRef: { value: code }, TotalTax: total.toNumber(), TaxLine };
  if (review !== undefined) detail.TaxReviewStatus = review;
  return { detail, total };
}

function nothing(): TaxResult {
  return { detail: { TotalTax: 0 }, total: new Big(0) };
}

/** The code of the destination: ShipAddr, else the company's own address (contract §6.2). */
function engineCode(draft: Doc, company: Company): string | undefined {
  const destination = child(draft, 'ShipAddr') ?? child(company.companyInfo, 'LegalAddr');
  const state = text(destination, 'CountrySubDivisionCode') ?? stateInLines(destination);
  const code = company.all('TaxCode').find((record) => text(record.doc, 'Name') === state);
  return code === undefined ? undefined : String(code.doc.Id);
}

/** The state in a flattened address, `Longmont, CO 80501`. */
function stateInLines(address: Doc | undefined): string | undefined {
  const lines = ['Line1', 'Line2', 'Line3', 'Line4', 'Line5'].map((key) => text(address, key));
  for (const line of lines) {
    const state = / ([A-Z]{2}) \d{5}/.exec(line ?? '')?.[1];
    if (state !== undefined) return state;
  }
  return undefined;
}
