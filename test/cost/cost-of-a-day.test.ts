import { beforeAll, describe, expect, it } from 'vitest';
import { counterfoilDay, type DayResult } from './counterfoil-day.ts';
import { invoicesPerDay, newClientsAt, newItemsAt } from './day-plan.ts';
import { type DayCost, naiveDay } from './naive-day.ts';

/** What a day costs at QuickBooks, counted on the wire (design.md §7). Prints the table of the README. */
describe('a day of 200 invoices', () => {
  let day: DayResult;
  let naive: DayCost;

  beforeAll(async () => {
    naive = await naiveDay();
    day = await counterfoilDay();
    console.info(table(day, naive));
  }, 120_000);

  it('makes one call for each invoice, and one for each new client and item', () => {
    expect(day.invoices).toBe(invoicesPerDay);
    expect(day.writes).toBe(invoicesPerDay + newClientsAt.size + newItemsAt.size);
    expect(day.byReceipt).toEqual({ calls: invoicesPerDay, meteredReads: 0 });
  });

  it('reads nothing but the changes of the lists, twice an hour at most', () => {
    expect(day.calls - day.writes).toBe(day.meteredReads);
    expect(day.meteredReads).toBeLessThanOrEqual(16);
  });

  it('stores every invoice with the practice’s own total', () => {
    expect(day.centDrift).toBe(0);
  });

  it('costs a fraction of what a connector costs that looks everything up', () => {
    expect(naive.writes).toBeGreaterThanOrEqual(invoicesPerDay);
    expect(day.meteredReads * 20).toBeLessThan(naive.meteredReads);
  });
});

function table(day: DayResult, naive: DayCost): string {
  const row = (name: string, { calls, writes, meteredReads }: DayCost) =>
    `| ${name} | ${calls} | ${writes} | ${meteredReads} | ${(meteredReads / invoicesPerDay).toFixed(2)} |`;
  return [
    '| A day of 200 invoices | Calls | Writes (free) | Metered reads | Reads per invoice |',
    '| --- | --- | --- | --- | --- |',
    row('Counterfoil', day),
    row('A connector that looks everything up', naive),
  ].join('\n');
}
