import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import type { InvoiceDraft } from '#shared/draft/draft.ts';
import { fingerprint, sourceKey } from '#shared/ledger/source-key.ts';
import type { Mapping } from '#shared/mapping/mapping.ts';
import { itemTerm, refOf, termOf } from '#shared/mapping/term.ts';
import type { Me } from '#shared/relay/contract.ts';
import { defaultSettings } from '#shared/settings/settings.ts';
import { requiredDefaults, usCompany } from '#shared/testing/order-context.ts';
import { sampleDraft } from '#test/support/sample-draft.ts';
import { openDatabase } from './database.ts';
import { saveDraft } from './drafts.ts';
import { putMappings } from './mappings.ts';
import { savePairing } from './pairing.ts';
import { readPractice, readRecord } from './read-record.ts';
import { recordState } from './record-state.ts';
import { saveSettings } from './settings.ts';
import { noteTerms } from './terms.ts';
import { openVault } from './vault.ts';

const { realmId } = usCompany;
const me: Me = {
  member: { id: 'm', name: 'Desk', role: 'staff', createdAt: 1, lastSeenAt: null },
  practice: { id: 'p', name: 'Larkfield' },
  connection: { state: 'connected', company: usCompany },
};

const base = sampleDraft() as InvoiceDraft;
const [line] = base.lines;
const source = base.source;
const { category: _none, ...plain } = line!;
const shots = { id: 'SHOTS', name: 'Shots' };
const food = { id: 'FOOD', name: 'Food' };
const draftWith = (category?: typeof shots): InvoiceDraft => ({
  ...base,
  lines: [{ ...plain, amount: base.total, ...(category ? { category } : {}) }],
  taxes: [],
});

async function browser(mappings: Partial<Mapping>[], category = shots) {
  const db = openDatabase(`categories-${crypto.randomUUID()}`);
  const vault = await openVault(db);
  await savePairing(db, vault, { address: 'https://r.example', token: 't', me });
  const settings = { ...defaultSettings, ...requiredDefaults };
  await saveSettings(db, vault, realmId, { settings, version: 1 });
  const stored = mappings.map(
    (one): Mapping => ({
      ...{ term: refOf(termOf(source, 'client', base.client)), realmId, targetId: '58' },
      ...{ version: 1, removed: false },
      ...one,
    }),
  );
  await putMappings(db, stored);
  // Another page of the practice showed what the item is filed under.
  await noteTerms(db, vault, 'earlier', [itemTerm(source, { item: plain.item, category })], 1);
  return {
    async state(draft: InvoiceDraft) {
      const key = sourceKey(draft.source);
      await saveDraft(db, vault, key, { draft });
      return recordState(await readRecord(db, vault, await readPractice(db, vault), key));
    },
  };
}

const rule = {
  term: refOf(termOf(source, 'item-category', shots)),
  targetId: '7',
  coversNew: true,
};

it('takes an item by the category another page showed where this one shows none', async () => {
  const { state } = await browser([{}, rule]);
  const now = await state(draftWith());
  expect(now).toMatchObject({ is: 'ready', draft: { lines: [{ category: shots }] } });
  const same = 'draft' in now && fingerprint(now.draft) === fingerprint(draftWith());
  expect(same).toBe(true);
});

it('asks where the page itself says another category, or no category decides', async () => {
  const { state } = await browser([{}, rule]);
  expect(await state(draftWith(food))).toMatchObject({ is: 'needs-mapping', terms: [plain.item] });
  const { coversNew: _only, ...once } = rule;
  const undecided = await browser([{}, once]);
  expect(await undecided.state(draftWith())).toMatchObject({ is: 'needs-mapping' });
  const elsewhere = await browser([{}, rule], food);
  expect(await elsewhere.state(draftWith())).toMatchObject({ is: 'needs-mapping' });
});
