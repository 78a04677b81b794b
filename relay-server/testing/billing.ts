import type { Company } from '#shared/documents/company.ts';
import type { OrderContext } from '#shared/documents/document-type.ts';
import { prepare, termsFor } from '#shared/documents/index.ts';
import type { ClientDraft, Draft, ExpenseDraft, InvoiceDraft } from '#shared/draft/draft.ts';
import { pendingId } from '#shared/ledger/pending.ts';
import type { Receipt } from '#shared/ledger/receipt.ts';
import { sourceKey } from '#shared/ledger/source-key.ts';
import { accountTypes } from '#shared/mapping/account-types.ts';
import { lookupIn } from '#shared/mapping/lookup.ts';
import type { TermRef } from '#shared/mapping/term.ts';
import { termId } from '#shared/mapping/term.ts';
import type { CatalogueRow } from '#shared/relay/contract.ts';
import type { Settings } from '#shared/settings/settings.ts';
import type { Client, Reply } from './client.ts';

export const halden = '9341450000000001';
export const northgate = '9341450000000002';

const origin = 'https://practice.example';
const profileId = 'demo-practice';

/** An issued invoice of 75.50 as the practice software shows it. */
export const invoiceDraft = (id: string, more: Partial<InvoiceDraft> = {}): InvoiceDraft => ({
  kind: 'invoice',
  source: { profileId, origin, kind: 'invoice', id },
  number: `INV-${id}`,
  date: '2026-11-20',
  currency: 'USD',
  client: { id: '77', name: 'Rosalind Achterberg' },
  lines: [
    {
      item: { id: 'VAC', name: 'Vaccination' },
      description: '',
      amount: 6800,
      quantity: '2',
      unitPrice: '34',
    },
    { item: { id: 'FEE', name: 'Disposal fee' }, description: '', amount: 750 },
  ],
  discount: 0,
  taxes: [],
  rounding: 0,
  total: 7550,
  proof: 'tax-outside',
  ...more,
});

/** An expense of 40.00 at the laboratory. */
export const expenseDraft = (id: string, more: Partial<ExpenseDraft> = {}): ExpenseDraft => ({
  kind: 'expense',
  source: { profileId, origin, kind: 'expense', id },
  number: `LAB-${id}`,
  date: '2026-11-20',
  currency: 'USD',
  supplier: { id: 'LAB', name: 'Laboratory' },
  lines: [{ category: { id: 'TESTS', name: 'Tests' }, description: '', amount: 4000 }],
  taxes: [],
  total: 4000,
  proof: 'tax-outside',
  ...more,
});

/** A client of the practice that is to become a Customer. */
export const clientDraft = (id: string, displayName: string): ClientDraft => ({
  kind: 'client',
  source: { profileId, origin, kind: 'client', id },
  displayName,
});

/** Chooses the two defaults that nothing is exported without, unless somebody has (features D26). */
export async function chooseDefaults(admin: Client, more: Partial<Settings> = {}): Promise<void> {
  const { body } = await admin('GET', '/v1/settings');
  const { settings, version } = body as { settings: Settings; version: number };
  const defaults = { incomeAccountId: '1', servicesItemId: '1' };
  const chosen = settings.servicesItemId && settings.incomeAccountId ? {} : defaults;
  const changed = { settings: { ...settings, ...chosen, ...more }, knownVersion: version };
  const { status } = await admin('PUT', '/v1/settings', changed);
  if (status !== 200) throw new Error(`settings: ${status}`);
}

/**
 * Chooses the defaults and maps everything `draft` needs: the client to the Walk-in customer, the
 * rest to Vaccination.
 */
export async function mapEverything(admin: Client, draft: Draft = invoiceDraft('1')) {
  const idOf = async (list: string, name: string) => {
    const { body } = await admin('GET', `/v1/catalogue/${list}`);
    const row = body.rows.find((one: { name: string }) => one.name === name);
    return row.id as string;
  };
  await chooseDefaults(admin);
  const customer = await idOf('customers', 'Walk-in');
  const item = await idOf('items', 'Vaccination');
  for (const { profileId, origin, kind, key } of termsFor(draft, await contextOf(admin))) {
    const targetId = kind === 'client' ? customer : item;
    const term = { profileId, origin, kind, key };
    const { status } = await admin('PUT', '/v1/mappings', { term, targetId, knownVersion: 0 });
    if (status !== 200) throw new Error(`mapping: ${status}`);
  }
}

/** What the extension knows when it builds a preview: company, mappings and settings. */
async function contextOf(member: Client, kind: Draft['kind'] = 'invoice'): Promise<OrderContext> {
  const { body: me } = await member('GET', '/v1/me');
  const company = me.connection.company as Company;
  const { body } = await member('GET', '/v1/mappings');
  const { body: rules } = await member('GET', '/v1/settings');
  return {
    company,
    settings: rules.settings,
    lookup: lookupIn(body.mappings, company.realmId),
    exported: () => undefined,
    ...(kind === 'expense' ? { accountType: await accountTypesOf(member) } : {}),
  };
}

async function accountTypesOf(member: Client): Promise<OrderContext['accountType']> {
  const { body } = await member('GET', '/v1/catalogue/accounts');
  const rows: CatalogueRow[] = body.rows;
  const types = new Map(rows.map((row) => [row.id, accountTypes(row)[0]]));
  return (id) => types.get(id);
}

/** A step before the confirmed one, as it was shown; `mapTerm` is what it becomes the target of. */
export interface EarlierStep {
  draft: Draft;
  mapTerm?: TermRef;
}

/** What the extension does: builds the previews from what the relay told, and confirms their hashes. */
export async function exportRequest(member: Client, draft: Draft, earlier: EarlierStep[] = []) {
  const context = await contextOf(member, draft.kind);
  const { body } = await member('POST', '/v1/exports/find', {
    sourceKeys:
      draft.kind === 'payment'
        ? draft.applied.map(({ kind, id }) => sourceKey({ ...draft.source, kind, id }))
        : [],
  });
  const stored = new Map<string, string>(
    body.receipts.map((one: Receipt) => [one.sourceKey, one.quickbooks?.id]),
  );
  const terms = new Map<string, string>();
  const pending = new Set<string>();
  const shown = (one: Draft): string => {
    const prepared = prepare(one, {
      ...context,
      lookup: (term) => terms.get(termId(term)) ?? context.lookup(term),
      exported: (source) => {
        const key = sourceKey(source);
        return pending.has(key) ? pendingId(key) : stored.get(key);
      },
    });
    if (!prepared.ok) throw new Error(prepared.problem.code);
    return prepared.value.hash;
  };
  const first = earlier.map((step) => {
    const shownHash = shown(step.draft);
    const key = sourceKey(step.draft.source);
    pending.add(key);
    if (step.mapTerm) terms.set(termId(step.mapTerm), pendingId(key));
    return { ...step, shownHash };
  });
  return { draft, shownHash: shown(draft), ...(first.length > 0 ? { first } : {}) };
}

/** Confirms an export. */
export const confirmExport = async (member: Client, draft: Draft): Promise<Reply> =>
  member('POST', '/v1/exports', await exportRequest(member, draft));

/** Confirms an export and waits for its final receipt. */
export async function exportAndWait(member: Client, draft: Draft, wait = 10): Promise<Reply> {
  const { status, body } = await confirmExport(member, draft);
  if (status >= 300) return { status, headers: new Headers(), body };
  return member('GET', `/v1/exports/${body.id}?wait=${wait}`);
}
