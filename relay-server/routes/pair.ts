import { ProblemError, problem } from '#shared/problem.ts';
import { redeemPairingCode } from '../auth/pairing.ts';
import { meOf } from './me.ts';
import type { Route } from './route.ts';

/** Exchanges a pairing code for a device token. */
export const pair: Route<'pair'> = async (deps, { input, address }) => {
  const { limits, log } = deps;
  if (!limits.pairingPerAddress.has(address) || !limits.pairingOverall.has('all')) {
    throw new ProblemError(problem('too_many_requests'));
  }
  const result = await redeemPairingCode(deps.database, deps.vault, input, deps.now());
  if (!result.ok) {
    limits.pairingPerAddress.take(address);
    limits.pairingOverall.take('all');
    log('warn', { event: 'pairing_refused', code: result.problem.code });
    throw new ProblemError(result.problem);
  }
  const { member, token } = result.value;
  log('info', {
    event: 'paired',
    practice: member.practiceId,
    member: member.id,
    role: member.role,
  });
  return { body: { token, me: await meOf(deps, member) } };
};
