import { ProblemError, problem } from '#shared/problem.ts';
import { connectionRow } from '../oauth/connection-store.ts';
import { noConnection } from '../oauth/no-connection.ts';
import type { RelayDeps } from '../relay-deps.ts';

/**
 * The connected company, whose mappings are changed. Ids of one company mean something else in
 * another, so changes chosen for another one are refused.
 */
export async function mappedCompany(
  { database: { db } }: RelayDeps,
  practiceId: string,
  chosenFor?: string,
): Promise<string> {
  const connection = await connectionRow(db, practiceId);
  if (!connection) throw new ProblemError(await noConnection(db, practiceId));
  if (chosenFor !== undefined && chosenFor !== connection.realm_id) {
    throw new ProblemError(problem('mapping_other_company'));
  }
  return connection.realm_id;
}
