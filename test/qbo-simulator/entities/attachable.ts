import { child, list, text } from '../doc.ts';
import { faults } from '../protocol/fault.ts';
import type { EntityRules } from './entity.ts';

/** Notes, and files, with what they belong to (contract §5.12). */
export const attachable: EntityRules = {
  name: 'Attachable',
  kind: 'list',
  // Ids longer than a number can hold were seen (contract §2.5).
  idFrom: (sequence) => `5${sequence.padStart(20, '0')}`,
  prepare(draft) {
    if (draft.Note === undefined && draft.FileName === undefined) throw faults.required('Note');
    for (const link of list(draft, 'AttachableRef')) {
      const target = child(link, 'EntityRef');
      if (target === undefined) continue;
      if (text(target, 'type') === undefined) throw faults.required('EntityRef.type');
      link.IncludeOnSend ??= false;
    }
  },
};
