import type { Kysely } from 'kysely';
import { type Company, company as companySchema } from '#shared/documents/company.ts';
import type { ConnectionView } from '#shared/relay/contract.ts';
import type { Schema } from '../storage/schema.ts';
import type { ConnectionTable } from '../storage/tables/practice-tables.ts';
import type { TokenVault } from '../storage/token-vault.ts';
import type { TokenPair } from './intuit-app.ts';

/** A stored connection with its tokens readable. */
export interface Connection {
  practiceId: string;
  realmId: string;
  state: ConnectionTable['state'];
  company: Company;
  generation: number;
  accessToken: string;
  accessExpiresAt: number;
  refreshToken: string;
  previousRefreshToken: string | null;
}

/** The practice's connection, or undefined. Throws when the tokens cannot be opened. */
export async function findConnection(
  db: Kysely<Schema>,
  vault: TokenVault,
  practiceId: string,
): Promise<Connection | undefined> {
  const row = await connectionRow(db, practiceId);
  if (!row) return undefined;
  const open = (column: 'access_token' | 'refresh_token', sealed = row[column]) =>
    vault.open(sealed, [practiceId, row.realm_id, column]);
  return {
    practiceId,
    realmId: row.realm_id,
    state: row.state,
    company: companySchema.parse(JSON.parse(row.company)),
    generation: row.generation,
    accessToken: open('access_token'),
    accessExpiresAt: row.access_expires_at,
    refreshToken: open('refresh_token'),
    previousRefreshToken:
      row.previous_refresh_token && open('refresh_token', row.previous_refresh_token),
  };
}

/** The row without its secrets opened. */
export const connectionRow = (
  db: Kysely<Schema>,
  practiceId: string,
): Promise<ConnectionTable | undefined> =>
  db.selectFrom('connections').selectAll().where('practice_id', '=', practiceId).executeTakeFirst();

/** The columns that hold a token pair, encrypted for this practice and company. */
export const sealedPair = (
  vault: TokenVault,
  practiceId: string,
  realmId: string,
  pair: TokenPair,
) => ({
  access_token: vault.seal(pair.accessToken, [practiceId, realmId, 'access_token']),
  access_expires_at: pair.accessExpiresAt,
  refresh_token: vault.seal(pair.refreshToken, [practiceId, realmId, 'refresh_token']),
  refresh_expires_at: pair.refreshExpiresAt,
  refresh_ends_at: pair.refreshEndsAt,
});

/** Whether another practice of this relay is connected to the company: revoking would end both. */
export async function isSharedRealm(
  db: Kysely<Schema>,
  practiceId: string,
  realmId: string,
): Promise<boolean> {
  const other = await db
    .selectFrom('connections')
    .select('practice_id')
    .where('realm_id', '=', realmId)
    .where('practice_id', '!=', practiceId)
    .executeTakeFirst();
  return other !== undefined;
}

/** What members may know of a connection. */
export const connectionView = (row: ConnectionTable | undefined): ConnectionView =>
  row
    ? {
        state: row.state,
        company: companySchema.parse(JSON.parse(row.company)),
        connectedAt: row.connected_at,
        grantedAt: row.granted_at,
      }
    : { state: 'none' };
