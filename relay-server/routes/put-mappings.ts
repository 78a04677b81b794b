import { changeMappings } from '../mappings/change-mappings.ts';
import { mappedCompany } from '../mappings/mapped-company.ts';
import type { Route } from './route.ts';

/** Makes many changes at once; each is stored, or answered with what somebody else has chosen. */
export const putMappings: Route<'putMappings'> = async (deps, { input, member }) => {
  const { id: memberId, practiceId } = member;
  const realmId = await mappedCompany(deps, practiceId, input.realmId);
  const author = { practiceId, realmId, memberId, at: deps.now() };
  return { body: { outcomes: await changeMappings(deps.database, author, input.changes) } };
};
