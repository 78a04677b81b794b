import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Office, openOffice, realmId } from '#test/support/office.ts';
import { sampleDraft } from '#test/support/sample-draft.ts';
import { batchCalls, killInBatch } from '#test/torture/bulk.ts';

/** The relay as a process of its own, ended with SIGKILL around the call that carries ten invoices. */
describe('a relay killed in a batch', { timeout: 60_000 }, () => {
  let office: Office;
  beforeAll(async () => {
    office = await openOffice();
    await office.mapAll(
      sampleDraft(),
      office.idOf('Customer', 'Walk-in'),
      office.idOf('Item', 'Services'),
    );
    // What was sent twice is there twice: QuickBooks refuses no number.
    const company = office.simulator.simulator.books.company(realmId);
    company.settings.warnDuplicateNumber = false;
  }, 60_000);
  afterAll(() => office.close());

  it.each(['before-post', 'after-qbo-answer', 'after-result'])(
    '%s: every invoice is in the books once after it is started again',
    async (failpoint) => {
      const { calls } = office.simulator.simulator;
      const ids = Array.from({ length: 10 }, (_, index) => `${failpoint.slice(0, 9)}-${index}`);
      const drafts = ids.map((id) => sampleDraft(id));
      calls.reset();
      const receipts = await killInBatch(office, drafts, failpoint);
      expect(receipts.map((one) => one?.state)).toEqual(drafts.map(() => 'exported'));
      const numbers = office.invoices().map((one) => one.DocNumber);
      for (const [index, { number }] of drafts.entries()) {
        expect(numbers.filter((one) => one === number)).toHaveLength(1);
        const [stored] = office.invoices().filter((one) => one.DocNumber === number);
        expect(receipts[index]?.quickbooks?.id).toBe(stored?.Id);
      }
      expect(batchCalls(office).length).toBeGreaterThan(0);
      expect(new Set(batchCalls(office).map(({ requestid }) => requestid)).size).toBe(
        batchCalls(office).length,
      );
    },
  );
});
