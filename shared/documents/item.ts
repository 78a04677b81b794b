import type { ItemDraft } from '../draft/draft.ts';
import { type Problem, problem } from '../problem.ts';
import { ok, refused } from '../result.ts';
import type { Settings } from '../settings/settings.ts';
import { nameProblem } from './allowed-text.ts';
import { defineDocument, type OrderBase } from './document-type.ts';
import type { ItemDocument } from './qbo-shapes.ts';
import { optionalRef, ref } from './transaction.ts';

interface ItemOrder extends OrderBase {
  draft: ItemDraft;
  type: ItemDocument['Type'];
  incomeAccountId?: string;
}

/** A new item for a practice item, tax, charge or rounding term (D1, E13, E18; contract.md §5.7). */
export const item = defineDocument<ItemDraft, ItemOrder, ItemDocument>({
  kind: 'item',
  entity: 'Item',
  adminOnly: true,
  terms: () => [],

  order(draft, { settings }) {
    const type = draft.type ?? 'Service';
    const wrong = nameProblem('name', draft.name, 100) ?? accountProblem(draft, type, settings);
    if (wrong) return refused(wrong);
    const incomeAccountId = draft.incomeAccountId ?? settings.incomeAccountId;
    const needsIncome = type !== 'Category' && !(type === 'NonInventory' && draft.expenseAccountId);
    return ok({
      draft,
      type,
      ...(incomeAccountId && (needsIncome || draft.incomeAccountId) ? { incomeAccountId } : {}),
      total: null,
      tax: null,
    });
  },

  build: ({ draft, type, incomeAccountId }) => ({
    Name: draft.name,
    Type: type,
    ...(draft.sku ? { Sku: draft.sku } : {}),
    ...(draft.unitPrice && type !== 'Category' ? { UnitPrice: Number(draft.unitPrice) } : {}),
    ...(draft.parentId ? { SubItem: true as const, ParentRef: ref(draft.parentId) } : {}),
    ...(type === 'Category' ? {} : optionalRef('IncomeAccountRef', incomeAccountId)),
    ...(type === 'NonInventory' || type === 'Inventory'
      ? optionalRef('ExpenseAccountRef', draft.expenseAccountId)
      : {}),
    ...(type === 'Inventory' ? stock(draft) : {}),
  }),
});

const stock = ({ assetAccountId, quantityOnHand, startDate }: ItemDraft) => ({
  ...optionalRef('AssetAccountRef', assetAccountId),
  TrackQtyOnHand: true as const,
  QtyOnHand: Number(quantityOnHand ?? '0'),
  ...(startDate ? { InvStartDate: startDate } : {}),
});

/** Which accounts each type needs; a category has none (contract.md §5.7). */
function accountProblem(
  draft: ItemDraft,
  type: ItemDocument['Type'],
  settings: Settings,
): Problem | null {
  const income = draft.incomeAccountId ?? settings.incomeAccountId;
  const missing = (account: string) => problem('account_missing', { account });
  switch (type) {
    case 'Category':
      return null;
    case 'Service':
      return income ? null : missing('income account');
    case 'NonInventory':
      return income || draft.expenseAccountId ? null : missing('income or expense account');
    case 'Inventory':
      if (!income) return missing('income account');
      if (!draft.expenseAccountId) return missing('cost of goods account');
      if (!draft.assetAccountId) return missing('inventory account');
      return draft.startDate ? null : problem('field_missing', { field: 'inventory start date' });
    default:
      return type satisfies never;
  }
}
