import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import type { Mapping } from '#shared/mapping/mapping.ts';
import type { Me } from '#shared/relay/contract.ts';
import { defaultSettings } from '#shared/settings/settings.ts';
import { ukCompany } from '#shared/testing/order-context.ts';
import { decisionsFor, readCompanyCheck, saveCompanyCheck } from './company-check.ts';
import { openDatabase } from './database.ts';
import { putMappings } from './mappings.ts';
import { deletePairing, savePairing, updateMe } from './pairing.ts';
import { saveSettings } from './settings.ts';
import { openVault } from './vault.ts';

const { realmId } = ukCompany;
const member = { id: 'm', name: 'Desk', role: 'admin' as const, createdAt: 1, lastSeenAt: null };
const me: Me = {
  member,
  practice: { id: 'p', name: 'Larkfield' },
  connection: { state: 'connected', company: ukCompany },
};
const findings = [
  ...[{ id: 'company' as const, state: 'ok' as const, title: 'Company: Unmistakable' }],
].map((one) => ({ ...one, explanation: '', fix: null }));
const check = { ...me.connection, findings, read: [], meteredReads: 3 };

async function paired(name: string) {
  const db = openDatabase(name);
  const vault = await openVault(db);
  await savePairing(db, vault, { address: 'https://r.example', token: 't', me });
  return { db, vault };
}

it('keeps the last check of one company, sealed, until the pairing ends', async () => {
  const { db, vault } = await paired('check-kept');
  await saveCompanyCheck(db, vault, realmId, check, 5);
  await updateMe(db, { ...me, connection: { state: 'none' } });
  expect(await readCompanyCheck(db, vault, realmId)).toMatchObject({ at: 5, findings });
  expect(await readCompanyCheck(db, vault, '9341450000000099')).toBeUndefined();
  const bytes = (await db.pairing.get('pairing'))?.check?.sealed.bytes;
  expect(new TextDecoder('latin1').decode(bytes)).not.toContain('Unmistakable');
  await deletePairing(db);
  await savePairing(db, vault, { address: 'https://r.example', token: 't', me });
  expect(await readCompanyCheck(db, vault, realmId)).toBeUndefined();
});

it('tells when what was judged has changed: settings, and tax codes where documents name them', async () => {
  const { db, vault } = await paired('check-decisions');
  const mapped = (kind: Mapping['term']['kind'], version: number): Mapping => ({
    ...{ realmId, version, targetId: '5', removed: false },
    term: { profileId: 'demo-practice', origin: 'https://a.example', kind, key: 'name:vat' },
  });
  const known = [await decisionsFor(db, realmId)];
  const next = async () => known.push(await decisionsFor(db, realmId));
  await putMappings(db, [mapped('item', 3)]);
  await next();
  expect(new Set(known).size).toBe(1);
  await putMappings(db, [mapped('tax-code', 4)]);
  await next();
  await saveSettings(db, vault, realmId, { settings: defaultSettings, version: 2 });
  await next();
  expect(new Set(known).size).toBe(3);
});
