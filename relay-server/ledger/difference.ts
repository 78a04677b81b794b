import { formatMinor } from '#shared/money.ts';
import { type Problem, problem } from '#shared/problem.ts';
import type { ExportTable } from '../storage/schema.ts';
import type { Stored } from './stored.ts';

/** What QuickBooks stored otherwise than the practice software says, to the cent (contract.md §10.5); null when nothing. */
export function differenceFrom(row: ExportTable, { total, tax }: Stored): Problem | null {
  if (row.total !== null && total !== row.total) {
    return problem('total_differs', {
      quickbooks: total === null ? '—' : formatMinor(total),
      practice: formatMinor(row.total),
    });
  }
  if (row.tax === null || tax === row.tax) return null;
  return problem('total_differs', {
    quickbooks: `tax ${formatMinor(tax)}`,
    practice: `tax ${formatMinor(row.tax)}`,
  });
}
