import { formatMinor } from '#shared/money.ts';
import { type Problem, problem } from '#shared/problem.ts';
import type { ExportTable } from '../storage/tables/export-tables.ts';
import { changedText } from './changed-text.ts';
import type { Loose, Stored } from './stored.ts';

/** What QuickBooks stored otherwise than the practice software says, to the cent (contract.md §10.5), or in other characters; null when nothing. */
export function differenceFrom(
  row: ExportTable,
  document: Loose,
  { total, tax, record }: Stored,
): Problem | null {
  if (row.total !== null && total !== row.total) {
    return problem('total_differs', {
      quickbooks: total === null ? '—' : formatMinor(total),
      practice: formatMinor(row.total),
    });
  }
  if (row.tax !== null && tax !== row.tax) {
    return problem('total_differs', {
      quickbooks: `tax ${formatMinor(tax)}`,
      practice: `tax ${formatMinor(row.tax)}`,
    });
  }
  const field = changedText(document, record);
  return field === null ? null : problem('text_changed', { field });
}
