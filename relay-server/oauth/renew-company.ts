import type { Company } from '#shared/documents/company.ts';
import type { Database } from '../storage/database.ts';
import { locked } from '../storage/locked.ts';

type TaxOverride = Company['taxOverride'];

/** Stores the facts as they were just read; what an admin found out about the company stays known. */
export async function renewCompany(
  database: Database,
  practiceId: string,
  company: Company,
): Promise<void> {
  const { realmId } = company;
  await database.transaction(async (trx) => {
    const known = await locked(
      database,
      trx
        .selectFrom('companies')
        .select('tax_override')
        .where('practice_id', '=', practiceId)
        .where('realm_id', '=', realmId),
    ).executeTakeFirst();
    const taxOverride = known?.tax_override ?? 'unknown';
    await trx
      .updateTable('connections')
      .set({ company: JSON.stringify({ ...company, taxOverride }) })
      .where('practice_id', '=', practiceId)
      .where('realm_id', '=', realmId)
      .execute();
  });
}

/**
 * Notes whether the company keeps a tax amount that is sent to it (contract.md §6.2). False where
 * another admin has noted something else since `seen`.
 */
export async function noteTaxOverride(
  database: Database,
  practiceId: string,
  company: Company,
  { taxOverride, seen }: { taxOverride: TaxOverride; seen?: TaxOverride | undefined },
): Promise<boolean> {
  let update = database.db
    .updateTable('companies')
    .set({ tax_override: taxOverride })
    .where('practice_id', '=', practiceId)
    .where('realm_id', '=', company.realmId);
  if (seen !== undefined) update = update.where('tax_override', 'in', [seen, taxOverride]);
  const { numUpdatedRows } = await update.executeTakeFirst();
  if (numUpdatedRows === 0n) return false;
  await renewCompany(database, practiceId, company);
  return true;
}
