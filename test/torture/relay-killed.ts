import { sourceKey } from '#shared/ledger/source-key.ts';
import { decided, must, openOffice, send } from '#test/support/office.ts';
import { sampleDraft } from '#test/support/sample-draft.ts';
import { count, type Row, random } from './row.ts';

const failpoints = ['after-intent', 'before-post', 'after-qbo-answer', 'after-result'];
const rounds = 3;

/** R1: the relay is killed with SIGKILL at every step boundary, in a random order, and started again. */
export const relayKilled: Row = async (seed) => {
  const next = random(seed);
  const office = await openOffice();
  try {
    await office.mapAll(
      sampleDraft(),
      office.idOf('Customer', 'Walk-in'),
      office.idOf('Item', 'Services'),
    );
    const kills = Array.from({ length: rounds }, () => failpoints)
      .flat()
      .toSorted(() => next() - 0.5);
    const drafts = kills.map((_, index) => sampleDraft(`${seed}-${index}`));
    const receipts = [];
    for (const [index, failpoint] of kills.entries()) {
      const draft = drafts[index]!;
      await office.relay.child().stop();
      await office.relay.start({ COUNTERFOIL_FAILPOINT: failpoint });
      const killed = office.relay.child().exited;
      await send(office.admin, draft, office.company);
      await killed;
      await office.relay.start();
      const found = must(
        await office.admin.call('findExports', { data: { sourceKeys: [sourceKey(draft.source)] } }),
      );
      const id = found.receipts[0]?.id;
      receipts.push(id ? await decided(office.admin, id).catch(() => null) : null);
    }
    return count(office, drafts, receipts);
  } finally {
    await office.close();
  }
};
