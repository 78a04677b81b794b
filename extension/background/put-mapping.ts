import { findMapping, putMappings } from '#extension/store/mappings.ts';
import type { Mapping } from '#shared/mapping/mapping.ts';
import type { Term, TermRef } from '#shared/mapping/term.ts';
import { problem } from '#shared/problem.ts';
import { type Result, refused } from '#shared/result.ts';
import { announceOpenRecords } from './announce-open-records.ts';
import { fetchPractice } from './fetch-practice.ts';
import { relayOf, type World } from './world.ts';

/** What the relay may know of a term: no name, no address. */
export const refOf = ({ profileId, origin, kind, key }: Term): TermRef => ({
  profileId,
  origin,
  kind,
  key,
});

/** Maps a term for the whole practice; `null` takes its mapping away. */
export async function putMapping(
  world: World,
  { term, targetId }: { term: Term; targetId: string | null },
): Promise<Result<Mapping>> {
  const relay = await relayOf(world);
  if (!relay.ok) return relay;
  const { company } = relay.value.pairing.me.connection;
  if (!company) return refused(problem('not_connected'));
  const ref = refOf(term);
  const known = await findMapping(world.db, company.realmId, ref);
  const knownVersion = known?.version ?? 0;
  const answer = await relay.value.call('putMapping', {
    data: { term: ref, targetId, knownVersion },
  });
  if (answer.ok) await putMappings(world.db, [answer.value]);
  else if (answer.problem.code === 'mapping_conflict') await fetchPractice(world);
  await announceOpenRecords(world, term.origin);
  return answer;
}
