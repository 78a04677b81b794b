import { exportsBySource } from '../ledger/ledger-store.ts';
import { receiptOf } from '../ledger/receipt-of.ts';
import { connectionRow } from '../oauth/connection-store.ts';
import type { Route } from './route.ts';

/** The receipts of those source records that the ledger knows. */
export const findExports: Route<'findExports'> = async (deps, { input, member }) => {
  const { db } = deps.database;
  const rows = await exportsBySource(db, member.practiceId, [...new Set(input.sourceKeys)]);
  const connection = await connectionRow(db, member.practiceId);
  const receipts = rows.map((row) => receiptOf(row, connection, deps.vault, deps.endpoints));
  return { body: { receipts } };
};
