import { CATALOG, line } from './catalog.ts';
import { CLIENTS } from './clients.ts';
import type { DemoClient, DemoInvoice, DemoStatus } from './invoice.ts';
import { totalsOf } from './totals.ts';

const PETS = [
  'Biscuit (dog)',
  'Juniper (cat)',
  'Pepper (dog)',
  'Mango (parrot)',
  'Waffles (rabbit)',
];
const STATUSES: DemoStatus[] = ['open', 'open', 'paid', 'open', 'paid', 'part-paid', 'open'];
const CODES = Object.keys(CATALOG) as (keyof typeof CATALOG)[];
const FIRST_DAY = Date.UTC(2026, 9, 19);
const DAY_MS = 86_400_000;

const isoDay = (ms: number) => new Date(ms).toISOString().slice(0, 10);
const pick = <T>(from: readonly T[], index: number): T => from[index % from.length] as T;

/** The n-th ordinary invoice, the same every time; n counts from 0. */
export function ordinaryInvoice(id: number, n: number): DemoInvoice {
  const status = pick(STATUSES, n * 3 + 1);
  const lines = Array.from({ length: 1 + ((n * 7) % 4) }, (_, index) =>
    line(pick(CODES, n * 5 + index * 3), String(1 + ((n + index) % 3))),
  );
  // three working invoices a day, within the fiscal year of the first page
  const dated = FIRST_DAY + Math.floor((n % 120) / 3) * DAY_MS;
  const invoice: DemoInvoice = {
    id,
    number: `INV-${id + 3400}`,
    client: pick(CLIENTS, n * 5 + 3) as DemoClient,
    patient: pick(PETS, n * 2),
    date: isoDay(dated),
    dueDate: isoDay(dated + 30 * DAY_MS),
    terms: 'Net 30',
    status,
    currency: 'USD',
    lines,
    taxRatePercent: '5.5',
    paidMinor: 0,
    notes: '',
  };
  const { totalMinor } = totalsOf(invoice);
  const paidMinor = status === 'paid' ? totalMinor : Math.floor(totalMinor / 2);
  return status === 'open' ? invoice : { ...invoice, paidMinor };
}
