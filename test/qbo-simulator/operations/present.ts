import type { Company, StoredRecord } from '../books/company.ts';
import { shapeOf } from '../catalog/catalog.ts';
import { type Doc, text } from '../doc.ts';
import { entityRules } from '../entities/entities.ts';
import { decimal, money } from '../money.ts';
import type { Switches } from '../options.ts';
import { nameReferences } from './references.ts';

/**
 * A record as the API returns it: a copy, with names beside references, derived amounts and
 * only properties that have a value (contract §2.5).
 */
export function present(record: StoredRecord, company: Company, switches: Switches): Doc {
  const doc = structuredClone(record.doc);
  nameReferences(record.entity, doc, company);
  const rules = entityRules(record.entity);
  rules.present?.(doc, record, company, switches);
  if (rules.kind === 'transaction') addHomeAmounts(doc, record.entity);
  if (rules.kind === 'list' && doc.Active === false && switches.deletedSuffix) markDeleted(doc);
  for (const [name, value] of Object.entries(doc)) {
    if (value === null || value === undefined) delete doc[name];
  }
  return doc;
}

/** Amounts in the home currency, where the transaction carries a rate (contract §5.4, §7). */
function addHomeAmounts(doc: Doc, entity: string): void {
  if (typeof doc.ExchangeRate !== 'number') return;
  const { fields } = shapeOf(entity);
  for (const [home, own] of Object.entries({ HomeTotalAmt: 'TotalAmt', HomeBalance: 'Balance' })) {
    if (fields[home] === undefined || typeof doc[own] !== 'number') continue;
    doc[home] = money(decimal(doc[own]).times(decimal(doc.ExchangeRate)));
  }
}

/** What QuickBooks is said to append to the names of inactive list objects (contract §5.2). */
function markDeleted(doc: Doc): void {
  for (const property of ['Name', 'DisplayName', 'FullyQualifiedName']) {
    const name = text(doc, property);
    if (name !== undefined) doc[property] = `${name} (deleted)`;
  }
}
