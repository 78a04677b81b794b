import { dropChanges } from '#extension/store/mapping-changes.ts';
import { findMapping, putMappings } from '#extension/store/mappings.ts';
import type { Mapping } from '#shared/mapping/mapping.ts';
import { refOf, type Term, termId } from '#shared/mapping/term.ts';
import { problem } from '#shared/problem.ts';
import { type Result, refused } from '#shared/result.ts';
import { announceOpenRecords } from './announce-open-records.ts';
import { fetchPractice } from './fetch-practice.ts';
import { noteNames } from './note-names.ts';
import { relayOf, type World } from './world.ts';

/** Maps a term for the whole practice; `null` takes its mapping away. */
export async function putMapping(
  world: World,
  { term, targetId }: { term: Term; targetId: string | null },
): Promise<Result<Mapping>> {
  const relay = await relayOf(world);
  if (!relay.ok) return relay;
  const { company } = relay.value.pairing.me.connection;
  if (!company) return refused(problem('not_connected'));
  const { realmId } = company;
  const ref = refOf(term);
  const known = await findMapping(world.db, realmId, ref);
  const knownVersion = known?.version ?? 0;
  const [named] = await noteNames(world, realmId, [{ term: ref, targetId }]);
  const namedAs = named?.namedAs;
  const answer = await relay.value.call('putMapping', {
    data: { term: ref, targetId, ...(namedAs ? { namedAs } : {}), knownVersion },
  });
  if (answer.ok) {
    await putMappings(world.db, [answer.value]);
    // An older decision that still waits would come back over this one.
    await dropChanges(world.db, realmId, [termId(ref)]);
  } else if (answer.problem.code === 'mapping_conflict') await fetchPractice(world);
  await announceOpenRecords(world, term.origin);
  return answer;
}
