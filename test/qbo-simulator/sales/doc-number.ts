import { child, type Doc, text } from '../doc.ts';
import type { WriteContext } from '../entities/entity.ts';
import { faults } from '../protocol/fault.ts';

/**
 * Numbers a sales form (contract §5.5). Without custom numbers an omitted number is given by
 * the books and a supplied one is stored unchecked without moving the counter; with them an
 * omitted number stays empty and a used one is refused (6140) when the company warns of it.
 */
export function settleDocNumber(entity: string, draft: Doc, context: WriteContext): void {
  const { company, before } = context;
  const custom = child(company.preferences, 'SalesFormsPrefs')?.CustomTxnNumbers === true;
  const asked = text(draft, 'DocNumber');
  const automatic = asked === 'AUTO_GENERATE' || (asked === undefined && !custom && !before);
  if (automatic) {
    draft.DocNumber = String(company.settings.nextDocNumber);
    company.settings.nextDocNumber += 1;
    return;
  }
  if (asked === undefined || !custom || !company.settings.warnDuplicateNumber) return;
  if (context.include.has('allowduplicatedocnum')) return;
  const holder = company
    .all(entity)
    .find((record) => record !== before && text(record.doc, 'DocNumber') === asked);
  if (holder) throw faults.duplicateNumber(asked, entity, String(holder.doc.Id));
}
