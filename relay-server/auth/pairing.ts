import { randomInt } from 'node:crypto';
import type { Kysely } from 'kysely';
import { type Problem, problem } from '#shared/problem.ts';
import type { Role } from '#shared/relay/contract.ts';
import { ok, type Result, refused } from '#shared/result.ts';
import type { Database } from '../storage/database.ts';
import { locked } from '../storage/locked.ts';
import type { Schema } from '../storage/schema.ts';
import type { TokenVault } from '../storage/token-vault.ts';
import { addMember, type Member } from './members.ts';
import { isSameHash } from './secrets.ts';

const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const groupLength = 4;
const codeLifetimeMs = 10 * 60_000;
const triesAllowed = 5;

/**
 * Makes a code `ABCD-EFGH` (40 bits) that pairs one browser within ten minutes. The first group
 * finds the code, the rest proves it, so that wrong tries can be counted against it.
 */
export async function mintPairingCode(
  db: Kysely<Schema>,
  vault: TokenVault,
  given: { practiceId: string; role: Role },
  now: number,
): Promise<{ code: string; expiresAt: number }> {
  const expiresAt = now + codeLifetimeMs;
  for (;;) {
    const code = `${group()}-${group()}`;
    const row = {
      ...hashes(vault, code),
      practice_id: given.practiceId,
      role: given.role,
      wrong_tries: 0,
      expires_at: expiresAt,
      used_at: null,
    };
    await db
      .deleteFrom('pairing_codes')
      .where('expires_at', '<', now - codeLifetimeMs)
      .execute();
    const inserted = await db
      .insertInto('pairing_codes')
      .values(row)
      .onConflict((conflict) => conflict.column('selector').doNothing())
      .returning('selector')
      .executeTakeFirst();
    if (inserted) return { code, expiresAt };
  }
}

/** Exchanges a code for a member and its device token; of parallel callers exactly one succeeds. */
export function redeemPairingCode(
  database: Database,
  vault: TokenVault,
  given: { code: string; deviceName: string },
  now: number,
): Promise<Result<{ member: Member; token: string }>> {
  const { selector, code_hash: codeHash } = hashes(vault, given.code);
  return database.transaction(async (trx) => {
    const row = await locked(
      database,
      trx.selectFrom('pairing_codes').selectAll().where('selector', '=', selector),
    ).executeTakeFirst();
    const same = isSameHash(codeHash, row?.code_hash ?? codeHash.replace(/./g, '0'));
    if (!row) return refused(problem('code_wrong'));
    if (isDead(row, now)) return refused(problem('code_expired'));
    const change = same ? { used_at: now } : { wrong_tries: row.wrong_tries + 1 };
    await trx.updateTable('pairing_codes').set(change).where('selector', '=', selector).execute();
    if (!same) return refused<Problem>(problem('code_wrong'));
    const member = { practiceId: row.practice_id, name: given.deviceName, role: row.role };
    return ok(await addMember(trx, member, now));
  });
}

const isDead = (
  row: { used_at: number | null; wrong_tries: number; expires_at: number },
  now: number,
): boolean => row.used_at !== null || row.wrong_tries >= triesAllowed || row.expires_at <= now;

const group = (): string =>
  Array.from({ length: groupLength }, () => letters[randomInt(letters.length)]).join('');

function hashes(vault: TokenVault, code: string): { selector: string; code_hash: string } {
  const typed = code
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
  return {
    selector: vault.keyedHash(typed.slice(0, groupLength), 'pairing selector'),
    code_hash: vault.keyedHash(typed, 'pairing code'),
  };
}
