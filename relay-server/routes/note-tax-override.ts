import { ProblemError, problem } from '#shared/problem.ts';
import { connectionRow, connectionView } from '../oauth/connection-store.ts';
import { noConnection } from '../oauth/no-connection.ts';
import { noteTaxOverride as note } from '../oauth/renew-company.ts';
import type { Route } from './route.ts';

/** Keeps what an admin found out about the connected company; it survives reconnects and disconnects. */
export const noteTaxOverride: Route<'noteTaxOverride'> = async (deps, { input, member }) => {
  const { database } = deps;
  const { practiceId } = member;
  const { company } = connectionView(await connectionRow(database.db, practiceId));
  if (!company) throw new ProblemError(await noConnection(database.db, practiceId));
  if (input.realmId !== undefined && input.realmId !== company.realmId) {
    throw new ProblemError(problem('settings_other_company'));
  }
  const isNoted = await note(database, practiceId, company, input);
  if (!isNoted) throw new ProblemError(problem('settings_conflict'));
  deps.log('info', {
    event: 'tax_override_noted',
    practice: practiceId,
    member: member.id,
    state: input.taxOverride,
  });
  return { body: connectionView(await connectionRow(database.db, practiceId)) };
};
