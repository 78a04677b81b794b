import type { Company, StoredRecord } from '../books/company.ts';
import { entityNamed, nestedShape, type Shape, shapeOf } from '../catalog/catalog.ts';
import { type Doc, isDoc, text } from '../doc.ts';
import { faults } from '../protocol/fault.ts';
import type { Writer } from './write.ts';

type Visit = (reference: Doc, entity: string, path: string, depth: number) => void;

/** Item ids that stand for a built-in function and no record (contract §5.4). */
export const builtInItems = new Set(['SHIPPING_ITEM_ID', 'GRATUITY_ITEM_ID']);

const currencyNames: { [code: string]: string } = {
  USD: 'United States Dollar',
  GBP: 'British Pound Sterling',
  EUR: 'Euro',
  CAD: 'Canadian Dollar',
};

const otherCurrencies = new Intl.DisplayNames('en', { type: 'currency' });

/** The name QuickBooks gives a currency; undefined for what is no ISO 4217 code (contract §5.11). */
export function currencyName(code: string): string | undefined {
  if (!Intl.supportedValuesOf('currency').includes(code)) return undefined;
  return currencyNames[code] ?? otherCurrencies.of(code);
}

/**
 * Refuses references to nothing or to something inactive (2500) and malformed ids (2030).
 * What the record already pointed at may stay although it is inactive by now (contract §5.2).
 * Tax codes inside lines and the currency have rules of their own and are not judged here.
 */
export function checkReferences(
  entity: string,
  draft: Doc,
  before: StoredRecord | undefined,
  { company, switches }: Pick<Writer, 'company' | 'switches'>,
): void {
  const known = new Set<string>();
  if (before) {
    walk(before.doc, shapeOf(entity), '', 0, (reference, target) => {
      known.add(`${target} ${text(reference, 'value')}`);
    });
  }
  walk(draft, shapeOf(entity), '', 0, (reference, target, path, depth) => {
    const id = text(reference, 'value');
    if (id === undefined || isJudgedElsewhere(target, id, depth)) return;
    if (!/^\d+$/.test(id)) throw faults.badId(path);
    const record = company.get(target, id);
    if (record === undefined) throw faults.missingRef(path, target, id);
    if (record.doc.Active === false && !known.has(`${target} ${id}`)) {
      const inactive =
        switches.inactiveRefCode === '2500' ? faults.inactiveRef : faults.inactiveObject;
      throw inactive(path);
    }
  });
}

function isJudgedElsewhere(target: string, id: string, depth: number): boolean {
  if (target === 'CompanyCurrency') return true;
  if (target === 'Item' && builtInItems.has(id)) return true;
  return depth > 0 && (target === 'TaxCode' || target === 'TaxRate');
}

/** Writes the current name beside every reference (contract §2.5); `doc` must be a copy. */
export function nameReferences(entity: string, doc: Doc, company: Company): void {
  walk(doc, shapeOf(entity), '', 0, (reference, target) => {
    const id = text(reference, 'value');
    delete reference.name;
    if (id === undefined || target === 'TaxCode' || target === 'TaxRate') return;
    const name =
      target === 'CompanyCurrency' ? currencyName(id) : nameOf(company.get(target, id)?.doc);
    if (name !== undefined) reference.name = name;
  });
}

function nameOf(doc: Doc | undefined): string | undefined {
  return text(doc, 'FullyQualifiedName') ?? text(doc, 'DisplayName') ?? text(doc, 'Name');
}

/** A reference that may point at several lists says which in `type`; people come from Vendor first. */
function targetOf(reference: Doc, described: string): string {
  if (!described.includes('|')) return described;
  const [first = described] = described.split('|');
  const given = text(reference, 'type') ?? text(reference, 'Type');
  if (given === undefined) return described === 'Customer|Vendor|Employee' ? 'Vendor' : first;
  return entityNamed(given) ?? given;
}

function walk(doc: Doc, shape: Shape, path: string, depth: number, visit: Visit): void {
  for (const [name, value] of Object.entries(doc)) {
    const field = shape.fields[name];
    if (field === undefined) continue;
    const type = field.type.replace('[]', '');
    const here = path === '' ? name : `${path}.${name}`;
    for (const entry of Array.isArray(value) ? value : [value]) {
      if (!isDoc(entry)) continue;
      if (type === 'ReferenceType') {
        if (field.ref !== undefined) visit(entry, targetOf(entry, field.ref), here, depth);
        continue;
      }
      const inner = nestedShape(type);
      if (inner) walk(entry, inner, here, depth + 1, visit);
    }
  }
}
