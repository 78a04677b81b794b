import { forgetCatalogue } from '../catalogue/catalogue-store.ts';
import type { RelayDeps } from '../relay-deps.ts';
import { findConnection, isSharedRealm } from './connection-store.ts';
import { revokeGrant } from './revoke-grant.ts';

/**
 * Ends the grant at Intuit and forgets the tokens and the lists. Settings, mappings and ledger
 * stay, and the practice may connect any company afterwards. Tokens are forgotten even when Intuit
 * cannot be reached. Whether Intuit ended the grant; undefined where there was none to end, or another
 * practice of this relay lives from it.
 */
export async function disconnect(
  deps: RelayDeps,
  practiceId: string,
): Promise<boolean | undefined> {
  const { database, vault, log, notices } = deps;
  const connection = await findConnection(database.db, vault, practiceId);
  if (!connection) return undefined;
  const { realmId, refreshToken } = connection;
  const isShared = await isSharedRealm(database.db, practiceId, realmId);
  const isEnded = isShared || (await revokeGrant(deps.app, refreshToken));
  await database.transaction(async (trx) => {
    await trx
      .deleteFrom('connections')
      .where('practice_id', '=', practiceId)
      .where('realm_id', '=', realmId)
      .execute();
    await notices.withdraw(trx, { practiceId, realmId });
  });
  await forgetCatalogue(database, practiceId);
  log(isEnded ? 'info' : 'warn', {
    event: isEnded ? 'disconnected' : 'disconnected_without_revoking',
    practice: practiceId,
    realm: realmId,
  });
  return isShared ? undefined : isEnded;
}
