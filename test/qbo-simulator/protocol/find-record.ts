import type { Company, StoredRecord } from '../books/company.ts';
import type { EntityRules } from '../entities/entity.ts';
import { faults } from './fault.ts';

/** The stored record of an id; 610, in the words for a deleted one where it was (contract §2.8). */
export function findRecord(rules: EntityRules, id: string, company: Company): StoredRecord {
  const record = company.get(rules.name, id);
  if (record) return record;
  const gone = company.tombstones.some((stone) => stone.entity === rules.name && stone.id === id);
  throw gone ? faults.deleted() : faults.notFound();
}
