import { customerWith } from '#shared/mapping/client-mark.ts';
import { ProblemError, problem } from '#shared/problem.ts';
import { mostRows } from '#shared/relay/endpoints/catalogue-endpoints.ts';
import { readRows } from '../catalogue/catalogue-store.ts';
import { lists } from '../catalogue/lists.ts';
import { changeMappings } from '../mappings/change-mappings.ts';
import { mappedCompany } from '../mappings/mapped-company.ts';
import { settingsOf } from '../settings/settings-store.ts';
import type { Route } from './route.ts';

/**
 * Links a client to its customer without a person, where the settings let the exact rule do so
 * (features E12). The mark is compared with the relay's own copy of the customers, and what somebody
 * has decided about the client stands.
 */
export const linkClient: Route<'linkClient'> = async (deps, { input, member }) => {
  const { id: memberId, practiceId } = member;
  const { term, mark } = input;
  const realmId = await mappedCompany(deps, practiceId);
  const { settings } = await settingsOf(deps.database.db, practiceId, realmId);
  if (settings.clientMatch !== 'exact' || term.kind !== 'client') {
    throw new ProblemError(problem('admin_only'));
  }
  const key = { practiceId, realmId, entity: lists.customers.entity };
  const rows = await readRows(deps, key, { since: 0, offset: 0, limit: mostRows });
  const customer = customerWith(mark, rows);
  if (!customer) throw new ProblemError(problem('not_found'));
  const author = { practiceId, realmId, memberId, at: deps.now() };
  const change = { term, targetId: customer.id, knownVersion: 0 };
  const [outcome] = await changeMappings(deps.database, author, [change]);
  if (!outcome?.mapping) throw new ProblemError(problem('not_found'));
  if (outcome.state !== 'stored') throw new ProblemError(problem('mapping_conflict'));
  return { body: outcome.mapping };
};
