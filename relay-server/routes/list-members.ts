import { listMembers as membersOf, memberView } from '../auth/members.ts';
import type { Route } from './route.ts';

export const listMembers: Route<'listMembers'> = async ({ database }, { member }) => ({
  body: { members: (await membersOf(database.db, member.practiceId)).map(memberView) },
});
