import { type Doc, isDoc } from '../doc.ts';
import { entities } from '../entities/entities.ts';
import type { Company } from './company.ts';

/** References that can point at a merged name without saying its kind. */
const references: { [entity: string]: string[] } = {
  Customer: ['CustomerRef'],
  Vendor: ['VendorRef'],
};

/**
 * Moves everything of one customer or vendor to another and removes it, as a person does by
 * giving both one name (contract §8.1: Merge).
 */
export function mergeNames(
  company: Company,
  entity: string,
  keptId: string,
  goneId: string,
  at: number,
  by: string,
): void {
  const keys = references[entity];
  if (keys === undefined) throw new RangeError(`${entity} objects cannot be merged`);
  for (const id of [keptId, goneId]) {
    if (company.get(entity, id) === undefined) throw new RangeError(`no ${entity} ${id}`);
  }
  if (keptId === goneId) throw new RangeError(`${entity} ${keptId} cannot be merged with itself`);
  const pointsAtGone = (key: string, value: Doc, owner: string) =>
    value.value === goneId &&
    (keys.includes(key) ||
      (key === 'EntityRef' && value.type === entity) ||
      (key === 'ParentRef' && owner === entity));
  for (const { name } of entities) {
    for (const record of company.all(name)) {
      const moved = redirect(record.doc, (key, value) => pointsAtGone(key, value, name), keptId);
      company.rewrite(record, moved);
    }
  }
  company.remove(entity, goneId, at, by);
  company.announce({ entity, id: keptId, operation: 'Merge', at, deletedId: goneId });
}

function redirect(doc: Doc, isMoved: (key: string, value: Doc) => boolean, keptId: string): Doc {
  const moved = (key: string, value: unknown): unknown => {
    if (Array.isArray(value)) return value.map((entry) => moved(key, entry));
    if (!isDoc(value)) return value;
    return isMoved(key, value) ? { ...value, value: keptId } : redirect(value, isMoved, keptId);
  };
  return Object.fromEntries(Object.entries(doc).map(([key, value]) => [key, moved(key, value)]));
}
