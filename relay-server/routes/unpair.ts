import { revokeMember } from '../auth/members.ts';
import type { Route } from './route.ts';

/** The browser gives its own token back. */
export const unpair: Route<'unpair'> = async ({ database, now, log }, { member }) => {
  await revokeMember(database.db, member.practiceId, member.id, now());
  log('info', { event: 'unpaired', practice: member.practiceId, member: member.id });
  return { body: {} };
};
