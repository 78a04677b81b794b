import { describe, expect, it } from 'vitest';
import { createdName } from '#shared/mapping/created-name.ts';
import type { Term } from '#shared/mapping/term.ts';
import type { CatalogueRow } from '#shared/relay/contract.ts';
import { incomeAccounts } from './income-accounts.ts';
import { createTargetSearch, mostShown } from './search-targets.ts';
import { suggestions, targetsFor } from './suggestions.ts';

const term = (over: Partial<Term>): Term => ({
  profileId: 'p',
  origin: 'https://a.example',
  kind: 'item',
  key: 'k',
  name: 'Rabies vaccination',
  ...over,
});
const row = (id: string, name: string, over: Partial<CatalogueRow> = {}): CatalogueRow => ({
  id,
  name,
  active: true,
  ...over,
});

describe('suggestions', () => {
  it('names the reason, and puts codes before names', () => {
    const rows = [row('1', ' rabies  VACCINATION'), row('2', 'Other', { code: 'va-12' })];
    expect(suggestions(term({ id: 'VA-12' }), rows).map((s) => [s.row.id, s.reason])).toEqual([
      ['2', 'same code'],
      ['1', 'same name'],
    ]);
  });

  it('knows a client by e-mail, and one it created by name and number', () => {
    const client = term({
      kind: 'client',
      name: 'June Abernathy',
      id: 'C-7',
      email: 'J@x.example',
    });
    const rows = [row('1', 'June Abernathy (C-7)'), row('2', 'J. A.', { code: 'j@x.example' })];
    expect(suggestions(client, rows).map((s) => s.reason)).toEqual(['same e-mail', 'same name']);
  });

  it('does not suggest what is only similar', () => {
    expect(suggestions(term({}), [row('1', 'Rabies vaccination 3 years')])).toEqual([]);
  });

  it('leaves out what cannot be sold or is inactive', () => {
    const rows = [
      row('1', 'A', { type: 'Service' }),
      row('2', 'B', { type: 'Category' }),
      row('3', 'C', { type: 'Group' }),
      row('4', 'D', { active: false }),
    ];
    expect(targetsFor('item', rows).map(({ id }) => id)).toEqual(['1']);
  });

  it('offers only accounts of the right types', () => {
    const types = [
      'Bank / Checking',
      'Credit Card / CreditCard',
      'Other Current Asset / UndepositedFunds',
      'Expense / SuppliesMaterials',
      'Cost of Goods Sold / SuppliesMaterialsCogs',
      'Income / SalesOfProductIncome',
      'Accounts Receivable / AccountsReceivable',
    ];
    const rows = types.map((type, index) => row(String(index), type, { type }));
    const ids = (kind: Term['kind']) => targetsFor(kind, rows).map(({ id }) => id);
    expect(ids('money-account')).toEqual(['0', '1', '2']);
    expect(ids('expense-category')).toEqual(['2', '3', '4']);
  });

  it('makes names that QuickBooks takes', () => {
    expect(createdName({ name: 'Exam: dental', id: 'EX:1' })).toBe('Exam - dental (EX-1)');
    expect(createdName({ name: 'Ada Byron' })).toBe('Ada Byron');
    expect(createdName({ name: 'Exam: dental', id: 'EX:1' }, 'id-name')).toBe('EX-1 Exam - dental');
  });
});

describe('the search', () => {
  const names = Array.from({ length: 10_000 }, (_, i) => row(String(i), `Client ${i} Street`));
  const search = createTargetSearch([
    ...names,
    row('x', 'Éloïse Dubois', { code: 'eloise@x.example' }),
  ]);

  it('finds by parts of a name in any order, without accents, and by code', () => {
    expect(search('dub elo')[0]?.id).toBe('x');
    expect(search('eloise@x')[0]?.id).toBe('x');
    expect(search('Client 4711')[0]?.name).toBe('Client 4711 Street');
    expect(search('no such')).toEqual([]);
  });

  it('shows no more than a person looks through', () => {
    expect(search('client')).toHaveLength(mostShown);
    expect(search('')).toHaveLength(mostShown);
  });
});

describe('income accounts', () => {
  it('are of type Income, sales of products first', () => {
    const rows = [
      row('1', 'Services', { type: 'Income / ServiceFeeIncome' }),
      row('2', 'Sales', { type: 'Income / SalesOfProductIncome' }),
      row('3', 'Checking', { type: 'Bank / Checking' }),
      row('4', 'Interest', { type: 'Other Income / InterestEarned' }),
      row('5', 'Old', { type: 'Income / SalesOfProductIncome', active: false }),
    ];
    expect(incomeAccounts(rows).map(({ id }) => id)).toEqual(['2', '1']);
  });
});
