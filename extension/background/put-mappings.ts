import type { MappingDecision, SentMappings } from '#extension/protocol/messages.ts';
import {
  changeArrived,
  dropChanges,
  keepChanges,
  noteConflict,
  waitingChanges,
} from '#extension/store/mapping-changes.ts';
import { findMapping, putMappings as storeMappings } from '#extension/store/mappings.ts';
import type { MappingChangeRecord } from '#extension/store/records.ts';
import { type Problem, problem } from '#shared/problem.ts';
import { ok, type Result, refused } from '#shared/result.ts';
import { announceOpenRecords } from './announce-open-records.ts';
import { fetchPractice } from './fetch-practice.ts';
import { type Relay, relayOf, type World } from './world.ts';

/** Keeps decisions in this browser first, then sends what is kept; nothing is lost while offline. */
export async function putMappings(
  world: World,
  decisions: readonly MappingDecision[],
): Promise<Result<SentMappings>> {
  const relay = await relayOf(world);
  if (!relay.ok) return relay;
  const { me } = relay.value.pairing;
  const { company } = me.connection;
  if (!company) return refused(problem('not_connected'));
  if (me.member.role !== 'admin') return refused(problem('admin_only'));
  const { db } = world;
  const kept = await keepChanges(db, company.realmId, me.practice.id, decisions, world.now());
  return kept.ok ? sendMappingChanges(world) : kept;
}

const sending = new WeakMap<World['db'], Promise<Result<SentMappings>>>();

/** Sends every decision that waits, one run at a time; colleagues’ other decisions are never overwritten. */
export function sendMappingChanges(world: World): Promise<Result<SentMappings>> {
  const before = sending.get(world.db) ?? Promise.resolve();
  const run = before.catch(() => undefined).then(() => sendWaiting(world));
  sending.set(world.db, run);
  return run;
}

async function sendWaiting(world: World): Promise<Result<SentMappings>> {
  const relay = await relayOf(world);
  if (!relay.ok) return relay;
  const { me } = relay.value.pairing;
  const realmId = me.connection.company?.realmId;
  if (!realmId) return refused(problem('not_connected'));
  const all = await waitingChanges(world.db, realmId);
  const changes = all.filter(({ practiceId, theirs }) => practiceId === me.practice.id && !theirs);
  const stopped = await sendAll(world, relay.value, changes);
  const left = await waitingChanges(world.db, realmId);
  const conflicts = left.filter(({ theirs }) => theirs).length;
  for (const origin of new Set(changes.map(({ decision }) => decision.term.origin))) {
    await announceOpenRecords(world, origin);
  }
  const waiting = left.length - conflicts;
  return ok({ sent: changes.length - waiting, waiting, conflicts, problem: stopped });
}

/** The problem that stopped it, where one did: without a relay the next change fares no better. */
async function sendAll(
  world: World,
  relay: Relay,
  changes: MappingChangeRecord[],
): Promise<Problem | undefined> {
  for (const change of changes) {
    const { decision, knownVersion } = change;
    const { term, targetId } = decision;
    const answer = await relay.call('putMapping', { data: { term, targetId, knownVersion } });
    if (answer.ok) {
      await storeMappings(world.db, [answer.value]);
      await changeArrived(world.db, change);
    } else if (answer.problem.code === 'mapping_conflict') {
      await fetchPractice(world);
      const theirs = await findMapping(world.db, change.realmId, term);
      await noteConflict(world.db, change, theirs ?? null);
    } else return answer.problem;
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
