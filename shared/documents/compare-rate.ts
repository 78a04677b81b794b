import Big from 'big.js';
import type { Source } from '../draft/draft.ts';
import { termOf } from '../mapping/term.ts';
import type { Settings } from '../settings/settings.ts';
import type { Company, CompanyTaxCode } from './company.ts';
import type { Lookup } from './document-type.ts';
import { rateTerm } from './sales-tax.ts';
import { taxTreatment } from './tax-plan.ts';

/** A tax as a page charges it. */
export interface PageTax {
  name: string;
  rate: string;
  source: Source;
}

export type RateState = 'equal' | 'differs' | 'open';

/** What QuickBooks has for a tax, and whether that is the same rate (features D18). */
export function compareRate(
  { name, rate, source }: PageTax,
  { company, settings, lookup }: { company: Company; settings: Settings; lookup: Lookup },
): { state: RateState; says: string } {
  const codes = company.taxCodes.filter(({ active }) => active);
  const needsCode = taxTreatment(company, settings) !== 'line' && company.tax !== 'us-automated';
  if (!needsCode) {
    const same = codes.find((code) => percentOf(code).eq(rate));
    if (same) return { state: 'equal', says: `QuickBooks has it as ${same.name}.` };
    return codes.length === 0
      ? { state: 'open', says: 'QuickBooks shows no rates to compare. The page’s amount is sent.' }
      : {
          state: 'differs',
          says: `QuickBooks has no code of ${rate} %. The page’s amount is sent; set up the same rate there.`,
        };
  }
  const plain = termOf(source, 'tax-code', { name });
  const id = lookup(rateTerm(source, [name], [{ name, rate, amount: 0 }])) ?? lookup(plain);
  const code = codes.find((one) => one.id === id);
  if (!code) return { state: 'open', says: 'No code in QuickBooks is chosen yet.' };
  const percent = percentOf(code);
  return percent.eq(rate)
    ? { state: 'equal', says: `Mapped to ${code.name}, ${percent.toString()} %.` }
    : {
        state: 'differs',
        says: `Mapped to ${code.name}, which is ${percent.toString()} %. Such records are refused.`,
      };
}

const percentOf = ({ sales }: CompanyTaxCode): Big =>
  sales.reduce((sum, { percent }) => sum.plus(percent), new Big(0));
