import { counterfoilDay } from '#test/cost/counterfoil-day.ts';
import { naiveDay } from '#test/cost/naive-day.ts';
import { type Metrics, metric } from './metric.ts';

/** What a day of 200 invoices costs at QuickBooks, and how many totals differ there afterwards. */
export async function costBench(): Promise<Metrics> {
  const naive = await naiveDay();
  const day = await counterfoilDay();
  const { invoices } = day;
  const what = 'a connector that looks everything up';
  return {
    'export.callsPerInvoice': metric(day.byReceipt.calls / invoices, 'calls', {
      what,
      value: naive.calls / invoices,
    }),
    'export.meteredReadsPerInvoice': metric(day.meteredReads / invoices, 'reads', {
      what,
      value: naive.meteredReads / invoices,
    }),
    'documents.centDrift': metric(day.centDrift, 'documents', {
      what: 'exported',
      value: invoices,
    }),
  };
}
