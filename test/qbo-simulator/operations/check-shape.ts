import { type Field, nestedShape, type Shape, shapeOf } from '../catalog/catalog.ts';
import { type Doc, isDoc } from '../doc.ts';
import type { Switches } from '../options.ts';
import { faults } from '../protocol/fault.ts';

/** What the switches leave open about bodies. */
export type ShapeRules = Pick<Switches, 'beyondLatin1' | 'unknownProperty'>;

type Reader = ShapeRules & { path: string };

const longestAddress = 2000;

/** Properties that address or describe a write and are no content. */
const envelopeProperties = new Set(['Id', 'SyncToken', 'sparse', 'domain', 'status', 'MetaData']);

/**
 * Checks a request body against the published shape of its entity and gives back the content.
 * Unknown properties (as switched) and wrong JSON types are refused (2010), too long texts (2050), foreign
 * enumeration values (2170), bad dates (2090) and addresses (2210); read-only properties are
 * dropped silently and null counts as left out (contract §2.8, §5.2).
 * A top-level property that was emptied (`""`, `{}`, `{value:""}`) comes back as null.
 */
export function checkShape(
  entity: string,
  body: Doc,
  rules: ShapeRules,
): { [property: string]: unknown } {
  const shape = shapeOf(entity);
  const content: Doc = {};
  for (const [name, value] of Object.entries(body)) {
    const field = fieldOf(shape, name, { ...rules, path: name });
    if (field === undefined || field.readOnly || envelopeProperties.has(name) || value === null)
      continue;
    const read = readValue(field, value, { ...rules, path: name });
    content[name] = read === undefined ? null : read;
  }
  return content;
}

/** The field of that name; one that does not exist is refused or, as switched, passed over. */
function fieldOf(shape: Shape, name: string, { unknownProperty, path }: Reader): Field | undefined {
  const field = Object.hasOwn(shape.fields, name) ? shape.fields[name] : undefined;
  if (field === undefined && unknownProperty === 'refuse') throw faults.badProperty(path);
  return field;
}

/** The checked value; undefined when it says "empty". */
function readValue(field: Field, value: unknown, reader: Reader): unknown {
  if (!field.type.endsWith('[]')) return readOne(field, field.type, value, reader);
  if (!Array.isArray(value)) throw faults.badProperty(reader.path);
  const type = field.type.slice(0, -2);
  return value.map((entry) => readOne(field, type, entry, reader) ?? {});
}

function readOne(field: Field, type: string, value: unknown, reader: Reader): unknown {
  switch (type) {
    case 'string':
    case 'enum':
    case 'date':
    case 'dateTime':
      return readText(field, type, value, reader);
    case 'boolean':
      if (typeof value !== 'boolean') throw faults.badProperty(reader.path);
      return value;
    case 'decimal':
    case 'integer':
      return readNumber(type, value, reader.path);
    default:
      return readObject(type, value, reader);
  }
}

function readText(field: Field, type: string, value: unknown, reader: Reader): unknown {
  if (typeof value !== 'string') throw faults.badProperty(reader.path);
  if (value === '') return undefined;
  if (field.maxLength !== undefined && value.length > field.maxLength) {
    throw faults.length(reader.path, field.maxLength, value.length);
  }
  if (field.enum !== undefined && !field.enum.includes(value)) {
    throw faults.badEnum(reader.path, value);
  }
  if (type === 'date' && !isDay(value)) throw faults.badNumber(reader.path);
  if (type === 'dateTime' && Number.isNaN(Date.parse(value))) throw faults.badNumber(reader.path);
  return latin1(value, reader);
}

function readNumber(type: string, value: unknown, path: string): number {
  if (typeof value !== 'number') throw faults.badProperty(path);
  if (type === 'integer' && !Number.isInteger(value)) throw faults.badNumber(path);
  if (Math.abs(value) > 99_999_999_999) throw faults.badNumber(path);
  return value;
}

function readObject(type: string, value: unknown, reader: Reader): Doc | undefined {
  if (!isDoc(value)) throw faults.badProperty(reader.path);
  const shape = nestedShape(type);
  if (shape === undefined) return value;
  const content: Doc = {};
  for (const [name, inner] of Object.entries(value)) {
    const path = `${reader.path}.${name}`;
    const field = fieldOf(shape, name, { ...reader, path });
    if (field === undefined || field.readOnly || inner === null) continue;
    const read = readValue(field, inner, { ...reader, path });
    if (read !== undefined) content[name] = read;
  }
  if (type === 'PhysicalAddress') checkLines(content, reader.path);
  if (type === 'EmailAddress') checkAddress(content, `${reader.path}.Address`);
  const emptied = type === 'ReferenceType' || type === 'MemoRef' ? content.value : true;
  return emptied === undefined || Object.keys(content).length === 0 ? undefined : content;
}

/** The lines of a postal address together (contract §5.4). */
function checkLines(content: Doc, path: string): void {
  const lines = ['Line1', 'Line2', 'Line3', 'Line4', 'Line5'].map((key) => content[key] ?? '');
  const { length } = lines.join('');
  if (length > longestAddress) throw faults.length(path, longestAddress, length);
}

/** One or several addresses, separated by commas. */
function checkAddress(content: Doc, path: string): void {
  if (typeof content.Address !== 'string') return;
  for (const address of content.Address.split(',')) {
    if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(address.trim())) throw faults.badEmail(path);
  }
}

function isDay(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const at = Date.parse(`${value}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().slice(0, 10) === value;
}

function latin1(value: string, reader: Reader): string {
  const isForeign = (char: string) => (char.codePointAt(0) ?? 0) > 0xff;
  if (reader.beyondLatin1 === 'accept' || ![...value].some(isForeign)) return value;
  if (reader.beyondLatin1 === 'refuse') throw faults.unsupportedOperation('MalformedByteSequence');
  return [...value].map((char) => (isForeign(char) ? '?' : char)).join('');
}
