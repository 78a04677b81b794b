import type { Doc } from '../doc.ts';
import type { EntityRules } from '../entities/entity.ts';
import { present } from '../operations/present.ts';
import {
  createRecord,
  deleteRecord,
  updateRecord,
  voidRecord,
  type Writer,
} from '../operations/write.ts';

export type WriteOperation = 'create' | 'update' | 'delete' | 'void';

/** Carries out one write, asked for directly or as a batch item, and gives the object it answers. */
export function writeEntity(
  rules: EntityRules,
  body: Doc,
  operation: WriteOperation,
  writer: Writer,
): Doc {
  if (operation === 'delete') return deleteRecord(rules, body, writer);
  const work = { create: createRecord, update: updateRecord, void: voidRecord }[operation];
  return present(work(rules, body, writer), writer.company, writer.switches);
}
