import type { DemoInvoice } from '../invoice.ts';

/** What the page prints for a field: the right text, the fault made on purpose, or nothing. */
export function printedField(
  invoice: DemoInvoice,
  name: string,
  right: string,
): string | undefined {
  if (invoice.hidden?.includes(name)) return undefined;
  return invoice.printed?.[name] ?? right;
}
