import { AWKWARD_INVOICES } from './awkward-invoices.ts';
import type { DemoInvoice } from './invoice.ts';
import { ordinaryInvoice } from './ordinary-invoices.ts';

export const DEFAULT_ROWS = 40;
const MAX_ROWS = 5_000;
const FIRST_ID = 7001;

/** The practice's invoices: the awkward ones first, then ordinary ones as many as are asked for. */
export class InvoiceStore {
  readonly #changed = new Map<number, DemoInvoice>();

  /** Newest first. */
  list(rows = DEFAULT_ROWS): DemoInvoice[] {
    const count = Math.min(Math.max(rows, 1), MAX_ROWS);
    const all = Array.from({ length: count }, (_, index) => this.get(FIRST_ID + index));
    return all.filter((invoice) => invoice !== undefined).sort(newestFirst);
  }

  get(id: number): DemoInvoice | undefined {
    const index = id - FIRST_ID;
    if (!Number.isInteger(id) || index < 0 || index >= MAX_ROWS) return undefined;
    const original =
      AWKWARD_INVOICES[index] ?? ordinaryInvoice(id, index - AWKWARD_INVOICES.length);
    return this.#changed.get(id) ?? original;
  }

  /** Replaces an invoice by what `change` makes of it; throws when there is none with this id. */
  mutate(id: number, change: (invoice: DemoInvoice) => DemoInvoice): DemoInvoice {
    const invoice = this.get(id);
    if (invoice === undefined) throw new Error(`There is no invoice ${id}.`);
    const changed = { ...change(structuredClone(invoice)), id };
    this.#changed.set(id, changed);
    return changed;
  }

  /** Forgets every change. */
  reset(): void {
    this.#changed.clear();
  }
}

function newestFirst(one: DemoInvoice, other: DemoInvoice): number {
  return other.date.localeCompare(one.date) || other.id - one.id;
}
