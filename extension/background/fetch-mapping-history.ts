import type { HistoryPage, HistoryWish } from '#extension/protocol/messages.ts';
import { termId } from '#shared/mapping/term.ts';
import { problem } from '#shared/problem.ts';
import { type Result, refused } from '#shared/result.ts';
import { relayOf, type World } from './world.ts';

/** A page of who changed which mappings of the connected company, newest first. */
export async function fetchMappingHistory(
  world: World,
  { term, kinds, before, limit }: HistoryWish,
): Promise<Result<HistoryPage>> {
  const relay = await relayOf(world);
  if (!relay.ok) return relay;
  const realmId = relay.value.pairing.me.connection.company?.realmId;
  if (!realmId) return refused(problem('not_connected'));
  return relay.value.call('mappingHistory', {
    data: {
      realmId,
      ...(term ? { term: termId(term) } : {}),
      ...(kinds ? { kinds: kinds.join() } : {}),
      ...(before === undefined ? {} : { before }),
      ...(limit === undefined ? {} : { limit }),
    },
  });
}
