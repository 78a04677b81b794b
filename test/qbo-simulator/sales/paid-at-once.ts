import type { Doc } from '../doc.ts';
import type { WriteContext } from '../entities/entity.ts';
import {
  moneyAccounts,
  requireAccount,
  requireAccountCurrency,
} from '../entities/require-account.ts';

/** Sales and refunds that move money themselves and leave nothing open (contract §5.9). */
export function settlePaidAtOnce(draft: Doc, context: WriteContext): void {
  requireAccount(draft, 'DepositToAccountRef', moneyAccounts, context);
  requireAccountCurrency(draft, 'DepositToAccountRef', context);
  draft.Balance = 0;
  draft.LinkedTxn = context.before?.doc.LinkedTxn ?? [];
}
