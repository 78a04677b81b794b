import type { CompanyFacts, ListFact, Rule } from './company-facts.ts';
import { advice, fine, mustFix, type Verdict } from './finding.ts';

const named = (rows: ListFact[], id: string): ListFact | undefined =>
  rows.find((row) => row.id === id);
const hasActive = (rows: ListFact[], fits: (row: ListFact) => boolean): boolean =>
  rows.some((row) => row.active && fits(row));

/** Why a chosen account cannot be used; null when it can. `types`: what it must be one of. */
function wrongAccount({ accounts }: CompanyFacts, id: string, types: string[]): string | null {
  const account = named(accounts, id);
  if (!account) return 'is no longer in QuickBooks';
  if (!account.active) return `(${account.name}) is inactive`;
  if (types.includes(account.type)) return null;
  return `(${account.name}) is of the type ${account.type}, not ${types.join(' or ')}`;
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
    const wrong = wrongAccount(facts, settings.depositAccountId, ['Bank', 'Other Current Asset']);
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
  const wrong = wrongAccount(facts, incomeAccountId, ['Income', 'Other Income']);
  return wrong
    ? mustFix(
        'The income account cannot be used',
        `The account chosen for new items ${wrong}.`,
        'Choose another income account in the settings.',
      )
    : fine('Income account', 'Items that Counterfoil creates post to the account chosen.');
};

/** Features D2 and D26. */
export const servicesItemRule: Rule<Verdict> = ({ settings, items }) => {
  if (settings.servicesItemId === null) {
    return mustFix(
      'No services item is chosen yet',
      'Taxes sent as a line, write-offs, late fees, historical credits and rounding go to it. Records with any of these are refused until it is chosen.',
      'Choose an item of the type Service in the settings.',
    );
  }
  const item = named(items, settings.servicesItemId);
  if (item?.active && item.type === 'Service') {
    return fine('Services item', `${item.name} takes taxes, write-offs, fees and rounding.`);
  }
  const wrong = !item
    ? 'is no longer in QuickBooks'
    : item.active
      ? `(${item.name}) is of the type ${item.type}, not Service`
      : `(${item.name}) is inactive`;
  return mustFix(
    'The services item cannot be used',
    `The item chosen for taxes, write-offs and fees ${wrong}.`,
    'Choose another services item in the settings.',
  );
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
  const wrong = wrongAccount(facts, refundAccountId, ['Bank', 'Other Current Asset']);
  return wrong
    ? mustFix(
        'The refund account cannot be used',
        `The account chosen for refunds ${wrong}.`,
        'Choose another refund account in the settings.',
      )
    : fine('Refund account', 'Refunds leave from the account chosen.');
};

const spent = [
  ...['Expense', 'Other Expense', 'Cost of Goods Sold', 'Fixed Asset', 'Other Current Asset'],
];

/** The accounts of expenses: chosen ones must still be usable. */
export const otherAccountsRule: Rule<Verdict> = (facts) => {
  const { expenseAccountId, purchaseAccountId, purchaseType } = facts.settings;
  // Contract.md §5.10: a card purchase leaves from a card, everything else from a bank account.
  const paidFrom = purchaseType === 'CreditCard' ? ['Credit Card'] : ['Bank'];
  const wrong = [
    { what: 'for expense categories', id: expenseAccountId, types: spent },
    { what: 'that paid expenses leave from', id: purchaseAccountId, types: paidFrom },
  ].flatMap(({ what, id, types }) => {
    const why = id === null ? null : wrongAccount(facts, id, types);
    return why ? [`the account ${what} ${why}`] : [];
  });
  return wrong.length > 0
    ? mustFix(
        'Accounts of expenses cannot be used',
        `In the settings, ${wrong.join('; ')}.`,
        'Choose other accounts in the settings.',
      )
    : fine('Accounts of expenses', 'Every account that is chosen can be used.');
};
