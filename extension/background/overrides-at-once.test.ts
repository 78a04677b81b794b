import 'fake-indexeddb/auto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { originPattern } from '#extension/protocol/origin-pattern.ts';
import { saveDraft } from '#extension/store/drafts.ts';
import { readPractice, readRecord } from '#extension/store/read-record.ts';
import { recordState } from '#extension/store/record-state.ts';
import { testWorld } from '#extension/testing/test-world.ts';
import { sourceKey } from '#shared/ledger/source-key.ts';
import { must, type Office, openOffice, type StoredInvoice } from '#test/support/office.ts';
import { sampleDraft } from '#test/support/sample-draft.ts';
import { confirmExport } from './confirm-export.ts';
import { fetchPractice } from './fetch-practice.ts';
import { pair } from './pair.ts';
import { putSettings } from './put-settings.ts';
import { setOverrides } from './set-overrides.ts';

type Browser = Awaited<ReturnType<typeof testWorld>>;

describe('two admins choose otherwise for one record at once', { timeout: 60_000 }, () => {
  let office: Office;
  let desks: Browser[];
  const draft = sampleDraft('955');
  const key = sourceKey(draft.source);

  beforeAll(async () => {
    office = await openOffice();
    await office.mapAll(
      draft,
      office.idOf('Customer', 'Abernathy, June'),
      office.idOf('Item', 'Services'),
    );
    desks = [];
    for (const name of ['Office', 'Home']) {
      const desk = await testWorld();
      desk.shell.permissions.add(originPattern(office.relay.url));
      const code = await office.relay.pairingCode('admin');
      must(await pair(desk, { address: office.relay.url, code, deviceName: name }));
      must(await saveDraft(desk.db, desk.vault, key, { draft }));
      desks.push(desk);
    }
    must(await putSettings(desks[0]!, { allowOverrides: true }));
    for (const desk of desks) must(await fetchPractice(desk));
  }, 60_000);
  afterAll(() => office.close());

  const books = () => office.invoices() as (StoredInvoice & Terms)[];
  const stateOf = async ({ db, vault }: Browser) =>
    recordState(await readRecord(db, vault, await readPractice(db, vault), key));

  it('one document is made as one of them was shown, the other one is told, and both choices stay', async () => {
    const termIds = office.list('Term').map(({ Id }) => String(Id));
    const confirmed = await Promise.all(
      desks.map(async (desk, at) => {
        const overrides = { termId: termIds[at]! };
        must(await setOverrides(desk, { sourceKey: key, overrides }));
        const state = await stateOf(desk);
        if (state.is !== 'ready') throw new Error(JSON.stringify(state));
        return { desk, shown: state.steps.map(({ prepared: { hash } }) => ({ hash })) };
      }),
    );
    const answers = await Promise.all(
      confirmed.map(({ desk, shown }) => confirmExport(desk, { sourceKey: key, shown })),
    );
    const invoices = books().filter(({ DocNumber }) => DocNumber === draft.number);
    expect(invoices).toHaveLength(1);
    for (const answer of answers) must(answer);
    for (const [at, { db, vault }] of desks.entries()) {
      const { content } = await readRecord(db, vault, await readPractice(db, vault), key);
      expect(content?.draft).toMatchObject({ overrides: { termId: termIds[at] } });
      expect(await stateOf(desks[at]!)).toMatchObject({ is: 'exported' });
    }
    // Whose choice is not in the books is told so, and only they are.
    const isMine = (at: number) => invoices[0]?.SalesTermRef?.value === termIds[at];
    const told = await Promise.all(desks.map(({ db }) => db.returned.get(key)));
    expect(told.map((one) => one?.problem.code)).toEqual(
      desks.map((_, at) => (isMine(at) ? undefined : 'exported_otherwise')),
    );
    expect(told.filter(Boolean)).toHaveLength(1);
  });
});

interface Terms {
  SalesTermRef?: { value: string };
}
