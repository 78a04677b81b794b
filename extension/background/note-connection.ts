import { readPairing } from '#extension/store/pairing.ts';
import type { Problem, ProblemCode } from '#shared/problem.ts';
import { refreshMe } from './pair.ts';
import type { World } from './world.ts';

/** Refusals that say something of the connection, whatever was asked for. */
const ofConnection: ReadonlySet<ProblemCode> = new Set([
  'needs_reconnect',
  'qbo_access_lost',
  'not_connected',
  'accounting_off',
]);

/** Whether nothing goes on before a person has done something at the connection. */
export const isOfConnection = (reason: Problem | undefined): boolean =>
  reason !== undefined && ofConnection.has(reason.code);

/** An answer says that the connection is not what is known here: asks what it is, for panel and pages. */
export async function noteConnection(world: World, reason: Problem | undefined): Promise<void> {
  if (!isOfConnection(reason)) return;
  const known = (await readPairing(world.db))?.me.connection.state;
  if (known === 'connected') await refreshMe(world);
}
