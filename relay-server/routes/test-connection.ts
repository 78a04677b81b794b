import { ProblemError, problem } from '#shared/problem.ts';
import { connectionRow, connectionView } from '../oauth/connection-store.ts';
import { readCompany } from '../qbo/read-company.ts';
import type { Route } from './route.ts';

/** Reads the company facts again and stores them; an ended grant shows in the answer's state. */
export const testConnection: Route<'testConnection'> = async (deps, { member }) => {
  const { db } = deps.database;
  const { practiceId } = member;
  const before = await connectionRow(db, practiceId);
  if (!before) throw new ProblemError(problem('not_connected'));
  try {
    const company = await readCompany(deps.qbo, before.realm_id, (request) =>
      deps.tokens.withAccess(practiceId, request),
    );
    await db
      .updateTable('connections')
      .set({ company: JSON.stringify(company) })
      .where('practice_id', '=', practiceId)
      .where('realm_id', '=', company.realmId)
      .execute();
  } catch (error) {
    const isEnded = error instanceof ProblemError && error.problem.code === 'needs_reconnect';
    if (!isEnded) throw error;
  }
  return { body: connectionView(await connectionRow(db, practiceId)) };
};
