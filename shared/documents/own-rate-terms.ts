import Big from 'big.js';
import type { Draft } from '../draft/draft.ts';
import { distinct, type Term, termOf } from '../mapping/term.ts';
import type { OrderContext } from './document-type.ts';
import { taxGroupName } from './sales-parts.ts';
import { rateTerm } from './sales-tax.ts';
import { targetOf } from './targets.ts';
import { taxesOn } from './tax-plan.ts';

/** The groups of taxes whose rate on this record is not that of their usual code (D19). */
export function ownRateTerms(draft: Draft, context: OrderContext): Term[] {
  if (!('lines' in draft)) return [];
  const { source, lines, taxes } = draft;
  const side = draft.kind === 'expense' ? 'purchase' : 'sales';
  const groups = lines.map((line) => taxesOn(line, taxes)).filter((names) => names.length > 0);
  return distinct(
    groups
      .filter((names) => {
        const usual = targetOf(termOf(source, 'tax-code', { name: taxGroupName(names) }), context);
        const code = context.company.taxCodes.find(({ id }) => id === usual);
        const page = names.map((name) => taxes.find((tax) => tax.name === name)?.rate ?? '0');
        return code && !sum(page).eq(sum(code[side].map(({ percent }) => percent)));
      })
      .map((names) => rateTerm(source, names, taxes)),
  );
}

const sum = (percents: string[]): Big =>
  percents.reduce((all, percent) => all.plus(percent), new Big(0));
