import { describe, expect, it } from 'vitest';
import { problem } from '../problem.ts';
import { defaultSettings, type Settings } from '../settings/settings.ts';
import { ukCompany, usCompany } from '../testing/order-context.ts';
import { checkAccess, checkCompany } from './company-check.ts';
import type { CompanyFacts } from './company-facts.ts';
import { type Finding, type FindingId, findingIds } from './finding.ts';

const account = (id: string, type: string, subType = '', active = true) => ({
  ...{ id, name: `Account ${id}`, type, subType, active },
});

/** A company with nothing to complain about. */
const sound: CompanyFacts = {
  company: usCompany,
  settings: {
    ...defaultSettings,
    servicesItemId: '7',
    incomeAccountId: '11',
    refundAccountId: '1',
  },
  autoApplyCredits: false,
  autoApplyPayments: false,
  subscription: 'PAID',
  edition: 'QuickBooks Online Plus',
  accounts: [
    account('1', 'Bank', 'Checking'),
    account('3', 'Accounts Receivable', 'AccountsReceivable'),
    account('4', 'Other Current Asset', 'UndepositedFunds'),
    account('11', 'Income', 'SalesOfProductIncome'),
    account('16', 'Expense'),
    account('17', 'Expense', '', false),
  ],
  items: [{ id: '7', name: 'Services', type: 'Service', active: true }],
  vendors: [],
  terms: [{ id: '8', name: 'Net 45', type: '', active: false }],
  classes: [{ id: '5', name: 'Large animals', type: '', active: true }],
  locations: [{ id: '6', name: 'East', type: '', active: true }],
  mappedTaxCodes: [],
  practiceTaxes: [],
};

interface Over extends Partial<Omit<CompanyFacts, 'company' | 'settings'>> {
  company?: Partial<CompanyFacts['company']>;
  settings?: Partial<Settings>;
}

const facts = ({ company, settings, ...over }: Over = {}): CompanyFacts => ({
  ...sound,
  ...over,
  company: { ...sound.company, ...company },
  settings: { ...sound.settings, ...settings },
});
const found = (id: FindingId, over: Over = {}): Finding =>
  checkCompany(facts(over)).find((one) => one.id === id) as Finding;
const state = (id: FindingId, over: Over = {}) => found(id, over).state;

/** For each id what makes it complain, how loud, and a word the admin must read. */
const complaints: Record<
  Exclude<FindingId, 'credentials' | 'permissions'>,
  [Over, 'advice' | 'must-fix', RegExp][]
> = {
  company: [[{ company: { country: '' } }, 'must-fix', /no country/]],
  edition: [
    [{ edition: 'QuickBooks Desktop Pro' }, 'must-fix', /Desktop/],
    [{ edition: 'QuickBooks Self-Employed' }, 'must-fix', /self-employed/],
  ],
  subscription: [
    [{ subscription: 'EXPIRED' }, 'must-fix', /refuses every change/],
    [{ subscription: 'TRIAL' }, 'advice', /trial ends/],
  ],
  currency: [
    [{ company: { homeCurrency: '' } }, 'must-fix', /home currency/i],
    [{ company: { multiCurrency: true } }, 'advice', /one currency for good/],
  ],
  'closing-date': [[{ company: { closedUntil: '2026-06-30' } }, 'advice', /2026-06-30/]],
  'sales-tax': [[{ company: { ...ukCompany, tax: 'none' } }, 'advice', /VAT or GST/]],
  'tax-override': [
    [{ settings: { tax: 'document' } }, 'must-fix', /not known/],
    [
      { settings: { tax: 'document' }, company: { taxOverride: 'ignored' } },
      'must-fix',
      /replaces/,
    ],
  ],
  'tax-codes': [
    [{ company: ukCompany, mappedTaxCodes: ['20', '99'] }, 'must-fix', /number 99/],
    [{ company: { ...ukCompany, taxCodes: [] } }, 'must-fix', /no active tax code/],
  ],
  'tax-rates': [
    [
      { company: ukCompany, practiceTaxes: [{ name: 'VAT', percent: '17.5', codeId: '20' }] },
      'must-fix',
      /VAT is 17.5 %, its code 20.0% S is 20 %/,
    ],
  ],
  'document-numbers': [
    [{ company: { customTxnNumbers: false } }, 'advice', /does not refuse a number/],
    [{ settings: { numbers: 'quickbooks' } }, 'must-fix', /without one/],
  ],
  'auto-apply-credits': [[{ autoApplyCredits: true }, 'advice', /balance can be smaller/]],
  'auto-apply-payments': [[{ autoApplyPayments: true }, 'advice', /other invoices/]],
  discounts: [[{ company: { allowDiscount: false } }, 'advice', /negative amount/]],
  classes: [
    [{ settings: { classId: '5' } }, 'must-fix', /class tracking is off/],
    [{ settings: { classId: '9' }, company: { classes: 'line' } }, 'must-fix', /gone or inactive/],
  ],
  locations: [
    [{ settings: { locationId: '6' } }, 'must-fix', /location tracking is off/],
    [{ settings: { locationId: '9' }, company: { locations: true } }, 'must-fix', /gone/],
  ],
  receivables: [[{ accounts: [account('1', 'Bank')] }, 'must-fix', /invoices are refused/]],
  'undeposited-funds': [
    [{ accounts: [account('1', 'Bank')] }, 'advice', /deposit account/],
    [{ settings: { depositAccountId: '11' } }, 'must-fix', /type Income/],
  ],
  'income-account': [
    [{ settings: { incomeAccountId: null } }, 'must-fix', /chosen yet/],
    [{ settings: { incomeAccountId: '99' } }, 'must-fix', /no longer in QuickBooks/],
    [{ settings: { chargeAccountId: '99' } }, 'must-fix', /late fees and charges is no longer/],
    [{ settings: { incomeAccountId: '1' } }, 'must-fix', /type Bank: Checking, which does not fit/],
  ],
  'services-item': [
    [{ settings: { servicesItemId: null } }, 'must-fix', /chosen yet/],
    [{ settings: { servicesItemId: '8' } }, 'must-fix', /no longer in QuickBooks/],
    [
      { items: [{ id: '7', name: 'Services', type: 'Service', active: false }] },
      'must-fix',
      /\(Services\) is inactive/,
    ],
    [
      { items: [{ id: '7', name: 'Bandage', type: 'Inventory', active: true }] },
      'must-fix',
      /type Inventory item, which does not fit/,
    ],
  ],
  'refund-account': [
    [{ settings: { refundAccountId: null } }, 'advice', /refunds are refused/],
    [{ settings: { refundAccountId: '11' } }, 'must-fix', /type Income/],
    [
      {
        settings: { refundAccountId: '5' },
        accounts: [...sound.accounts, account('5', 'Other Current Asset', 'Inventory')],
      },
      'must-fix',
      /of the type Other current asset: Inventory, which/,
    ],
  ],
  'other-accounts': [
    [{ settings: { expenseAccountId: '17' } }, 'must-fix', /Account 17\) is inactive/],
    [{ settings: { vendorId: '9' } }, 'must-fix', /the vendor is no longer in QuickBooks/],
    [{ settings: { termId: '8' } }, 'must-fix', /payment terms \(Net 45\) is inactive/],
    [
      { settings: { purchaseAccountId: '1', purchaseType: 'CreditCard' } },
      'must-fix',
      /paid from \(Account 1\) is of the type Bank/,
    ],
  ],
};

