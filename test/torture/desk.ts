import { prepare } from '#shared/documents/index.ts';
import type { Draft } from '#shared/draft/draft.ts';
import { pendingId } from '#shared/ledger/pending.ts';
import type { Receipt } from '#shared/ledger/receipt.ts';
import { sourceKey } from '#shared/ledger/source-key.ts';
import { decided, must, type Office, openOffice, orderContext } from '#test/support/office.ts';

/** Somebody who exports records of every kind and remembers what they became. */
export interface Desk {
  office: Office;
  /** Confirms the last draft with those before it as its first steps; the receipt when decided. */
  export(drafts: Draft[], change?: 'update'): Promise<Receipt | null>;
  void(id: string): Promise<Receipt | null>;
}

/** An office whose settings let every kind of record out; calls to QuickBooks time out after a second. */
export async function openDesk(env: Record<string, string> = {}): Promise<Desk> {
  const office = await openOffice({
    QBO_TIMEOUT_MS: '1000',
    REQUESTS_PER_MINUTE: '100000',
    ...env,
  });
  const { admin, company } = office;
  const { settings, version } = must(await admin.call('settings'));
  const decidedSettings = {
    ...settings,
    servicesItemId: office.idOf('Item', 'Services'),
    incomeAccountId: office.idOf('Account', 'Service Income'),
    refundAccountId: office.idOf('Account', 'Checking'),
    purchaseAccountId: office.idOf('Account', 'Checking'),
    expenseAccountId: expenseAccount(office),
    missingItems: 'catch-all' as const,
    paidNow: 'sales-receipt' as const,
  };
  must(
    await admin.call('putSettings', { data: { settings: decidedSettings, knownVersion: version } }),
  );
  const exported = new Map<string, string>();
  const remember = (receipt: Receipt | null): Receipt | null => {
    if (receipt?.quickbooks) exported.set(receipt.sourceKey, receipt.quickbooks.id);
    return receipt;
  };
  const settle = async (id: string) => remember(await decided(admin, id).catch(() => null));
  return {
    office,
    async export(drafts, change) {
      const context = await orderContext(admin, company);
      const pending = new Map<string, string>();
      const steps = drafts.map((draft) => {
        const prepared = prepare(draft, {
          ...context,
          exported: (source) => {
            const key = sourceKey(source);
            return exported.get(key) ?? pending.get(key);
          },
        });
        pending.set(sourceKey(draft.source), pendingId(sourceKey(draft.source)));
        return { draft, shownHash: must(prepared).hash };
      });
      const main = steps.at(-1);
      if (!main) throw new Error('nothing to export');
      const data = { ...main, first: steps.slice(0, -1), ...(change ? { change } : {}) };
      return settle(must(await admin.call('createExport', { data })).id);
    },
    async void(id) {
      const first = must(await admin.call('voidExport', { params: { id } }));
      return settle(first.id);
    },
  };
}

function expenseAccount(office: Office): string {
  const found = office.list('Account').find((one) => one.AccountType === 'Expense');
  if (!found) throw new Error('The books have no expense account.');
  return String(found.Id);
}
