import { problem } from '#shared/problem.ts';
import { ok, type Result, refused } from '#shared/result.ts';
import { type Relay, relayOf, type World } from './world.ts';

/** The connected company of an admin, whose decisions are kept and sent. */
export interface AdminsCompany {
  relay: Relay;
  realmId: string;
  practiceId: string;
}

/** The company that this browser may decide for, or why it may not. */
export async function adminsCompany(world: World): Promise<Result<AdminsCompany>> {
  const relay = await relayOf(world);
  if (!relay.ok) return relay;
  const { me } = relay.value.pairing;
  const realmId = me.connection.company?.realmId;
  if (!realmId) return refused(problem('not_connected'));
  if (me.member.role !== 'admin') return refused(problem('admin_only'));
  return ok({ relay: relay.value, realmId, practiceId: me.practice.id });
}
