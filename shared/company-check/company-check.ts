import { explain, type Problem } from '../problem.ts';
import {
  incomeAccountRule,
  otherAccountsRule,
  receivablesRule,
  refundAccountRule,
  servicesItemRule,
  undepositedFundsRule,
} from './account-rules.ts';
import type { CompanyFacts, Rule } from './company-facts.ts';
import {
  closingDateRule,
  companyRule,
  currencyRule,
  editionRule,
  subscriptionRule,
} from './company-rules.ts';
import {
  type Finding,
  type FindingId,
  findingIds,
  fine,
  mustFix,
  type Verdict,
} from './finding.ts';
import {
  autoApplyCreditsRule,
  autoApplyPaymentsRule,
  classesRule,
  discountsRule,
  documentNumbersRule,
  locationsRule,
} from './form-rules.ts';
import { salesTaxRule, taxCodesRule, taxOverrideRule, taxRatesRule } from './tax-rules.ts';

type AccessId = 'credentials' | 'permissions';

const rules: Record<Exclude<FindingId, AccessId>, Rule<Verdict>> = {
  company: companyRule,
  edition: editionRule,
  subscription: subscriptionRule,
  currency: currencyRule,
  'closing-date': closingDateRule,
  'sales-tax': salesTaxRule,
  'tax-override': taxOverrideRule,
  'tax-codes': taxCodesRule,
  'tax-rates': taxRatesRule,
  'document-numbers': documentNumbersRule,
  'auto-apply-credits': autoApplyCreditsRule,
  'auto-apply-payments': autoApplyPaymentsRule,
  discounts: discountsRule,
  classes: classesRule,
  locations: locationsRule,
  receivables: receivablesRule,
  'undeposited-funds': undepositedFundsRule,
  'income-account': incomeAccountRule,
  'services-item': servicesItemRule,
  'refund-account': refundAccountRule,
  'other-accounts': otherAccountsRule,
};

/** Everything there is to say about a company that could be read, each id once (features H9). */
export const checkCompany = (facts: CompanyFacts): Finding[] => [
  ...checkAccess(null),
  ...findingIds.flatMap((id) => (isFact(id) ? [{ id, ...rules[id](facts) }] : [])),
];

const isFact = (id: FindingId): id is Exclude<FindingId, AccessId> => Object.hasOwn(rules, id);

/** Whether the company can be read at all; `refusal` is why not, and then nothing else is known. */
export function checkAccess(refusal: Problem | null): Finding[] {
  const credentials = fine('Credentials', 'Intuit accepts the relay’s app and its permission.');
  if (!refusal) {
    const permissions = fine(
      'Permissions',
      'The QuickBooks user who connected may read the company. Whether that user may also write shows with the first export.',
    );
    return [
      { id: 'credentials', ...credentials },
      { id: 'permissions', ...permissions },
    ];
  }
  const { sentence, next } = explain(refusal);
  return refusal.code === 'qbo_access_lost'
    ? [
        { id: 'credentials', ...credentials },
        { id: 'permissions', ...mustFix('Permissions', sentence, next) },
      ]
    : [{ id: 'credentials', ...mustFix('Credentials', sentence, next) }];
}
