import type { Me } from '#shared/relay/contract.ts';
import { thisRelay } from '#shared/relay/versions.ts';
import { type Member, memberView } from '../auth/members.ts';
import { connectionRow, connectionView } from '../oauth/connection-store.ts';
import { lastRefusal } from '../oauth/consents.ts';
import type { RelayDeps } from '../relay-deps.ts';
import type { Route } from './route.ts';

/** Who is asking, for which practice, and its connection. */
export const me: Route<'me'> = async (deps, { member }) => ({ body: await meOf(deps, member) });

export async function meOf({ database, now }: RelayDeps, member: Member): Promise<Me> {
  const practice = await database.db
    .selectFrom('practices')
    .select(['id', 'name', 'accounting'])
    .where('id', '=', member.practiceId)
    .executeTakeFirstOrThrow();
  const refusedConsent = await lastRefusal(database.db, member.id, now());
  return {
    member: memberView(member),
    practice,
    connection: connectionView(await connectionRow(database.db, member.practiceId)),
    relay: thisRelay,
    ...(refusedConsent ? { refusedConsent } : {}),
  };
}
