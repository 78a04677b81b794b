import { describe, expect, it } from 'vitest';
import type { CatalogueRow } from '../relay/contract.ts';
import { type Mapping, nameMark } from './mapping.ts';
import { mappingHealth } from './mapping-health.ts';
import { type TermKind, termId } from './term.ts';

const mapped = (key: string, targetId: string | null, more: Partial<Mapping> = {}): Mapping => ({
  term: { profileId: 'p', origin: 'https://x.example', kind: 'item', key },
  realmId: '9341450000000001',
  targetId,
  version: 1,
  removed: false,
  ...more,
});
const of = (kind: TermKind) => ({
  term: { profileId: 'p', origin: 'https://x.example', kind, key: 'k' },
});
const row = (id: string, name: string, more: Partial<CatalogueRow> = {}): CatalogueRow => ({
  id,
  name,
  type: 'Service',
  active: true,
  ...more,
});

const items = [
  row('1', 'Vaccines'),
  row('2', 'Retired (deleted)', { active: false }),
  row('3', 'Shelf', { type: 'Category' }),
  row('4', 'Twin'),
  row('5', 'TWIN'),
  row('6', 'New name'),
  row('7', 'Old twin', { active: false }),
  row('8', 'Old twin'),
];
const accounts = [
  row('1', 'Checking', { type: 'Bank / Checking' }),
  row('2', 'Sales', { type: 'Income / SalesOfProductIncome' }),
];

const stateOf = (mapping: Mapping) =>
  mappingHealth([mapping], { items, accounts }, [])[0] ?? { state: undefined, breaks: undefined };

describe('mapping health', () => {
  it('finds what would break an export, and what only deserves a look', () => {
    const found = (mapping: Mapping) => [stateOf(mapping).state, stateOf(mapping).breaks];
    expect(found(mapped('a', '1'))).toEqual(['ok', false]);
    expect(found(mapped('a', '99'))).toEqual(['target-missing', true]);
    expect(found(mapped('a', '2'))).toEqual(['target-inactive', true]);
    expect(found(mapped('a', '3'))).toEqual(['wrong-type', true]);
    expect(found(mapped('a', '4'))).toEqual(['duplicate-target-name', false]);
    expect(found(mapped('a', '8'))).toEqual(['ok', false]);
    expect(found(mapped('k', '1', of('money-account')))).toEqual(['ok', false]);
    expect(found(mapped('k', '2', of('money-account')))).toEqual(['wrong-type', true]);
    expect(found(mapped('k', '2', of('expense-category')))).toEqual(['wrong-type', true]);
  });

  it('takes for money what payments can go to and cards, not every asset', () => {
    const typed = (type: string) => {
      const health = mappingHealth(
        [mapped('k', '1', of('money-account'))],
        { accounts: [row('1', 'Account', { type })] },
        [],
      );
      return health[0]?.state;
    };
    expect(typed('Other Current Asset / Inventory')).toBe('wrong-type');
    expect(typed('Other Current Asset / PrepaidExpenses')).toBe('wrong-type');
    expect(typed('Other Current Asset / UndepositedFunds')).toBe('ok');
    expect(typed('Other Current Asset / OtherCurrentAssets')).toBe('ok');
    expect(typed('Credit Card / CreditCard')).toBe('ok');
  });

  it('says where the company has no classes or locations, or a tax code is for purchases only', () => {
    const lists = {
      classes: [row('1', 'North')],
      departments: [row('1', 'North')],
      taxCodes: [row('1', 'Import VAT'), row('2', 'Exempt'), row('3', 'VAT')],
    };
    const rates = [{ rateId: '3', percent: '20' }];
    const code = { name: '', active: true, sales: [], purchase: [] };
    const company = {
      classes: 'off' as const,
      locations: false,
      taxCodes: [
        { ...code, id: '1', purchase: rates },
        { ...code, id: '2' },
        { ...code, id: '3', sales: rates, purchase: rates },
      ],
    };
    const found = (kind: TermKind, id: string, more = {}) => {
      const known = { ...company, ...more };
      const [one] = mappingHealth([mapped('k', id, of(kind))], lists, [], known);
      return [one?.state, one?.breaks];
    };
    expect(found('class', '1')).toEqual(['feature-off', false]);
    expect(found('class', '1', { classes: 'line' })).toEqual(['ok', false]);
    expect(found('location', '1')).toEqual(['feature-off', false]);
    expect(found('location', '1', { locations: true })).toEqual(['ok', false]);
    expect(found('tax-code', '1')).toEqual(['not-for-sales', false]);
    expect(found('tax-code', '2')).toEqual(['ok', false]);
    expect(found('tax-code', '3')).toEqual(['ok', false]);
    expect(mappingHealth([mapped('k', '1', of('class'))], lists, [])[0]?.state).toBe('ok');
  });

  it('tells a rename only where the name at the time is known', () => {
    const named = (name?: string) => mapped('a', '6', name ? { namedAs: nameMark(name) } : {});
    expect(stateOf(named('Old name')).state).toBe('target-renamed');
    expect(stateOf(named('New name')).state).toBe('ok');
    expect(stateOf(named()).state).toBe('ok');
    const inactive = mapped('a', '2', { namedAs: nameMark('Retired') });
    expect(mappingHealth([inactive], { items }, [])[0]?.troubles).toEqual(['target-inactive']);
  });

  it('tells of several terms on one counterpart, within a kind only', () => {
    const both = [mapped('a', '1'), mapped('b', '1'), mapped('k', '1', of('item-category'))];
    expect(mappingHealth(both, { items }, []).map(({ state }) => state)).toEqual([
      'many-to-one',
      'many-to-one',
      'ok',
    ]);
    const broken = [mapped('a', '2'), mapped('b', '2')];
    expect(mappingHealth(broken, { items }, [])[0]).toMatchObject({
      state: 'target-inactive',
      troubles: ['target-inactive', 'many-to-one'],
    });
  });

  it('counts the waiting drafts that need the term, each once', () => {
    const one = mapped('a', '99');
    const other = mapped('b', '1');
    const [a, b] = [termId(one.term), termId(other.term)];
    const health = mappingHealth([one, other], { items }, [[a, b, a], [a], [b], []]);
    expect(health.map(({ waiting }) => waiting)).toEqual([2, 2]);
  });

  it('leaves out what has no counterpart, and says nothing about a list that is not known', () => {
    const aside = mapped('a', null, { ignored: true });
    const gone = mapped('b', '1', { removed: true });
    expect(mappingHealth([aside, gone], { items }, [])).toEqual([]);
    expect(mappingHealth([mapped('a', '99')], {}, [])[0]?.state).toBe('ok');
  });
});
