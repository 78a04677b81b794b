import { describe, expect, it } from 'vitest';
import { typeWords } from './type-words.ts';

describe('the type of an entry', () => {
  it.each([
    ['NonInventory', 'Non-inventory item'],
    ['Service', 'Service'],
    ['NON_CREDIT_CARD', 'Not a credit card'],
    ['DATE_DRIVEN', 'Due on a day of the month'],
    ['Other Current Asset', 'Other current asset'],
    ['Other Current Asset / UndepositedFunds', 'Other current asset: Undeposited funds'],
    ['Other Current Asset / Inventory', 'Other current asset: Inventory'],
    ['Income / SalesOfProductIncome', 'Income: Sales of product income'],
  ])('%s is said as “%s”', (type, words) => {
    expect(typeWords(type)).toBe(words);
  });

  it('is not said twice where the account is of the plain kind', () => {
    expect(typeWords('Other Current Asset / OtherCurrentAssets')).toBe('Other current asset');
    expect(typeWords('Accounts Payable / AccountsPayable')).toBe('Accounts payable');
  });

  it('stays as QuickBooks tells it where nobody has words for it', () => {
    expect(typeWords('Kit2B')).toBe('Kit2B');
    expect(typeWords('Equity / IntraStateCSTPayable')).toBe('Equity: IntraStateCSTPayable');
    expect(typeWords('constructor')).toBe('constructor');
  });
});
