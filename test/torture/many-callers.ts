import type { RelayClient } from '#extension/relay-client/relay-client.ts';
import { prepare } from '#shared/documents/index.ts';
import type { Draft } from '#shared/draft/draft.ts';
import { decided, must, orderContext, pairedMember } from '#test/support/office.ts';
import { countInBooks, type Told } from './count-books.ts';
import { recordsOf } from './records.ts';
import type { Row } from './row.ts';
import { openTwoRelays } from './two-relays.ts';

const callers = 50;

/** R6: records of every kind, each exported by fifty callers of two members over two relays at once. */
export const manyCallers: Row = async (seed) => {
  const { desk, second, close } = await openTwoRelays();
  const { office } = desk;
  try {
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
    await close();
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
