import type { Database } from './database.ts';
import type { TokenVault } from './token-vault.ts';

/**
 * Whether the vault's key is the one this database was written with. A new database takes the key
 * it is first opened with.
 */
export async function isRightKey({ db }: Database, vault: TokenVault): Promise<boolean> {
  await db
    .insertInto('meta')
    .values({ key: 'key_fingerprint', value: vault.fingerprint })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .execute();
  const stored = await db
    .selectFrom('meta')
    .select('value')
    .where('key', '=', 'key_fingerprint')
    .executeTakeFirstOrThrow();
  return stored.value === vault.fingerprint;
}
