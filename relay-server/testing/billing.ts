import type { Company } from '#shared/documents/company.ts';
import { prepare } from '#shared/documents/index.ts';
import type { ClientDraft, Draft, InvoiceDraft } from '#shared/draft/draft.ts';
import { lookupIn } from '#shared/mapping/lookup.ts';
import { termsOf } from '#shared/mapping/term.ts';
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

/** A client of the practice that is to become a Customer. */
export const clientDraft = (id: string, displayName: string): ClientDraft => ({
  kind: 'client',
  source: { profileId, origin, kind: 'client', id },
  displayName,
});

/** Maps everything `invoiceDraft` needs. */
export async function mapEverything(admin: Client): Promise<void> {
  const idOf = async (list: string, name: string) => {
    const { body } = await admin('GET', `/v1/catalogue/${list}`);
    const row = body.rows.find((one: { name: string }) => one.name === name);
    return row.id as string;
  };
  const customer = await idOf('customers', 'Walk-in');
  const item = await idOf('items', 'Vaccination');
  for (const { profileId, origin, kind, key } of termsOf(invoiceDraft('1'))) {
    const targetId = kind === 'client' ? customer : item;
    const term = { profileId, origin, kind, key };
    const { status } = await admin('PUT', '/v1/mappings', { term, targetId, knownVersion: 0 });
    if (status !== 200) throw new Error(`mapping: ${status}`);
  }
}

/** What the extension does: builds the preview from what the relay told, and confirms its hash. */
export async function exportRequest(member: Client, draft: Draft) {
  const { body: me } = await member('GET', '/v1/me');
  const company = me.connection.company as Company;
  const { body } = await member('GET', '/v1/mappings');
  const prepared = prepare(draft, lookupIn(body.mappings, company.realmId), company);
  if (!prepared.ok) throw new Error(prepared.problem.code);
  return { draft, shownHash: prepared.value.hash };
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
