import { child, type Doc, refId, text } from '../doc.ts';
import { prepareExpense } from '../expenses/expense-form.ts';
import { requireKept } from '../linking/require-kept.ts';
import { faults } from '../protocol/fault.ts';
import type { EntityRules, WriteContext } from './entity.ts';
import { requireAccount, requireAccountCurrency } from './require-account.ts';

/** Money spent at once: cash, check or card (contract §5.10). */
export const purchase: EntityRules = {
  name: 'Purchase',
  kind: 'transaction',
  sparseNeeds: ['PaymentType'],
  prepare(draft, context) {
    const { before } = context;
    if (before && before.doc.PaymentType !== draft.PaymentType) {
      throw faults.business('The payment type of an expense cannot be changed.', 'PaymentType');
    }
    const byCard = draft.PaymentType === 'CreditCard';
    requireAccount(draft, 'AccountRef', [byCard ? 'Credit Card' : 'Bank'], context);
    if (draft.Credit === true && !byCard) {
      throw faults.business('Only a card expense can be a credit.', 'Credit');
    }
    draft.Credit ??= false;
    prepareExpense('Purchase', draft, context, payee(draft, context));
    requireAccountCurrency(draft, 'AccountRef', context);
    requireKept(before?.doc, draft);
    draft.LinkedTxn = before?.doc.LinkedTxn ?? [];
  },
};

function payee(draft: Doc, { company }: WriteContext): Doc | undefined {
  const reference = child(draft, 'EntityRef');
  if (reference === undefined) return undefined;
  reference.type ??= 'Vendor';
  return company.get(text(reference, 'type') ?? '', refId(draft, 'EntityRef') ?? '')?.doc;
}
