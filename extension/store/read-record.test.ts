import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { sourceKey } from '#shared/ledger/source-key.ts';
import type { Mapping } from '#shared/mapping/mapping.ts';
import { refOf, type TermKind, termOf } from '#shared/mapping/term.ts';
import type { Me } from '#shared/relay/contract.ts';
import { defaultSettings } from '#shared/settings/settings.ts';
import { requiredDefaults, usCompany } from '#shared/testing/order-context.ts';
import { sampleExpense } from '#test/support/sample-draft.ts';
import { saveCatalogue } from './catalogue.ts';
import { openDatabase } from './database.ts';
import { saveDraft } from './drafts.ts';
import { putMappings } from './mappings.ts';
import { savePairing } from './pairing.ts';
import { readPractice, readRecord } from './read-record.ts';
import { recordState } from './record-state.ts';
import { saveSettings } from './settings.ts';
import { openVault } from './vault.ts';

const { realmId } = usCompany;
const me: Me = {
  member: { id: 'm', name: 'Desk', role: 'staff', createdAt: 1, lastSeenAt: null },
  practice: { id: 'p', name: 'Larkfield' },
  connection: { state: 'connected', company: usCompany },
};
const expense = sampleExpense('7001', { paidBy: { method: { name: 'Card' } } });
const { source } = expense;

async function stateWith(accountType: string) {
  const db = openDatabase(`read-record-${crypto.randomUUID()}`);
  const vault = await openVault(db);
  await savePairing(db, vault, { address: 'https://r.example', token: 't', me });
  const settings = {
    ...{ ...defaultSettings, ...requiredDefaults },
    ...{ expenseAccountId: '7', vendorId: '56', purchaseType: 'Check' as const },
  };
  await saveSettings(db, vault, realmId, { settings, version: 1 });
  const rows = [{ id: '41', name: 'Account', type: accountType, active: true }];
  await saveCatalogue(db, vault, realmId, 'accounts', rows, 1);
  const mapped = (kind: TermKind): Mapping => ({
    ...{ term: refOf(termOf(source, kind, { name: 'Card' })), realmId },
    ...{ targetId: '41', version: 1, removed: false },
  });
  await putMappings(db, [mapped('payment-method'), mapped('money-account')]);
  const key = sourceKey(source);
  await saveDraft(db, vault, key, { draft: expense });
  return recordState(await readRecord(db, vault, await readPractice(db, vault), key));
}

const steps = (document: object) => ({ is: 'ready', steps: [{ prepared: { document } }] });

it('knows the kind of account an expense is paid from by the list of this browser', async () => {
  const card = await stateWith('Credit Card / CreditCard');
  expect(card).toMatchObject(steps({ PaymentType: 'CreditCard' }));
  expect(await stateWith('Bank / Checking')).toMatchObject(steps({ PaymentType: 'Check' }));
  expect(await stateWith('Other Current Asset / Inventory')).toMatchObject({
    is: 'blocked',
    problem: { code: 'purchase_account_wrong', detail: { type: 'Other Current Asset' } },
  });
});
