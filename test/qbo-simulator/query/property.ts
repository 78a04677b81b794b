import { type Field, shapeOf } from '../catalog/catalog.ts';
import { type Doc, isDoc } from '../doc.ts';
import type { Switches } from '../options.ts';
import { faults } from '../protocol/fault.ts';

/** A property a statement named: how it is described, and its values in a row. */
export type Property = { name: string; field: Field; read: (doc: Doc) => unknown[] };

const time: Field = { type: 'dateTime', filterable: true, sortable: true };
const plain: Field = { type: 'string', filterable: true };

/** Properties below the top level that can be asked for: on every entity, or on one (§4, §5.12). */
const nested: { [entity: string]: { [path: string]: Field } } = {
  '*': { 'MetaData.CreateTime': time, 'MetaData.LastUpdatedTime': time },
  Attachable: {
    'AttachableRef.EntityRef.Type': plain,
    'AttachableRef.EntityRef.value': plain,
  },
};

/** Finds a property in any letter case; 4001 when the entity has none of that name. */
export function propertyOf(entity: string, property: string): Property {
  const wanted = property.toLowerCase();
  const paths = { ...nested['*'], ...nested[entity] };
  const candidates = { ...shapeOf(entity).fields, ...paths };
  const found = Object.entries(candidates).find(([name]) => name.toLowerCase() === wanted);
  if (found === undefined) {
    throw faults.queryInvalid(`Property ${property} not found for Entity ${entity}`);
  }
  const [name, field] = found;
  return { name, field, read: (doc) => valuesAt(doc, name.split('.')) };
}

/** Entities whose filters no reference page confirms, and those of theirs that are used everywhere (§4). */
const uncertain = new Set(['Vendor', 'Item', 'Account', 'Purchase']);
const certain = new Set(['Id', 'Name', 'DisplayName', 'FullyQualifiedName', 'Active']);

/** Whether rows can be chosen by a property, as the reference and the switches say. */
export function isFilterable(
  entity: string,
  { name, field }: Property,
  { uncertainFilters, noteFilter }: Pick<Switches, 'uncertainFilters' | 'noteFilter'>,
): boolean {
  if (name === 'PrivateNote') return noteFilter;
  const isSure = !uncertain.has(entity) || certain.has(name) || name.startsWith('MetaData.');
  return field.filterable === true && (isSure || uncertainFilters === 'accept');
}

/** Everything at a path, through arrays and whatever the letter case of the stored keys. */
function valuesAt(value: unknown, path: string[]): unknown[] {
  if (Array.isArray(value)) return value.flatMap((entry) => valuesAt(entry, path));
  const [first, ...rest] = path;
  if (first === undefined) return [value];
  if (!isDoc(value)) return [];
  const key = Object.keys(value).find((name) => name.toLowerCase() === first.toLowerCase());
  return key === undefined ? [] : valuesAt(value[key], rest);
}