const cases = Object.entries(complaints).flatMap(([id, list]) =>
  list.map(([over, loud, words]) => ({ id: id as FindingId, over, loud, words })),
);

describe('the company check', () => {
  it('says something about each point, once, in a fixed order', () => {
    expect(checkCompany(sound).map(({ id }) => id)).toEqual([...findingIds]);
  });

  it('finds nothing wrong with a sound company, and then asks for nothing', () => {
    const findings = checkCompany(sound);
    expect(findings.filter((one) => one.state !== 'ok')).toEqual([]);
    expect(findings.filter((one) => one.fix !== null)).toEqual([]);
  });

  it.each(cases)('$id: $loud where $words', ({ id, over, loud, words }) => {
    const { state, title, explanation, fix } = found(id, over);
    expect(state).toBe(loud);
    expect(`${title} ${explanation} ${fix}`).toMatch(words);
    expect(fix?.length).toBeGreaterThan(20);
  });

  it('complains of nothing else than what is wrong', () => {
    for (const { id, over } of cases) {
      if (['accounts', 'company'].some((key) => key in over)) continue;
      const others = checkCompany(facts(over)).filter((one) => one.state !== 'ok');
      expect(others.map((one) => one.id)).toEqual([id]);
    }
  });

  it('tells each tax model what becomes of its tax', () => {
    const says = (over: Over) => found('sales-tax', over).explanation;
    expect(says({})).toMatch(/line of its own/);
    expect(says({ settings: { tax: 'document' } })).toMatch(/keeps such a tax/);
    expect(says({ company: { tax: 'us-manual' }, settings: { tax: 'document' } })).toMatch(
      /to the cent/,
    );
    expect(says({ company: ukCompany })).toMatch(/Each line carries the tax code/);
    expect(says({ company: { tax: 'none' } })).toMatch(/stores no tax/);
  });

  it('is content where the settings and the company agree', () => {
    expect(
      state('tax-override', { settings: { tax: 'document' }, company: { taxOverride: 'kept' } }),
    ).toBe('ok');
    const equal = [{ name: 'GST + PST', percent: '12.0', codeId: '12' }];
    expect(state('tax-rates', { company: ukCompany, practiceTaxes: equal })).toBe('ok');
    expect(state('tax-codes', { company: ukCompany, mappedTaxCodes: ['20'] })).toBe('ok');
    const numbers = { settings: { numbers: 'quickbooks' as const } };
    expect(state('document-numbers', { ...numbers, company: { customTxnNumbers: false } })).toBe(
      'ok',
    );
    expect(state('classes', { settings: { classId: '5' }, company: { classes: 'line' } })).toBe(
      'ok',
    );
    const unused = { settings: { classId: '9', useClasses: false } };
    expect(state('classes', { ...unused, company: { classes: 'line' } })).toBe('ok');
    expect(state('subscription', { subscription: null })).toBe('ok');
    const bank = { settings: { depositAccountId: '1' }, accounts: [account('1', 'Bank')] };
    expect(state('undeposited-funds', bank)).toBe('ok');
  });
});

describe('access', () => {
  it.each([
    ['needs_reconnect', ['credentials'], /Reconnect/],
    ['intuit_app_wrong', ['credentials'], /INTUIT_CLIENT_ID/],
    ['qbo_access_lost', ['permissions'], /admin in QuickBooks/],
  ] as const)('%s is all that is known', (code, ids, words) => {
    const wrong = checkAccess(problem(code)).filter((one) => one.state === 'must-fix');
    expect(wrong.map(({ id }) => id)).toEqual(ids);
    expect(wrong[0]?.fix).toMatch(words);
  });
});
