import { randomBytes } from 'node:crypto';
import type { RelayClient } from '#extension/relay-client/relay-client.ts';
import { prepare } from '#shared/documents/index.ts';
import type { Draft } from '#shared/draft/draft.ts';
import { freePort } from '#test/support/free-port.ts';
import { decided, must, orderContext, pairedMember } from '#test/support/office.ts';
import { startRelayProcess } from '#test/support/relay-process.ts';
import { startPostgres } from '#test/support/start-postgres.ts';
import { countInBooks, type Told } from './count-books.ts';
import { openDesk } from './desk.ts';
import { mapRecords } from './map-records.ts';
import { recordsOf } from './records.ts';
import type { Row } from './row.ts';

const callers = 50;

/** R6: records of every kind, each exported by fifty callers of two members over two relays at once. */
export const manyCallers: Row = async (seed) => {
  const postgres = await startPostgres();
  const shared = {
    DATABASE_URL: postgres.url,
    COUNTERFOIL_KEY: randomBytes(32).toString('base64'),
    REQUESTS_PER_MINUTE: '100000',
  };
  const desk = await openDesk(shared);
  const { office } = desk;
  const simulatorUrl = office.simulator.url;
  const second = await startRelayProcess({ simulatorUrl, port: await freePort(), env: shared });
  try {
    await mapRecords(desk);
    const members = [
      await pairedMember(office.relay, 'admin'),
      await pairedMember(second, 'admin'),
    ];
    const told: Told[] = [];
    for (const draft of Object.values(recordsOf(String(seed)))) {
      const ids = await pressedByAll(members, draft, office.company);
      if (ids.size !== 1) throw new Error(`${ids.size} ledger rows for one ${draft.kind}`);
      const receipt = await decided(office.admin, [...ids][0] ?? '').catch(() => null);
      told.push({ draft, total: 'total' in draft ? draft.total : null, receipt });
    }
    return countInBooks(office, told);
  } finally {
    await second.close();
    await office.close();
    await postgres.stop();
  }
};

async function pressedByAll(
  members: RelayClient[],
  draft: Draft,
  company: Parameters<typeof orderContext>[1],
): Promise<Set<string>> {
  const [first] = members as [RelayClient, ...RelayClient[]];
  const { hash: shownHash } = must(prepare(draft, await orderContext(first, company)));
  const answers = await Promise.all(
    Array.from({ length: callers }, (_, index) =>
      (members[index % members.length] as RelayClient).call('createExport', {
        data: { draft, shownHash },
      }),
    ),
  );
  return new Set(answers.map((answer) => must(answer).id));
}
