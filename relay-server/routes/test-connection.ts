import { ProblemError } from '#shared/problem.ts';
import { connectionRow, connectionView } from '../oauth/connection-store.ts';
import { noConnection } from '../oauth/no-connection.ts';
import { renewCompany } from '../oauth/renew-company.ts';
import { patiently } from '../qbo/patiently.ts';
import { readCompany } from '../qbo/read-company.ts';
import type { Route } from './route.ts';

/** Reads the company facts again and stores them; an ended grant shows in the answer's state. */
export const testConnection: Route<'testConnection'> = async (deps, { member }) => {
  const { db } = deps.database;
  const { practiceId } = member;
  const before = await connectionRow(db, practiceId);
  if (!before) throw new ProblemError(await noConnection(db, practiceId));
  try {
    const company = await readCompany(deps.qbo, before.realm_id, (request) =>
      deps.tokens.withAccess(practiceId, (access) => patiently(() => request(access))),
    );
    await renewCompany(deps.database, practiceId, company);
  } catch (error) {
    const isEnded = error instanceof ProblemError && error.problem.code === 'needs_reconnect';
    if (!isEnded) throw error;
  }
  return { body: connectionView(await connectionRow(db, practiceId)) };
};
