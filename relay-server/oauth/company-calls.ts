import { ProblemError, problem } from '#shared/problem.ts';
import type { QboCall } from '../qbo/qbo-call.ts';
import type { TokenKeeper } from './token-keeper.ts';

/**
 * Calls to one company and no other: the practice may be connected to another one while it is
 * called, and ids of one company mean something else in another. Throws a ProblemError then.
 */
export const companyCalls =
  (tokens: TokenKeeper, practiceId: string, realmId: string): QboCall =>
  (request) =>
    tokens.withAccess(practiceId, (access) => {
      if (access.realmId !== realmId) throw new ProblemError(problem('not_connected'));
      return request(access);
    });
