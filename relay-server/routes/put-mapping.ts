import { ProblemError, problem } from '#shared/problem.ts';
import { changeMappings } from '../mappings/change-mappings.ts';
import { mappedCompany } from '../mappings/mapped-company.ts';
import type { Route } from './route.ts';

/** Maps one term for the connected company, sets it aside, or takes its mapping away. */
export const putMapping: Route<'putMapping'> = async (deps, { input, member }) => {
  const { id: memberId, practiceId } = member;
  const realmId = await mappedCompany(deps, practiceId);
  const author = { practiceId, realmId, memberId, at: deps.now() };
  const [outcome] = await changeMappings(deps.database, author, [input]);
  if (outcome?.state !== 'stored') throw new ProblemError(problem('mapping_conflict'));
  if (!outcome.mapping) throw new ProblemError(problem('not_found'));
  return { body: outcome.mapping };
};
