import type { Overrides } from '../build-deps.ts';
import type { Config } from '../config.ts';
import { type RunningRelay, startRelay } from '../start-relay.ts';
import type { Print } from './print.ts';

/** Starts the relay and tells its operator where it is and what to register at Intuit. */
export async function serve(
  config: Config,
  print: Print,
  overrides: Overrides,
): Promise<RunningRelay> {
  const relay = await startRelay(config, overrides);
  const { publicUrl, redirectUri } = relay;
  print(`Counterfoil relay (${config.environment})`);
  print(`  Relay address           ${publicUrl}`);
  print('  For your app at developer.intuit.com:');
  print(`    Redirect URI          ${redirectUri}`);
  print(`    Disconnect URL        ${publicUrl}/disconnected`);
  print(`    Reconnect URL         ${publicUrl}/reconnect`);
  if (!(await relay.hasAdmin())) {
    const { code } = await relay.mintPairingCode('admin');
    print(`  No admin is paired yet. Admin pairing code, for ten minutes: ${code}`);
    print('  Later codes: counterfoil pair --role admin (same environment variables)');
  }
  relay.log('info', { event: 'listening', url: relay.url, environment: config.environment });
  return relay;
}
