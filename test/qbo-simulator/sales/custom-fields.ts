import { child, type Doc, list, text } from '../doc.ts';
import type { WriteContext } from '../entities/entity.ts';
import { faults } from '../protocol/fault.ts';

const fields = new Set(['1', '2', '3']);
const longest = 31;

/** A form has three text fields; their names come from the preferences (contract §5.4). */
export function settleCustomFields(draft: Doc, { company }: WriteContext): void {
  for (const field of list(draft, 'CustomField')) {
    const id = text(field, 'DefinitionId');
    if (id === undefined) throw faults.required('CustomField.DefinitionId');
    if (!fields.has(id)) throw faults.badProperty('CustomField.DefinitionId');
    const value = text(field, 'StringValue') ?? '';
    if (value.length > longest) {
      throw faults.length('CustomField.StringValue', longest, value.length);
    }
    const name = nameOf(id, child(company.preferences, 'SalesFormsPrefs'));
    if (name !== undefined) field.Name = name;
    field.Type = 'StringType';
  }
}

/** `SalesFormsPrefs.SalesCustomName1` among the definitions of the preferences. */
function nameOf(id: string, prefs: Doc | undefined): string | undefined {
  const wanted = `SalesFormsPrefs.SalesCustomName${id}`;
  const definitions = list(prefs, 'CustomField').flatMap((entry) => list(entry, 'CustomField'));
  return text(
    definitions.find((definition) => definition.Name === wanted),
    'StringValue',
  );
}
