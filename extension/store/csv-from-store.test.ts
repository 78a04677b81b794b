import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import type { Mapping } from '#shared/mapping/mapping.ts';
import { refOf, termOf } from '#shared/mapping/term.ts';
import { sampleDraft } from '#test/support/sample-draft.ts';
import { saveCatalogue } from './catalogue.ts';
import { compareCsv, csvFromStore } from './csv-from-store.ts';
import { openDatabase } from './database.ts';
import { putMappings } from './mappings.ts';
import { noteTerms } from './terms.ts';
import { openVault } from './vault.ts';

it('saves items alone with what their category says for them, and takes such a file as no change', async () => {
  const realmId = '9341450000000001';
  const db = openDatabase(`csv-${crypto.randomUUID()}`);
  const vault = await openVault(db);
  const { source } = sampleDraft();
  const shots = termOf(source, 'item-category', { id: 'SHOTS', name: 'Shots' });
  const rabies = { ...termOf(source, 'item', { id: 'RAB', name: 'Rabies' }), category: shots };
  await noteTerms(db, vault, 'record', [rabies], 1);
  const rule: Mapping = {
    ...{ term: refOf(shots), realmId, targetId: '7', coversNew: true, version: 3, removed: false },
  };
  await putMappings(db, [rule]);
  const row = { id: '7', name: 'Vaccines', type: 'Service', active: true };
  await saveCatalogue(db, vault, realmId, 'items', [row], 1);

  const text = await csvFromStore(db, vault, realmId, ['item']);
  expect(text).toContain('Rabies,mapped by category,7,Vaccines,0,Shots');
  const file = new TextEncoder().encode(text).buffer;
  const compared = await compareCsv(db, vault, realmId, file);
  expect(compared).toMatchObject({ ok: true, value: [{ state: 'unchanged', name: 'Rabies' }] });
});
