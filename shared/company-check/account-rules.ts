import { typeWords } from '../mapping/type-words.ts';
import type { CatalogueRow } from '../relay/contract.ts';
import { settingTargets, type TargetField } from '../settings/setting-targets.ts';
import { type BrokenSetting, settingsHealth } from '../settings/settings-health.ts';
import type { CompanyFacts, ListFact, Rule } from './company-facts.ts';
import { advice, fine, mustFix, type Verdict } from './finding.ts';

const hasActive = (rows: ListFact[], fits: (row: ListFact) => boolean): boolean =>
  rows.some((row) => row.active && fits(row));

/** What the settings name and cannot be used, by field, in words that follow what it is for. */
function wrongTargets(facts: CompanyFacts): Map<TargetField, string> {
  const { settings, company, accounts, items, vendors, terms } = facts;
  const rows = { accounts, items, vendors, terms };
  const lists = Object.entries(rows).map(([list, of]) => [list, of.map(rowOf)]);
  const broken = settingsHealth(settings, company, Object.fromEntries(lists));
  return new Map(broken.map((one) => [one.field, inWords(one)]));
}

/** As the catalogue has it. */
const rowOf = ({ type, subType, ...row }: ListFact): CatalogueRow => ({
  ...row,
  type: [type, subType].filter(Boolean).join(' / '),
});

function inWords({ why, target }: BrokenSetting): string {
  if (why === 'gone' || !target) return 'is no longer in QuickBooks';
  return why === 'inactive'
    ? `(${target.name}) is inactive`
    : `(${target.name}) is of the type ${typeWords(target.type ?? '')}, which does not fit`;
}

/** Invoices are booked against it. */
export const receivablesRule: Rule<Verdict> = ({ accounts }) =>
  hasActive(accounts, ({ type }) => type === 'Accounts Receivable')
    ? fine('Accounts receivable', 'The account that invoices are booked against is there.')
    : mustFix(
        'No accounts receivable',
        'QuickBooks has no active account of the type Accounts receivable, so invoices are refused.',
        'Add one in QuickBooks under Accounting > Chart of accounts.',
      );

/** Contract.md §5.8: where payments go unless the settings say otherwise. */
export const undepositedFundsRule: Rule<Verdict> = (facts) => {
  const { accounts, settings } = facts;
  if (settings.depositAccountId !== null) {
    const wrong = wrongTargets(facts).get('depositAccountId');
    return wrong
      ? mustFix(
          'The deposit account cannot be used',
          `The account chosen for payments ${wrong}.`,
          'Choose another deposit account in the settings.',
        )
      : fine('Deposit account', 'Payments go to the account chosen in the settings.');
  }
  return hasActive(accounts, ({ subType }) => subType === 'UndepositedFunds')
    ? fine('Undeposited funds', 'Payments wait there until the bookkeeper deposits them.')
    : advice(
        'No undeposited funds',
        'No deposit account is chosen, and QuickBooks shows no account for undeposited funds where payments could wait.',
        'Choose a deposit account in the settings.',
      );
};

/** Features D1 and D26. */
export const incomeAccountRule: Rule<Verdict> = (facts) => {
  const { incomeAccountId } = facts.settings;
  if (incomeAccountId === null) {
    return mustFix(
      'No income account is chosen yet',
      'Items that Counterfoil creates post their sales to it. Until it is chosen no item can be created.',
      'Choose an account of the type Income in the settings.',
    );
  }
  const wrong = wrongTargets(facts);
  const own = wrong.get('incomeAccountId');
  if (own) {
    return mustFix(
      'The income account cannot be used',
      `The account chosen for new items ${own}.`,
      'Choose another income account in the settings.',
    );
  }
  const ofKinds = named(wrong, ['chargeAccountId', 'taxAccountId', 'discountAccountId']);
  return ofKinds
    ? mustFix(
        'Accounts for kinds of items cannot be used',
        `In the settings, ${ofKinds}. Items created for these are refused.`,
        'Choose other accounts under Defaults in the settings, or none.',
      )
    : fine('Income account', 'Items that Counterfoil creates post to the account chosen.');
};

/** Features D2 and D26. */
export const servicesItemRule: Rule<Verdict> = (facts) => {
  const { servicesItemId } = facts.settings;
  if (servicesItemId === null) {
    return mustFix(
      'No services item is chosen yet',
      'Taxes sent as a line, write-offs, late fees, historical credits and rounding go to it. Records with any of these are refused until it is chosen.',
      'Choose an item of the type Service in the settings.',
    );
  }
  const wrong = wrongTargets(facts).get('servicesItemId');
  const name = facts.items.find(({ id }) => id === servicesItemId)?.name;
  return wrong
    ? mustFix(
        'The services item cannot be used',
        `The item chosen for taxes, write-offs and fees ${wrong}.`,
        'Choose another services item in the settings, one of the type Service.',
      )
    : fine('Services item', `${name} takes taxes, write-offs, fees and rounding.`);
};

/** Features D10. */
export const refundAccountRule: Rule<Verdict> = (facts) => {
  const { refundAccountId } = facts.settings;
  if (refundAccountId === null) {
    return advice(
      'No refund account is chosen yet',
      'Refunds leave from it; until it is chosen refunds are refused. Everything else works.',
      'Choose a bank or cash account in the settings, if the practice pays refunds.',
    );
  }
  const wrong = wrongTargets(facts).get('refundAccountId');
  return wrong
    ? mustFix(
        'The refund account cannot be used',
        `The account chosen for refunds ${wrong}.`,
        'Choose another refund account in the settings.',
      )
    : fine('Refund account', 'Refunds leave from the account chosen.');
};

/** What else is chosen must still be usable: the accounts and the vendor of expenses, payment terms. */
export const otherAccountsRule: Rule<Verdict> = (facts) => {
  const wrong = named(wrongTargets(facts), [
    ...(['expenseAccountId', 'purchaseAccountId', 'vendorId', 'termId'] as const),
  ]);
  return wrong
    ? mustFix(
        'Other choices of the settings cannot be used',
        `In the settings, ${wrong}. Records that need them are refused.`,
        'Choose others in the settings: under Expenses, or for payment terms under Documents and numbers.',
      )
    : fine('Other choices', 'Every account, vendor and term that is chosen can be used.');
};

/** Those of these fields that are wrong, each with what it is; empty when none is. */
const named = (wrong: Map<TargetField, string>, fields: TargetField[]): string =>
  fields
    .flatMap((field) => {
      const why = wrong.get(field);
      return why ? [`the ${settingTargets[field].name} ${why}`] : [];
    })
    .join('; ');
