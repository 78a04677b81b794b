import { ProblemError, problem } from '#shared/problem.ts';
import { revokeMember as revoke } from '../auth/members.ts';
import type { Route } from './route.ts';

/** Removes a browser of the admin's own practice; its token is refused from then on. */
export const revokeMember: Route<'revokeMember'> = async (deps, { param, member }) => {
  const { practiceId } = member;
  if (!(await revoke(deps.database.db, practiceId, param, deps.now()))) {
    throw new ProblemError(problem('not_found'));
  }
  deps.log('info', { event: 'member_removed', practice: practiceId, member: param });
  return { body: {} };
};
