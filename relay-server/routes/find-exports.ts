import { exportsBySource, ledgerRealm } from '../ledger/ledger-store.ts';
import { receiptOf } from '../ledger/receipt-of.ts';
import { connectionRow } from '../oauth/connection-store.ts';
import type { Route } from './route.ts';

/** The receipts of those source records that the company has which is connected now, or was last. */
export const findExports: Route<'findExports'> = async (deps, { input, member }) => {
  const { db } = deps.database;
  const { practiceId } = member;
  const realmId = await ledgerRealm(db, practiceId);
  const rows = await exportsBySource(db, practiceId, realmId, [...new Set(input.sourceKeys)]);
  const connection = await connectionRow(db, practiceId);
  const receipts = rows.map((row) => receiptOf(row, connection, deps.vault, deps.endpoints));
  return { body: { receipts } };
};
