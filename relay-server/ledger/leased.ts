import { type CallTally, callTally } from '../qbo/call-tally.ts';
import type { ExportTable } from '../storage/tables/export-tables.ts';

/** A row that this process brings a step further, and what that has cost so far. */
export interface Leased {
  row: ExportTable;
  /** Holds the row's lease. */
  owner: string;
  tally: CallTally;
}

export const leasedRow = (row: ExportTable, owner: string): Leased => ({
  row,
  owner,
  tally: callTally(),
});
