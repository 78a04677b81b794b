import Big from 'big.js';
import type { Company } from '../books/company.ts';
import { child, type Doc } from '../doc.ts';
import type { WriteContext } from '../entities/entity.ts';
import type { SalesLines } from './lines.ts';
import { taxAutomated } from './tax-automated.ts';
import { taxGlobal } from './tax-global.ts';
import { settleUsLineCodes } from './tax-lines-us.ts';
import { taxManual } from './tax-manual.ts';
import type { TaxCase, TaxResult } from './tax-rates.ts';

export type TaxModel = 'none' | 'automated' | 'manual' | 'global';

/** Which of the four models a company follows (contract §6.1). */
export function taxModel(company: Company): TaxModel {
  const prefs = child(company.preferences, 'TaxPrefs');
  if (prefs?.UsingSalesTax !== true) return 'none';
  if (company.country !== 'US') return 'global';
  return prefs.PartnerTaxEnabled === true ? 'automated' : 'manual';
}

/** Checks the tax codes of the lines and works out the tax of a sales form (contract §6). */
export function settleTax(draft: Doc, lines: SalesLines, context: WriteContext): TaxResult {
  const model = taxModel(context.company);
  if (context.company.country === 'US') settleUsLineCodes(lines.sold, model, draft, context);
  const tax: TaxCase = { draft, lines, context, supplied: suppliedDetail(context) };
  switch (model) {
    case 'none':
      return { detail: { TotalTax: 0 }, total: new Big(0) };
    case 'automated':
      return taxAutomated(tax);
    case 'manual':
      return taxManual(tax);
    case 'global':
      return taxGlobal(tax);
  }
}

/**
 * The tax detail a write brings along. A sparse update that leaves it out keeps the stored one;
 * when it brings new lines only the stored code is kept and the amounts are worked out anew.
 */
export function suppliedDetail(context: WriteContext): Doc | undefined {
  const given = child(context.supplied, 'TxnTaxDetail');
  if (given !== undefined || !context.sparse) return given;
  const stored = child(context.before?.doc, 'TxnTaxDetail');
  if (context.supplied.Line === undefined) return stored;
  return stored?.TxnTaxCodeRef === undefined ? undefined : { TxnTaxCodeRef: stored.TxnTaxCodeRef };
}
