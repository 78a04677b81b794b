/** Every type an entry can have in its list (contract.md §5), as people call it. */
const known = new Map(
  Object.entries({
    // Items.
    Service: 'Service',
    NonInventory: 'Non-inventory item',
    Inventory: 'Inventory item',
    Group: 'Bundle',
    Category: 'Category',
    // Accounts.
    Bank: 'Bank',
    'Accounts Receivable': 'Accounts receivable',
    'Other Current Asset': 'Other current asset',
    'Fixed Asset': 'Fixed asset',
    'Other Asset': 'Other asset',
    'Accounts Payable': 'Accounts payable',
    'Credit Card': 'Credit card',
    'Other Current Liability': 'Other current liability',
    'Long Term Liability': 'Long-term liability',
    Equity: 'Equity',
    Income: 'Income',
    'Cost of Goods Sold': 'Cost of goods sold',
    Expense: 'Expense',
    'Other Income': 'Other income',
    'Other Expense': 'Other expense',
    'Non-Posting': 'Non-posting',
    // Payment methods.
    CREDIT_CARD: 'Credit card',
    NON_CREDIT_CARD: 'Not a credit card',
    // Payment terms.
    STANDARD: 'Due after a number of days',
    DATE_DRIVEN: 'Due on a day of the month',
  }),
);

/** “UndepositedFunds” of the account types below the main ones, of which QuickBooks has hundreds. */
const isOneWord = /^[A-Z][a-z]+([A-Z][a-z]+)+$/;

/** A type as the catalogue has it, in plain words; one that nobody has words for as QuickBooks tells it. */
export function typeWords(type: string): string {
  const words = type.split(' / ').map((part, at) => (at === 0 && known.get(part)) || spaced(part));
  return words.filter((part, at) => !isSaid(part, words[at - 1])).join(': ');
}

const spaced = (part: string): string => {
  if (!isOneWord.test(part)) return part;
  const words = part.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
};

/** “Other current asset: Other current assets” says the same twice. */
const isSaid = (part: string, before: string | undefined): boolean =>
  before !== undefined && (part === before || part === `${before}s`);
