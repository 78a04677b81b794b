import { decided, must, openOffice, send } from '#test/support/office.ts';
import { sampleDraft } from '#test/support/sample-draft.ts';
import { count, type Row } from './row.ts';

const records = 10;
const callers = 50;

/** R6 on one relay: each record is exported by fifty callers of two browsers at once. */
export const manyCallers: Row = async (seed) => {
  const office = await openOffice({ REQUESTS_PER_MINUTE: '100000' });
  try {
    await office.mapAll(
      sampleDraft(),
      office.idOf('Customer', 'Walk-in'),
      office.idOf('Item', 'Services'),
    );
    const desks = [await office.member('staff'), await office.member('staff')];
    const drafts = Array.from({ length: records }, (_, index) => sampleDraft(`${seed}-${index}`));
    const receipts = [];
    for (const draft of drafts) {
      const answers = await Promise.all(
        Array.from({ length: callers }, (_, index) =>
          send(desks[index % 2]!, draft, office.company),
        ),
      );
      const ids = new Set(answers.map((answer) => must(answer).id));
      if (ids.size !== 1) throw new Error(`${ids.size} ledger rows for one record`);
      receipts.push(await decided(office.admin, [...ids][0] ?? '').catch(() => null));
    }
    return count(office, drafts, receipts);
  } finally {
    await office.close();
  }
};
