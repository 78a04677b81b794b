import type { Company, StoredRecord } from '../books/company.ts';
import { type Doc, refId, text } from '../doc.ts';
import type { Writer } from '../operations/write.ts';
import { faults } from '../protocol/fault.ts';
import type { Effect, WriteContext } from './entity.ts';

/** The lists that share one name space (contract §5.3). */
const people = ['Customer', 'Vendor', 'Employee'];

/** 6240 when another customer, vendor or employee bears the display name. */
export function requireFreePersonName(entity: string, name: string, context: WriteContext): void {
  for (const table of people) {
    const holder = context.company
      .having(table, 'name', name.toLowerCase())
      .find((record) => occupies(record, 'DisplayName', name, context));
    if (holder) throw duplicate(holder, entity, 'DisplayName', context);
  }
}

/** 6240 when a sibling in the same list (and under the same parent) bears the name. */
export function requireFreeName(entity: string, draft: Doc, context: WriteContext): void {
  const name = text(draft, 'Name') ?? '';
  const parent = refId(draft, 'ParentRef');
  const holder = context.company
    .having(entity, 'name', name.toLowerCase())
    .find(
      (record) =>
        occupies(record, 'Name', name, context) && refId(record.doc, 'ParentRef') === parent,
    );
  if (holder) throw duplicate(holder, entity, 'Name', context);
}

/** `Parent:Child` and the depth below the top; too many levels, and circles, are refused (§5.3). */
export function placeUnderParent(
  entity: string,
  draft: Doc,
  name: string,
  { company, before }: WriteContext,
  deepest = 4,
): number {
  const parentId = refId(draft, 'ParentRef');
  const parent = parentId === undefined ? undefined : company.get(entity, parentId);
  if (parent === undefined) {
    draft.FullyQualifiedName = name;
    return 0;
  }
  if (before && lineOf(entity, parent, company).includes(before)) throw faults.ownParent();
  const level = lineOf(entity, parent, company).length;
  if (level > deepest) {
    throw faults.business(`Only ${deepest + 1} levels are allowed.`, 'ParentRef');
  }
  draft.FullyQualifiedName = `${text(parent.doc, 'FullyQualifiedName')}:${name}`;
  return level;
}

/** Carries a new name or place of a list object down to everything below it. */
export function renameBelow(entity: string, { after }: Effect, writer: Writer): void {
  const { company } = writer;
  for (const record of company.having(entity, 'ParentRef', String(after?.Id))) {
    const own = text(record.doc, 'DisplayName') ?? text(record.doc, 'Name') ?? '';
    const FullyQualifiedName = `${text(after, 'FullyQualifiedName')}:${own}`;
    if (record.doc.FullyQualifiedName === FullyQualifiedName) continue;
    company.rewrite(record, { ...record.doc, FullyQualifiedName });
    renameBelow(entity, { operation: 'update', before: undefined, after: record.doc }, writer);
  }
}

/** A record and everything above it. */
function lineOf(entity: string, record: StoredRecord, company: Company): StoredRecord[] {
  const parent = company.get(entity, refId(record.doc, 'ParentRef') ?? '');
  return parent === undefined ? [record] : [record, ...lineOf(entity, parent, company)];
}

function occupies(
  record: StoredRecord,
  property: string,
  name: string,
  context: WriteContext,
): boolean {
  if (record === context.before) return false;
  if (record.doc.Active === false && !context.switches.inactiveNamesCount) return false;
  const known = text(record.doc, property);
  if (context.switches.nameCase === 'counts') return known === name;
  return known?.toLowerCase() === name.toLowerCase();
}

function duplicate(holder: StoredRecord, entity: string, element: string, context: WriteContext) {
  const texts = {
    id: `The name supplied already exists. : Id=${holder.doc.Id}`,
    text: 'Another customer, vendor or employee is already using this name. Please use a different name.',
    null: 'The name supplied already exists. : null',
  };
  const form = context.switches.duplicateNameDetail;
  // The id is only told for an object of the type that was written.
  return faults.duplicateName(texts[holder.entity === entity ? form : 'text'], element);
}
