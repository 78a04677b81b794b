import type { SentChanges } from '#extension/protocol/messages.ts';
import { inTurn, type Turns } from '#extension/store/in-turn.ts';
import {
  type Answers,
  dropChanges,
  keepChanges,
  noteAnswers,
  waitingChanges,
} from '#extension/store/mapping-changes.ts';
import type { MappingChangeRecord } from '#extension/store/records.ts';
import type { MappingDecision } from '#shared/mapping/mapping.ts';
import type { Problem } from '#shared/problem.ts';
import { mostMappingChanges } from '#shared/relay/endpoints/mappings-endpoints.ts';
import { ok, type Result } from '#shared/result.ts';
import { adminsCompany } from './admins-company.ts';
import { announceOpenRecords } from './announce-open-records.ts';
import { noteNames } from './note-names.ts';
import { changeOf, settleChanges } from './settle-changes.ts';
import { type Relay, relayOf, type World } from './world.ts';

/** Keeps decisions in this browser first, then sends what is kept; nothing is lost while offline. */
export async function putMappings(
  world: World,
  decisions: readonly MappingDecision[],
): Promise<Result<SentChanges>> {
  const at = await adminsCompany(world);
  if (!at.ok) return at;
  const { realmId, practiceId } = at.value;
  // In the order they were made: what is taken back at once must not come back.
  const kept = await inTurn(keeping, world.db, async () => {
    const named = await noteNames(world, realmId, decisions);
    return keepChanges(world.db, realmId, practiceId, named, world.now());
  });
  if (!kept.ok) return kept;
  await world.shell.keepWaking(true);
  return sendMappingChanges(world);
}

/** Sends every decision that waits, one run at a time; colleagues’ other decisions are never overwritten. */
export const sendMappingChanges = (world: World): Promise<Result<SentChanges>> =>
  inTurn(sending, world.db, () => sendWaiting(world));

const keeping: Turns = new WeakMap();
const sending: Turns = new WeakMap();

async function sendWaiting(world: World): Promise<Result<SentChanges>> {
  const at = await adminsCompany(world);
  if (!at.ok) return at;
  const { relay, realmId } = at.value;
  const all = await waitingChanges(world.db, realmId);
  const changes = all.filter(({ theirs }) => !theirs);
  const stopped = await sendAll(world, relay, changes);
  const left = await waitingChanges(world.db, realmId);
  const conflicts = left.filter(({ theirs }) => theirs).length;
  for (const origin of new Set(changes.map(({ decision }) => decision.term.origin))) {
    await announceOpenRecords(world, origin);
  }
  const asked = new Set(changes.map((change) => change.termId));
  const kept = left.filter((change) => asked.has(change.termId)).length;
  const waiting = left.length - conflicts;
  return ok({ sent: changes.length - kept, waiting, conflicts, problem: stopped });
}

/** The lists of all open panels are worked out again whenever answers are noted. */
const noteEveryMs = 2000;

/**
 * The problem that stopped it, where one did: without a relay the next changes fare no better. What
 * was not noted before the browser ended is sent again, which the relay stores once.
 */
async function sendAll(
  world: World,
  relay: Relay,
  changes: MappingChangeRecord[],
): Promise<Problem | undefined> {
  const answers: Answers = { mappings: [], arrived: [], conflicts: [] };
  const note = async () => {
    await noteAnswers(world.db, answers);
    for (const list of Object.values(answers)) list.length = 0;
  };
  let noted = world.now();
  try {
    for (let start = 0; start < changes.length; start += mostMappingChanges) {
      const some = changes.slice(start, start + mostMappingChanges);
      const stopped = await sendSome(relay, some, answers);
      if (stopped) return stopped;
      if (world.now() - noted < noteEveryMs) continue;
      await note();
      noted = world.now();
    }
  } finally {
    await note();
  }
  return undefined;
}

/** Each further round needs somebody who changes the same mappings at this very moment. */
const mostRounds = 3;

async function sendSome(
  relay: Relay,
  changes: MappingChangeRecord[],
  answers: Answers,
): Promise<Problem | undefined> {
  let left = changes;
  for (let round = 0; left[0] && round < mostRounds; round += 1) {
    const { realmId } = left[0];
    const data = { realmId, changes: left.map(changeOf) };
    const answer = await relay.call('putMappings', { data });
    if (!answer.ok) return answer.problem;
    left = settleChanges(left, answer.value.outcomes, answers);
  }
  return undefined;
}

/** Gives decisions up; what the practice has holds. */
export async function dropMappingChanges(world: World, termIds: string[]): Promise<Result<null>> {
  const relay = await relayOf(world);
  if (!relay.ok) return relay;
  const realmId = relay.value.pairing.me.connection.company?.realmId;
  if (realmId) await dropChanges(world.db, realmId, termIds);
  return ok(null);
}
