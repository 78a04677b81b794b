import { ProblemError } from '#shared/problem.ts';
import type { ExportTable } from '../storage/tables/export-tables.ts';
import type { TokenVault } from '../storage/token-vault.ts';
import { deliverChange } from './deliver-change.ts';
import { deliverCreate } from './deliver-create.ts';
import { type DeliverDeps, type Delivery, notSent } from './delivery.ts';
import { documentPlace } from './dependents.ts';
import { kept } from './kept-change.ts';
import { leasedRow } from './leased.ts';

/** Brings one export a step further (design.md §5). */
export async function deliver(deps: DeliverDeps, row: ExportTable, owner: string): Promise<void> {
  const delivery = opened(deps.vault, row, owner);
  try {
    await (row.operation === 'create' ? deliverCreate : deliverChange)(deps, delivery);
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    await notSent(deps, delivery, error.problem);
  }
}

/** A leased row with its document. Throws when that cannot be opened. */
export function opened(vault: TokenVault, row: ExportTable, owner: string): Delivery {
  const stored = row.document === null ? '' : vault.open(row.document, documentPlace(row));
  return { ...leasedRow(row, owner), ...kept(stored) };
}
