import type { Company, StoredRecord } from '../books/company.ts';
import type { Doc } from '../doc.ts';
import { entityRules } from '../entities/entities.ts';
import type { Switches } from '../options.ts';
import { nameReferences } from './references.ts';

/**
 * A record as the API returns it: a copy, with names beside references, derived amounts and
 * only properties that have a value (contract §2.5).
 */
export function present(record: StoredRecord, company: Company, switches: Switches): Doc {
  const doc = structuredClone(record.doc);
  nameReferences(record.entity, doc, company);
  entityRules(record.entity).present?.(doc, record, company, switches);
  for (const [name, value] of Object.entries(doc)) {
    if (value === null || value === undefined) delete doc[name];
  }
  return doc;
}
