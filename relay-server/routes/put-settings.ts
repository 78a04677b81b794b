import { ProblemError, problem } from '#shared/problem.ts';
import { connectionRow } from '../oauth/connection-store.ts';
import { noConnection } from '../oauth/no-connection.ts';
import { putSettings as put } from '../settings/settings-store.ts';
import type { Route } from './route.ts';

/** Decides the practice's rules for the connected company. */
export const putSettings: Route<'putSettings'> = async (deps, { input, member }) => {
  const { id: memberId, practiceId } = member;
  const connection = await connectionRow(deps.database.db, practiceId);
  if (!connection) throw new ProblemError(await noConnection(deps.database.db, practiceId));
  const { settings, knownVersion } = input;
  const realmId = connection.realm_id;
  // Ids of one company mean something else in another, whose version may be the same.
  if (input.realmId !== undefined && input.realmId !== realmId) {
    throw new ProblemError(problem('settings_other_company'));
  }
  const change = { practiceId, realmId, settings, memberId, at: deps.now() };
  const result = await put(deps.database, change, knownVersion);
  if (!result.ok) throw new ProblemError(result.problem);
  return { body: result.value };
};
