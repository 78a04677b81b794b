import { ProblemError } from '#shared/problem.ts';
import { chooseAccounting as choose } from '../auth/practices.ts';
import { meOf } from './me.ts';
import type { Route } from './route.ts';

/** QuickBooks Online or no accounting system at all, while no company is connected. */
export const chooseAccounting: Route<'chooseAccounting'> = async (deps, { input, member }) => {
  const result = await choose(deps.database, member.practiceId, input.accounting);
  if (!result.ok) throw new ProblemError(result.problem);
  deps.log('info', {
    event: 'accounting_chosen',
    practice: member.practiceId,
    member: member.id,
    state: result.value,
  });
  return { body: await meOf(deps, member) };
};
