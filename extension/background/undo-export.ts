import { readPractice, readRecord } from '#extension/store/read-record.ts';
import { undoable } from '#extension/store/undoable.ts';
import type { Receipt } from '#shared/ledger/receipt.ts';
import { problem } from '#shared/problem.ts';
import { type Result, refused } from '#shared/result.ts';
import { begin } from './confirm-export.ts';
import type { World } from './world.ts';

/** Takes the effect of a record's documents away, the last one first: a payment before its invoice. */
export async function undoExport(world: World, sourceKey: string): Promise<Result<Receipt>> {
  const { db, vault } = world;
  const facts = await readRecord(db, vault, await readPractice(db, vault), sourceKey);
  const undo = undoable(facts).map((receipt) => ({
    sourceKey: receipt.sourceKey,
    exportId: receipt.id,
  }));
  if (undo.length === 0) return refused(problem('not_found'));
  return begin(world, sourceKey, { undo });
}
