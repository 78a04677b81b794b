import type { ExportTable } from '../storage/tables/export-tables.ts';
import type { TokenVault } from '../storage/token-vault.ts';
import { opened } from './deliver.ts';
import type { Delivery } from './delivery.ts';

/** Rows that may stand in one batch, and those that are sent singly. */
export interface Chosen {
  together: Delivery[];
  apart: ExportTable[];
}

/**
 * No two documents with the same number or name stand in one batch: its items run in any order
 * (contract.md §9). A row that cannot be opened must not hold back the others.
 */
export function chooseBatch(vault: TokenVault, rows: ExportTable[], owner: string): Chosen {
  const seen = new Set<string>();
  const chosen: Chosen = { together: [], apart: [] };
  for (const row of rows) {
    const delivery = openable(vault, row, owner);
    const name = delivery && nameIn(delivery);
    if (!delivery || (name && seen.has(name))) {
      chosen.apart.push(row);
      continue;
    }
    if (name) seen.add(name);
    chosen.together.push(delivery);
  }
  return chosen.together.length > 1 ? chosen : { together: [], apart: rows };
}

function openable(vault: TokenVault, row: ExportTable, owner: string): Delivery | null {
  try {
    return opened(vault, row, owner);
  } catch {
    return null;
  }
}

/** What QuickBooks may want to be unique, in any letter case (contract.md §5.3, §5.5). */
const nameIn = ({ document }: Delivery): string =>
  String(document.DocNumber ?? document.DisplayName ?? '')
    .trim()
    .toLowerCase();
