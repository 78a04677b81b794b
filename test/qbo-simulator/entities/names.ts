import type { StoredRecord } from '../books/company.ts';
import { type Doc, refId, text } from '../doc.ts';
import { faults } from '../protocol/fault.ts';
import type { WriteContext } from './entity.ts';

/** The lists that share one name space (contract §5.3). */
const people = ['Customer', 'Vendor', 'Employee'];

/** 6240 when another customer, vendor or employee bears the display name. */
export function requireFreePersonName(entity: string, name: string, context: WriteContext): void {
  for (const table of people) {
    const holder = context.company
      .all(table)
      .find((record) => occupies(record, 'DisplayName', name, context));
    if (holder) throw duplicate(holder, entity, 'DisplayName', context);
  }
}

/** 6240 when a sibling in the same list (and under the same parent) bears the name. */
export function requireFreeName(entity: string, draft: Doc, context: WriteContext): void {
  const name = text(draft, 'Name') ?? '';
  const parent = refId(draft, 'ParentRef');
  const holder = context.company
    .all(entity)
    .find(
      (record) =>
        occupies(record, 'Name', name, context) && refId(record.doc, 'ParentRef') === parent,
    );
  if (holder) throw duplicate(holder, entity, 'Name', context);
}

/** `Parent:Child` and the depth below the top; more than four levels below are refused. */
export function placeUnderParent(
  entity: string,
  draft: Doc,
  name: string,
  context: WriteContext,
): number {
  const parentId = refId(draft, 'ParentRef');
  const parent = parentId === undefined ? undefined : context.company.get(entity, parentId);
  if (parent === undefined) {
    draft.FullyQualifiedName = name;
    return 0;
  }
  if (parentId === context.before?.doc.Id) {
    throw faults.business('An object cannot be its own parent.', 'ParentRef');
  }
  const level = Number(parent.doc.Level ?? 0) + 1;
  if (level > 4) throw faults.business('Only five levels are allowed.', 'ParentRef');
  draft.FullyQualifiedName = `${text(parent.doc, 'FullyQualifiedName')}:${name}`;
  return level;
}

function occupies(
  record: StoredRecord,
  property: string,
  name: string,
  context: WriteContext,
): boolean {
  if (record === context.before) return false;
  if (record.doc.Active === false && !context.switches.inactiveNamesCount) return false;
  return text(record.doc, property)?.toLowerCase() === name.toLowerCase();
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
