import { ProblemError, problem } from '#shared/problem.ts';
import { redeemPairingCode } from '../auth/pairing.ts';
import { meOf } from './me.ts';
import type { Route } from './route.ts';

/** Exchanges a pairing code for a device token. */
export const pair: Route<'pair'> = async (deps, { input, address }) => {
  const { limits, log } = deps;
  const { pairingPerAddress, pairingOverall } = limits;
  // Counted before it is looked at: guesses that arrive together are guesses, too.
  if (!pairingPerAddress.take(address)) throw new ProblemError(problem('too_many_requests'));
  if (!pairingOverall.take('all')) {
    pairingPerAddress.giveBack(address);
    throw new ProblemError(problem('too_many_requests'));
  }
  const notAGuess = () => {
    pairingPerAddress.giveBack(address);
    pairingOverall.giveBack('all');
  };
  const result = await redeemPairingCode(deps.database, deps.vault, input, deps.now()).catch(
    (cause) => {
      notAGuess();
      throw cause;
    },
  );
  if (!result.ok) {
    log('warn', { event: 'pairing_refused', code: result.problem.code });
    throw new ProblemError(result.problem);
  }
  notAGuess();
  const { member, token } = result.value;
  log('info', {
    event: 'paired',
    practice: member.practiceId,
    member: member.id,
    role: member.role,
  });
  return { body: { token, me: await meOf(deps, member) } };
};
