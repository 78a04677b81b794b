import type { SentChanges } from '#extension/protocol/messages.ts';
import { waitingChanges } from '#extension/store/mapping-changes.ts';
import { readPairing } from '#extension/store/pairing.ts';
import { refOf, type Term, termId } from '#shared/mapping/term.ts';
import { problem } from '#shared/problem.ts';
import { type Result, refused } from '#shared/result.ts';
import { putMappings } from './put-mappings.ts';
import type { World } from './world.ts';

/** Maps a term for the whole practice; `null` takes its mapping away. */
export async function putMapping(
  world: World,
  { term, targetId }: { term: Term; targetId: string | null },
): Promise<Result<SentChanges>> {
  const ref = refOf(term);
  const sent = await putMappings(world, [{ term: ref, targetId }]);
  if (!sent.ok) return sent;
  const realmId = (await readPairing(world.db))?.me.connection.company?.realmId ?? '';
  const left = (await waitingChanges(world.db, realmId)).find((one) => one.termId === termId(ref));
  // Both values are kept; the mapping screen asks which one holds.
  return left?.theirs ? refused(problem('mapping_conflict')) : sent;
}
