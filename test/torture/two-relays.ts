import { randomBytes } from 'node:crypto';
import { freePort } from '#test/support/free-port.ts';
import { type RelayProcess, startRelayProcess } from '#test/support/relay-process.ts';
import { startPostgres } from '#test/support/start-postgres.ts';
import { type Desk, openDesk } from './desk.ts';
import { mapRecords } from './map-records.ts';

/** Two relay processes on one PostgreSQL, before one simulator. */
export interface TwoRelays {
  desk: Desk;
  second: RelayProcess;
  databaseUrl: string;
  close(): Promise<void>;
}

export async function openTwoRelays(env: Record<string, string> = {}): Promise<TwoRelays> {
  const postgres = await startPostgres();
  const shared = {
    DATABASE_URL: postgres.url,
    COUNTERFOIL_KEY: randomBytes(32).toString('base64'),
    REQUESTS_PER_MINUTE: '100000',
    ...env,
  };
  const desk = await openDesk(shared);
  const { office } = desk;
  const simulatorUrl = office.simulator.url;
  const second = await startRelayProcess({ simulatorUrl, port: await freePort(), env: shared });
  await mapRecords(desk);
  return {
    desk,
    second,
    databaseUrl: postgres.url,
    async close() {
      await second.close();
      await office.close();
      await postgres.stop();
    },
  };
}
