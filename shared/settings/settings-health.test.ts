import { describe, expect, it } from 'vitest';
import { prepare } from '../documents/index.ts';
import type { Draft } from '../draft/draft.ts';
import type { CatalogueRow } from '../relay/contract.ts';
import { context, salesFields, sourceOf, usCompany } from '../testing/order-context.ts';
import { type TargetField, targetFields } from './setting-targets.ts';
import { defaultSettings, type Settings, settings as shape } from './settings.ts';
import { listsOfSettings, settingsHealth, settingsIn } from './settings-health.ts';

const company = { ...usCompany, classes: 'line' as const, locations: true };
const row = (id: string, type?: string, active = true): CatalogueRow => ({
  id,
  name: `Row ${id}`,
  active,
  ...(type ? { type } : {}),
});
const rows = {
  accounts: [
    row('1', 'Bank / Checking'),
    row('2', 'Income / SalesOfProductIncome'),
    row('3', 'Other Current Asset / UndepositedFunds'),
    row('4', 'Other Current Asset / Inventory'),
    row('5', 'Income / ServiceFeeIncome', false),
    row('6', 'Other Current Asset / OtherCurrentAssets'),
    row('7', 'Credit Card / CreditCard'),
    row('8', 'Expense / SuppliesMaterials'),
  ],
  items: [row('9', 'Service'), row('10', 'NonInventory')],
  vendors: [row('11')],
  terms: [row('12', undefined, false)],
  classes: [row('13')],
  departments: [row('14')],
};
const broken = (over: Partial<Settings>, of: Partial<typeof company> = {}) =>
  settingsHealth({ ...defaultSettings, ...over }, { ...company, ...of }, rows).map(
    ({ field, why }) => `${field} ${why}`,
  );

describe('what the settings name in QuickBooks (D23)', () => {
  it('is every setting that holds an id of QuickBooks', () => {
    const ids = Object.keys(shape.shape).filter((field) => field.endsWith('Id'));
    expect([...targetFields].sort()).toEqual(ids.sort());
  });

  it.each([
    ['incomeAccountId', '2', '1'],
    ['servicesItemId', '9', '10'],
    ['refundAccountId', '3', '6'],
    ['refundAccountId', '1', '4'],
    ['depositAccountId', '6', '4'],
    ['expenseAccountId', '8', '1'],
    ['purchaseAccountId', '1', '7'],
  ] as [TargetField, string, string][])('%s may be %s, not %s', (field, good, bad) => {
    expect(broken({ [field]: good })).toEqual([]);
    expect(broken({ [field]: bad })).toEqual([`${field} wrong-type`]);
  });

  it('is broken when it is inactive, gone, or of another type for the way it is paid', () => {
    expect(broken({ chargeAccountId: '5', vendorId: '99', termId: '12' })).toEqual([
      'chargeAccountId inactive',
      'vendorId gone',
      'termId inactive',
    ]);
    expect(broken({ purchaseAccountId: '7', purchaseType: 'CreditCard' })).toEqual([]);
  });

  it('is not complained of where it is not sent, or its list is not known', () => {
    const gone = { classId: '99', locationId: '99' };
    expect(broken(gone)).toEqual(['classId gone', 'locationId gone']);
    expect(broken({ ...gone, useClasses: false, useLocations: false })).toEqual([]);
    expect(broken(gone, { classes: 'off', locations: false } as never)).toEqual([]);
    expect(broken({ purchaseAccountId: '99', expensesAs: 'bill' })).toEqual([]);
    const some = { ...defaultSettings, vendorId: '99' };
    expect(settingsHealth(some, company, { accounts: rows.accounts })).toEqual([]);
    expect(listsOfSettings(some, company)).toEqual(['vendors']);
  });

  it('is found in the documents that name it, and in no other', () => {
    const draft: Draft = { kind: 'invoice', source: sourceOf('invoice'), ...salesFields };
    const chosen = { servicesItemId: '10', termId: '12', refundAccountId: '4', vendorId: '58' };
    const known = context({
      lookup: (term) => (term.kind === 'tax' ? undefined : '58'),
      settings: chosen,
    });
    const prepared = prepare(draft, known);
    if (!prepared.ok) throw new Error(prepared.problem.code);
    const { settings, company: plain } = known;
    expect(settingsIn([prepared.value.document], settings, plain)).toEqual([
      'servicesItemId',
      'termId',
    ]);
    expect(settingsIn([], settings, plain)).toEqual([]);
  });
});
