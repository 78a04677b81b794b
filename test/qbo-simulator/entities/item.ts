import { type Doc, text } from '../doc.ts';
import { faults } from '../protocol/fault.ts';
import type { EntityRules, WriteContext } from './entity.ts';
import { placeUnderParent, renameBelow, requireFreeName } from './names.ts';
import { requireAccount } from './require-account.ts';

const inventoryOnly = ['TrackQtyOnHand', 'QtyOnHand', 'InvStartDate', 'AssetAccountRef'];

/** Contract §5.7. */
export const item: EntityRules = {
  name: 'Item',
  kind: 'list',
  settle: (effect, writer) => renameBelow('Item', effect, writer),
  prepare(draft, context) {
    const name = text(draft, 'Name') ?? '';
    if (name.includes(':')) throw faults.badProperty('Name');
    const type = text(draft, 'Type') ?? '';
    if (context.before && context.before.doc.Type !== type) {
      throw faults.business('The type of an item cannot be changed.', 'Type');
    }
    if (type === 'Group') throw faults.business('Bundles cannot be written here.', 'Type');
    checkAccounts(type, draft, context);
    requireFreeName('Item', draft, context);
    if (draft.SubItem === true && draft.ParentRef === undefined) {
      throw faults.required('ParentRef');
    }
    const level = placeUnderParent('Item', draft, name, context, 3);
    draft.Active ??= true;
    delete draft.Level;
    if (level > 0) Object.assign(draft, { Level: level, SubItem: true });
    if (type === 'Category') return;
    draft.Taxable ??= false;
    draft.UnitPrice ??= 0;
    draft.PurchaseCost ??= 0;
    draft.TrackQtyOnHand ??= false;
  },
};

function checkAccounts(type: string, draft: Doc, context: WriteContext): void {
  if (type === 'Category') {
    if (draft.IncomeAccountRef || draft.ExpenseAccountRef) {
      throw faults.badProperty('IncomeAccountRef');
    }
    return;
  }
  if (type === 'Inventory') {
    if (draft.TrackQtyOnHand !== true) throw faults.required('TrackQtyOnHand');
    const wanted = ['QtyOnHand', 'InvStartDate', 'IncomeAccountRef', 'ExpenseAccountRef'];
    for (const property of [...wanted, 'AssetAccountRef']) {
      if (draft[property] === undefined) throw faults.required(property);
    }
    requireAccount(draft, 'AssetAccountRef', ['Other Current Asset'], context);
    requireAccount(draft, 'ExpenseAccountRef', ['Cost of Goods Sold'], context);
    requireAccount(draft, 'IncomeAccountRef', ['Income'], context, 'SalesOfProductIncome');
    return;
  }
  for (const property of inventoryOnly) {
    // A read object sent back carries TrackQtyOnHand: false.
    if (draft[property] !== undefined && draft[property] !== false) {
      throw faults.badProperty(property);
    }
  }
  const sold = draft.IncomeAccountRef !== undefined;
  if (!sold && (type === 'Service' || draft.ExpenseAccountRef === undefined)) {
    throw faults.required('IncomeAccountRef');
  }
  requireAccount(draft, 'IncomeAccountRef', ['Income', 'Other Income', ...liabilities], context);
}

/** Services may be collected for somebody else, as sales tax is. */
const liabilities = ['Other Current Liability', 'Long Term Liability'];
