import Big from 'big.js';
import type { Company } from '#shared/documents/company.ts';
import type { ProblemCode } from '#shared/problem.ts';
import type { Settings } from '#shared/settings/settings.ts';
import type { Choices } from './choices.ts';
import type { PracticeDocument } from './practice-document.ts';

/** `isOpen`: an odd cent that the builder may put either way decides, so both outcomes are right. */
export interface Expectation {
  codes: Set<ProblemCode>;
  isOpen: boolean;
}

/**
 * Which refusals are right for a record, told from what is wrong with it; none: it must go out.
 * Worked out from the choices and by arithmetic of its own, never by asking the builders.
 */
export function expectedRefusals(
  choices: Choices,
  { draft, tax }: PracticeDocument,
  company: Company,
  settings: Settings,
): Expectation {
  const codes = new Set<ProblemCode>();
  const add = (code: ProblemCode, when: boolean) => when && codes.add(code);
  const { trouble } = choices;
  const isPayment = draft.kind === 'payment';
  const numbered = settings.numbers === 'practice' || isPayment;
  add('number_too_long', trouble === 'long-number' && numbered);
  add('text_not_allowed', trouble === 'control-character' && numbered);
  add('text_not_allowed', hasControl(choices.name) && !isPayment);
  add('before_start_date', trouble === 'too-early');
  add(
    'qbo_books_closed',
    company.closedUntil !== null && 'date' in draft && draft.date <= company.closedUntil,
  );
  const isForeign = trouble === 'foreign' || trouble === 'foreign-with-rate';
  add('currency_differs', isForeign && !company.multiCurrency);
  add('exchange_rate_missing', trouble === 'foreign' && company.multiCurrency);
  if (isPayment) return { codes, isOpen: false };
  add('negative_total', 'total' in draft && draft.total < 0);
  const rates = 'taxes' in draft ? draft.taxes : [];
  if (company.tax === 'global') {
    add('tax_rate_differs', trouble === 'wrong-rate' && rates.length > 0);
    add('tax_not_exact', trouble === 'wrong-tax' && rates.length > 0);
  }
  if (draft.kind === 'expense' || settings.tax !== 'document' || tax === 0) {
    return { codes, isOpen: false };
  }
  add('tax_override_unproven', company.tax === 'us-automated');
  const exact = company.tax === 'us-manual' ? manualExactness(choices, draft, company, tax) : 'yes';
  add('tax_not_exact', exact !== 'yes');
  return { codes, isOpen: exact === 'depends' && codes.size === 1 };
}

const hasControl = (text: string): boolean =>
  !text.isWellFormed() ||
  [...text].some((one) => /\p{Cc}/u.test(one) && !['\t', '\n', '\r'].includes(one));

/** Whether the older US model, rounding each rate half-up, comes to the page's tax (contract.md §6.2). */
function manualExactness(
  choices: Choices,
  draft: PracticeDocument['draft'],
  company: Company,
  tax: number,
): 'yes' | 'no' | 'depends' {
  if (!('lines' in draft) || !('discount' in draft)) return 'no';
  const code = company.taxCodes.find(({ active, sales }) => active && sales.length > 0);
  const inside = choices.isInside ? tax : 0;
  const sum = (lines: { amount: number }[]) => lines.reduce((all, { amount }) => all + amount, 0);
  const taxed = sum(draft.lines.filter(({ taxes }) => taxes?.length));
  const items = sum(draft.lines);
  const base = new Big(taxed - inside);
  const of = (amount: Big) =>
    (code?.sales ?? []).reduce(
      (all, { percent }) =>
        all + amount.times(percent).div(100).round(0, Big.roundHalfUp).toNumber(),
      0,
    );
  if (!company.allowDiscount) {
    // The discount is lines of whole cents; which group bears the odd cent is the builder's choice.
    const share = items === 0 ? new Big(0) : new Big(draft.discount).times(taxed).div(items);
    const modes = [Big.roundDown, Big.roundUp] as const;
    const fits = modes.filter((mode) => of(base.minus(share.round(0, mode))) === tax);
    return fits.length === 2 ? 'yes' : fits.length === 1 ? 'depends' : 'no';
  }
  if (of(base) === tax) return 'yes';
  const all = items + draft.rounding + sum(draft.charges ?? []) - inside;
  const after = all === 0 ? base : base.minus(base.times(draft.discount).div(all));
  return of(after) === tax ? 'yes' : 'no';
}
