import type { MemberView, Role } from '#shared/relay/contract.ts';
import { ok, type Result } from '#shared/result.ts';
import { relayOf, type World } from './world.ts';

export async function createPairingCode(
  world: World,
  role: Role,
): Promise<Result<{ code: string; expiresAt: number }>> {
  const relay = await relayOf(world);
  return relay.ok ? relay.value.call('createPairingCode', { data: { role } }) : relay;
}

export async function listMembers(world: World): Promise<Result<MemberView[]>> {
  const relay = await relayOf(world);
  if (!relay.ok) return relay;
  const answer = await relay.value.call('listMembers');
  return answer.ok ? ok(answer.value.members) : answer;
}

export async function revokeMember(world: World, id: string): Promise<Result<null>> {
  const relay = await relayOf(world);
  if (!relay.ok) return relay;
  const answer = await relay.value.call('revokeMember', { params: { id } });
  return answer.ok ? ok(null) : answer;
}
