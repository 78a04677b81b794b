import Big from 'big.js';
import { refId } from '../doc.ts';
import { decimal, round2, sum } from '../money.ts';
import { faults } from '../protocol/fault.ts';
import { usTaxableSum } from './tax-lines-us.ts';
import { chargeRates, ratesOf, spread, type TaxCase, type TaxResult } from './tax-rates.ts';

/**
 * The older US model (contract §6.2): the transaction names one numeric tax code and the books
 * compute its lines; a supplied TotalTax beside a code is kept. No code, no tax.
 */
export function taxManual(tax: TaxCase): TaxResult {
  const { draft, lines, context, supplied } = tax;
  const code = refId(supplied, 'TxnTaxCodeRef');
  if (code === undefined) return { detail: { TotalTax: 0 }, total: new Big(0) };
  const record = context.company.get('TaxCode', code)?.doc;
  if (record === undefined || !/^\d+$/.test(code)) {
    throw faults.missingRef('TxnTaxDetail.TxnTaxCodeRef', 'TaxCode', code);
  }
  if (record.Active === false) throw faults.inactiveRef('TxnTaxDetail.TxnTaxCodeRef');
  const rates = ratesOf(code, context.company);
  const net = usTaxableSum(lines, draft);
  const asked = typeof supplied?.TotalTax === 'number' ? round2(decimal(supplied.TotalTax)) : null;
  const TaxLine = asked === null ? chargeRates(rates, net) : spread(asked, rates, net);
  const total = asked ?? sum(TaxLine.map((line) => decimal(line.Amount)));
  return {
    detail: { TxnTaxCodeRef: { value: code }, TotalTax: total.toNumber(), TaxLine },
    total,
  };
}
