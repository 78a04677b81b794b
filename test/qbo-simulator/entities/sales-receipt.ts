import { settlePaidAtOnce } from '../sales/paid-at-once.ts';
import { flattenAddresses, prepareSalesForm, zeroSalesForm } from '../sales/sales-form.ts';
import type { EntityRules } from './entity.ts';
import { defaultAccount } from './require-account.ts';

/** A sale paid at once (contract §5.9). */
export const salesReceipt: EntityRules = {
  name: 'SalesReceipt',
  kind: 'transaction',
  prepare(draft, context) {
    prepareSalesForm('SalesReceipt', draft, context);
    const undeposited = { type: 'Other Current Asset', subType: 'UndepositedFunds' };
    defaultAccount(draft, 'DepositToAccountRef', undeposited, context.company);
    settlePaidAtOnce(draft, context);
  },
  present: flattenAddresses,
  voidBy: 'include',
  void: zeroSalesForm,
};
