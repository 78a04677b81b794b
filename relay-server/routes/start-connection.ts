import { ProblemError } from '#shared/problem.ts';
import { createTicket } from '../oauth/consents.ts';
import { noConnection } from '../oauth/no-connection.ts';
import type { Route } from './route.ts';

/** An address that opens Intuit's consent page once, for the admin who asked. */
export const startConnection: Route<'startConnection'> = async (deps, { member }) => {
  const { db } = deps.database;
  const reason = await noConnection(db, member.practiceId);
  if (reason.code === 'accounting_off') throw new ProblemError(reason);
  const owner = { practiceId: member.practiceId, memberId: member.id };
  const ticket = await createTicket(db, owner, deps.now());
  return { body: { url: `${deps.publicUrl}/oauth/start?ticket=${ticket}` } };
};
