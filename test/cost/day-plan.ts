import type { ClientDraft, InvoiceDraft, ItemDraft } from '#shared/draft/draft.ts';

/** One invoice of the day and what it needs that QuickBooks does not have yet. */
export interface PlannedExport {
  invoice: InvoiceDraft;
  newClient?: ClientDraft;
  newItem?: ItemDraft;
}

export const invoicesPerDay = 200;
export const newClientsAt: ReadonlySet<number> = new Set([20, 90, 150]);
export const newItemsAt: ReadonlySet<number> = new Set([60, 130]);
/** The practice's own clients and items, mapped before the day begins. */
export const knownClients = 25;
export const knownItems = 12;

const profileId = 'demo-practice';
const origin = 'https://practice.example';
const source = <K extends 'invoice' | 'client' | 'item'>(kind: K, id: string) => ({
  profileId,
  origin,
  kind,
  id,
});

export const clientNumber = (index: number): string => `C-${index}`;
export const itemNumber = (index: number): string => `I-${index}`;

/** A working day: 200 invoices of one to four lines, three new clients and two new items among them. */
export function dayPlan(incomeAccountId: string): PlannedExport[] {
  return Array.from({ length: invoicesPerDay }, (_, index) => {
    const isNewClient = newClientsAt.has(index);
    const isNewItem = newItemsAt.has(index);
    const client = isNewClient ? clientNumber(1000 + index) : clientNumber(index % knownClients);
    const lines = Array.from({ length: 1 + (index % 4) }, (_line, at) => {
      const number = (index * 7 + at * 5) % knownItems;
      const id = isNewItem && at === 0 ? itemNumber(1000 + index) : itemNumber(number);
      const cents = 995 + ((index * 37 + at * 411) % 19_000);
      const quantity = 1 + ((index + at) % 3);
      return {
        item: { id, name: `Service ${id}` },
        description: '',
        quantity: String(quantity),
        unitPrice: (cents / 100).toFixed(2),
        amount: cents * quantity,
      };
    });
    const net = lines.reduce((sum, { amount }) => sum + amount, 0);
    const tax = Math.round((net * 55) / 1000);
    const invoice: InvoiceDraft = {
      kind: 'invoice',
      source: source('invoice', String(40_000 + index)),
      number: `D-${40_000 + index}`,
      date: '2026-11-20',
      currency: 'USD',
      client: { id: client, name: `Client ${client}` },
      lines,
      discount: 0,
      taxes: [{ name: 'Sales tax', rate: '5.5', amount: tax }],
      rounding: 0,
      total: net + tax,
      proof: 'tax-outside',
    };
    const item = lines[0]?.item;
    return {
      invoice,
      ...(isNewClient
        ? {
            newClient: {
              kind: 'client' as const,
              source: source('client', `id:${client}`),
              displayName: `Client ${client} (${client})`,
            },
          }
        : {}),
      ...(isNewItem && item
        ? {
            newItem: {
              kind: 'item' as const,
              source: source('item', `item:id:${item.id}`),
              name: `${item.name} (${item.id})`,
              incomeAccountId,
            },
          }
        : {}),
    };
  });
}
