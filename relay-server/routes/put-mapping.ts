import { ProblemError } from '#shared/problem.ts';
import { putMapping as put } from '../mappings/mapping-store.ts';
import { connectionRow } from '../oauth/connection-store.ts';
import { noConnection } from '../oauth/no-connection.ts';
import type { Route } from './route.ts';

/** Maps one term for the connected company, or takes its mapping away. */
export const putMapping: Route<'putMapping'> = async (deps, { input, member }) => {
  const { id: memberId, practiceId } = member;
  const connection = await connectionRow(deps.database.db, practiceId);
  if (!connection) throw new ProblemError(await noConnection(deps.database.db, practiceId));
  const { term, targetId, knownVersion } = input;
  const change = {
    practiceId,
    realmId: connection.realm_id,
    term,
    targetId,
    memberId,
    at: deps.now(),
  };
  const result = await put(deps.database, change, knownVersion);
  if (!result.ok) throw new ProblemError(result.problem);
  return { body: result.value };
};
