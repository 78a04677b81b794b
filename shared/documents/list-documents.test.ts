import { describe, expect, it } from 'vitest';
import type { ClientDraft, ItemDraft, SupplierDraft } from '../draft/draft.ts';
import { context, sourceOf } from '../testing/order-context.ts';
import { updateOf, voiding, voidOf } from './change.ts';
import { entities } from './document-type.ts';
import { documentTypes, prepare } from './index.ts';

const client = (over: Partial<ClientDraft> = {}): ClientDraft => ({
  kind: 'client',
  source: sourceOf('client', 'id:77'),
  displayName: 'Rosalind Achterberg (77)',
  ...over,
});

const item = (over: Partial<ItemDraft> = {}): ItemDraft => ({
  kind: 'item',
  source: sourceOf('item', 'item:id:VAC'),
  name: 'Vaccination (VAC)',
  ...over,
});

const supplier = (over: Partial<SupplierDraft> = {}): SupplierDraft => ({
  kind: 'supplier',
  source: sourceOf('supplier', 'id:9'),
  displayName: 'Cascade Diagnostics',
  ...over,
});

const of = (draft: ClientDraft | ItemDraft | SupplierDraft, over = {}) => {
  const result = prepare(draft, context(over));
  return result.ok ? result.value.document : result.problem.code;
};

describe('customer', () => {
  it('stands under its payer as a sub-customer', () => {
    expect(of(client({ parentId: '12', billWithParent: true, email: 'r@a.example' }))).toEqual({
      DisplayName: 'Rosalind Achterberg (77)',
      PrimaryEmailAddr: { Address: 'r@a.example' },
      Job: true,
      ParentRef: { value: '12' },
      BillWithParent: true,
      Notes: expect.stringMatching(/^counterfoil:/),
    });
  });

  it('gets a currency only where the company has several', () => {
    const euro = client({ currency: 'EUR' });
    expect(of(euro)).not.toHaveProperty('CurrencyRef');
    expect(of(euro, { company: { multiCurrency: true } })).toMatchObject({
      CurrencyRef: { value: 'EUR' },
    });
  });

  it.each([
    ['A: B', 'text_not_allowed'],
    ['Tab\there', 'text_not_allowed'],
    ['Nul\u0000', 'text_not_allowed'],
    ['\ud800 alone', 'text_not_allowed'],
    ['O’Neil & Søn “Kennels”', null],
  ])('accepts only names that QuickBooks takes as they are: %j', (displayName, code) => {
    const document = of(client({ displayName }));
    if (code) expect(document).toBe(code);
    else expect(document).toMatchObject({ DisplayName: displayName });
  });
});

describe('item', () => {
  it('is a service on the income account of the draft, else of the settings', () => {
    expect(of(item({ incomeAccountId: '5' }))).toEqual({
      Name: 'Vaccination (VAC)',
      Type: 'Service',
      IncomeAccountRef: { value: '5' },
    });
    expect(of(item(), { settings: { incomeAccountId: '6' } })).toMatchObject({
      IncomeAccountRef: { value: '6' },
    });
    expect(of(item(), { settings: { incomeAccountId: null } })).toBe('defaults_missing');
  });

  it('is inventory only with everything inventory needs', () => {
    const whole = {
      type: 'Inventory' as const,
      incomeAccountId: '5',
      expenseAccountId: '80',
      assetAccountId: '81',
      quantityOnHand: '2.5',
      startDate: '2026-01-01',
    };
    expect(of(item(whole))).toMatchObject({
      TrackQtyOnHand: true,
      QtyOnHand: 2.5,
      InvStartDate: '2026-01-01',
      AssetAccountRef: { value: '81' },
      ExpenseAccountRef: { value: '80' },
    });
    const { assetAccountId: _a, ...noAsset } = whole;
    const { startDate: _s, ...noStart } = whole;
    expect(of(item(noAsset))).toBe('account_missing');
    expect(of(item(noStart))).toBe('field_missing');
  });

  it('may be bought only, or be a category without accounts', () => {
    expect(of(item({ type: 'NonInventory', expenseAccountId: '80' }))).toEqual({
      Name: 'Vaccination (VAC)',
      Type: 'NonInventory',
      ExpenseAccountRef: { value: '80' },
    });
    expect(of(item({ type: 'Category' }), { settings: { incomeAccountId: '6' } })).toEqual({
      Name: 'Vaccination (VAC)',
      Type: 'Category',
    });
  });
});

describe('vendor', () => {
  it('has a name, what is known of it, and the marker', () => {
    expect(of(supplier({ email: 'not an address', accountNumber: '4711' }))).toEqual({
      DisplayName: 'Cascade Diagnostics',
      AcctNum: '4711',
      Notes: expect.stringMatching(/^counterfoil:/),
    });
  });
});

describe('changes of what QuickBooks has', () => {
  it('are one sparse update with the version it is meant for', () => {
    const document = of(supplier());
    if (typeof document === 'string') throw new Error(document);
    expect(updateOf(document, { id: '56', syncToken: '3' })).toEqual({
      ...document,
      Id: '56',
      SyncToken: '3',
      sparse: true,
    });
  });

  it('know for every entity how its effect is taken away', () => {
    expect(Object.keys(voiding).sort()).toEqual([...entities].sort());
    expect(new Set(documentTypes.map(({ entity }) => entity))).toEqual(new Set(entities));
    const version = { id: '1', syncToken: '0' };
    expect(voidOf('Payment', version)).toEqual({ Id: '1', SyncToken: '0', sparse: true });
    expect(voidOf('Invoice', version)).toEqual({ Id: '1', SyncToken: '0' });
  });
});
