import { receiptOf } from '../ledger/receipt-of.ts';
import { sendExport } from '../ledger/send-export.ts';
import { connectionRow } from '../oauth/connection-store.ts';
import type { Route } from './route.ts';

/** 202 once the intent is stored, before QuickBooks is called; 200 when it has the document. */
export const createExport: Route<'createExport'> = async (deps, { input, member }) => {
  const row = await sendExport(deps, member, input);
  const connection = await connectionRow(deps.database.db, member.practiceId);
  return {
    status: row.state === 'exported' ? 200 : 202,
    body: receiptOf(row, connection, deps.vault, deps.endpoints),
  };
};
