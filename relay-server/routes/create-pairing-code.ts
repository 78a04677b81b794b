import { mintPairingCode } from '../auth/pairing.ts';
import type { Route } from './route.ts';

/** A code for one more browser of the admin's practice. */
export const createPairingCode: Route<'createPairingCode'> = async (deps, { input, member }) => {
  const { practiceId } = member;
  const given = { practiceId, role: input.role };
  const code = await mintPairingCode(deps.database.db, deps.vault, given, deps.now());
  deps.log('info', {
    event: 'code_made',
    practice: practiceId,
    member: member.id,
    role: input.role,
  });
  return { body: code };
};
