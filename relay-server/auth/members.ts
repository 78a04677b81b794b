import type { Kysely } from 'kysely';
import type { MemberView, Role } from '#shared/relay/contract.ts';
import type { Schema } from '../storage/schema.ts';
import type { MemberTable } from '../storage/tables/practice-tables.ts';
import { isSameHash, randomId, randomSecret, secretHash } from './secrets.ts';

/** A paired browser, as the routes know it. */
export interface Member {
  id: string;
  practiceId: string;
  name: string;
  role: Role;
  createdAt: number;
  lastSeenAt: number | null;
}

const tokenShape = /^cf1_([0-9a-f]{16})_[A-Za-z0-9_-]{43}$/;
const seenEveryMs = 60_000;

/** Stores a new member and returns it with its device token, which is not stored. */
export async function addMember(
  db: Kysely<Schema>,
  given: { practiceId: string; name: string; role: Role },
  now: number,
): Promise<{ member: Member; token: string }> {
  const id = randomId();
  const token = `cf1_${id}_${randomSecret()}`;
  const row = {
    id,
    practice_id: given.practiceId,
    name: given.name,
    role: given.role,
    token_hash: secretHash(token),
    created_at: now,
    last_seen_at: now,
    revoked_at: null,
  };
  await db.insertInto('members').values(row).execute();
  return { member: memberOf(row), token };
}

/** The member a device token belongs to, or null. */
export async function memberByToken(
  db: Kysely<Schema>,
  token: string,
  now: number,
): Promise<Member | null> {
  const id = tokenShape.exec(token)?.[1];
  const row = id
    ? await db.selectFrom('members').selectAll().where('id', '=', id).executeTakeFirst()
    : undefined;
  const same = isSameHash(secretHash(token), row?.token_hash ?? secretHash(''));
  if (!row || !same || row.revoked_at !== null) return null;
  if (now - (row.last_seen_at ?? 0) > seenEveryMs) {
    await db.updateTable('members').set({ last_seen_at: now }).where('id', '=', row.id).execute();
  }
  return memberOf(row);
}

/** The practice's members that are not removed, oldest first. */
export async function listMembers(db: Kysely<Schema>, practiceId: string): Promise<Member[]> {
  const rows = await db
    .selectFrom('members')
    .selectAll()
    .where('practice_id', '=', practiceId)
    .where('revoked_at', 'is', null)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return rows.map(memberOf);
}

/** Whether the member is still paired, an admin, and of that practice. */
export async function isActiveAdmin(
  db: Kysely<Schema>,
  practiceId: string,
  memberId: string,
): Promise<boolean> {
  const members = await listMembers(db, practiceId);
  return members.some((member) => member.id === memberId && member.role === 'admin');
}

/** Ends a member's token at once; false when the practice has no such member. */
export async function revokeMember(
  db: Kysely<Schema>,
  practiceId: string,
  memberId: string,
  now: number,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('members')
    .set({ revoked_at: now })
    .where('id', '=', memberId)
    .where('practice_id', '=', practiceId)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Whether a practice has a paired admin. */
export const hasAdmin = async (db: Kysely<Schema>, practiceId: string): Promise<boolean> =>
  (await listMembers(db, practiceId)).some((member) => member.role === 'admin');

export const memberView = ({ id, name, role, createdAt, lastSeenAt }: Member): MemberView => ({
  id,
  name,
  role,
  createdAt,
  lastSeenAt,
});

const memberOf = (row: MemberTable): Member => ({
  id: row.id,
  practiceId: row.practice_id,
  name: row.name,
  role: row.role,
  createdAt: row.created_at,
  lastSeenAt: row.last_seen_at,
});
