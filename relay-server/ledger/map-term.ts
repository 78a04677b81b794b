import type { Transaction } from 'kysely';
import { nameMark } from '#shared/mapping/mapping.ts';
import type { TermRef } from '#shared/mapping/term.ts';
import { listOf } from '../catalogue/lists.ts';
import { mapIfUnmapped } from '../mappings/change-mappings.ts';
import type { Schema } from '../storage/schema.ts';
import type { ExportTable } from '../storage/tables/export-tables.ts';
import type { Stored } from './stored.ts';

/** A created customer, vendor or item becomes the counterpart of its term. */
export async function mapTerm(
  trx: Transaction<Schema>,
  row: ExportTable,
  { id, record }: Stored,
  at: number,
): Promise<void> {
  if (row.map_term === null) return;
  const name = listOf(row.entity)?.toRow(record).name;
  await mapIfUnmapped(trx, {
    practiceId: row.practice_id,
    realmId: row.realm_id,
    term: JSON.parse(row.map_term) as TermRef,
    targetId: id,
    namedAs: name ? nameMark(name) : undefined,
    memberId: row.created_by,
    at,
  });
}
