import { createTicket } from '../oauth/consents.ts';
import type { Route } from './route.ts';

/** An address that opens Intuit's consent page once, for the admin who asked. */
export const startConnection: Route<'startConnection'> = async (deps, { member }) => {
  const owner = { practiceId: member.practiceId, memberId: member.id };
  const ticket = await createTicket(deps.database.db, owner, deps.now());
  return { body: { url: `${deps.publicUrl}/oauth/start?ticket=${ticket}` } };
};
