import { voiding } from '#shared/documents/change.ts';
import { documentTypes } from '#shared/documents/index.ts';
import { everyStepOf } from '#shared/documents/steps.ts';
import type { DraftKind } from '#shared/draft/draft.ts';
import type { Receipt } from '#shared/ledger/receipt.ts';
import { sourceKey } from '#shared/ledger/source-key.ts';
import type { RecordFacts } from './record-state.ts';
import { isInBooks } from './steps.ts';

/** How the effect of a kind of record is taken away; the same for every document it can become. */
export function undoingOf(kind: DraftKind): 'void' | 'delete' | null {
  const entity = documentTypes.find((type) => type.kind === kind)?.entity;
  const way = entity ? voiding[entity] : null;
  return way === 'include-void' ? 'void' : way;
}

/** The record's documents that can be undone, in the order in which that is done. */
export function undoable({ content, receipt, receipts }: RecordFacts): Receipt[] {
  const later = content?.draft ? everyStepOf(content.draft).slice(1) : [];
  const all = [receipt, ...later.map(({ source }) => receipts.get(sourceKey(source)))];
  return all
    .flatMap((one) => (one && isInBooks(one) && undoingOf(one.kind) ? [one] : []))
    .reverse();
}
