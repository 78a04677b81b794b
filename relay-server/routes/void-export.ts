import { receiptOf } from '../ledger/receipt-of.ts';
import { voidExport as take } from '../ledger/void-export.ts';
import { connectionRow } from '../oauth/connection-store.ts';
import type { Route } from './route.ts';

/** 202 once the intent is stored, before QuickBooks is called; 200 when it has no effect any more. */
export const voidExport: Route<'voidExport'> = async (deps, { param, member }) => {
  const row = await take(deps, member, param);
  const connection = await connectionRow(deps.database.db, member.practiceId);
  return {
    status: row.state === 'voided' ? 200 : 202,
    body: receiptOf(row, connection, deps.vault, deps.endpoints),
  };
};
