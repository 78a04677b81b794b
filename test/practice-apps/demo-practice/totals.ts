import Big from 'big.js';
import type { DemoInvoice, DemoLine } from './invoice.ts';

/** Everything the practice works out from an invoice, in minor units. */
export interface DemoTotals {
  lineAmounts: number[];
  subtotalMinor: number;
  discountMinor: number;
  taxMinor: number;
  totalMinor: number;
  balanceMinor: number;
  /** Balance of this invoice plus what was owed before. */
  amountDueMinor: number;
}

/** Half-up per line; document discount on the subtotal; tax on the taxed lines after discount. */
export function totalsOf(invoice: DemoInvoice): DemoTotals {
  const lineAmounts = invoice.lines.map(lineAmount);
  const taxedMinor = lineAmounts.filter((_, index) => invoice.lines[index]?.taxed).reduce(add, 0);
  const subtotalMinor = lineAmounts.reduce(add, 0);
  const discount = invoice.discountPercent ?? '0';
  const discountMinor = percentOf(subtotalMinor, discount);
  const taxBase = taxedMinor - percentOf(taxedMinor, discount);
  const taxMinor = percentOf(taxBase, invoice.taxRatePercent);
  const totalMinor = subtotalMinor - discountMinor + taxMinor;
  const balanceMinor = invoice.status === 'void' ? 0 : totalMinor - invoice.paidMinor;
  const amountDueMinor = balanceMinor + (invoice.previousBalanceMinor ?? 0);
  return {
    lineAmounts,
    subtotalMinor,
    discountMinor,
    taxMinor,
    totalMinor,
    balanceMinor,
    amountDueMinor,
  };
}

const add = (sum: number, part: number) => sum + part;
const halfUp = (value: Big) => value.round(0, Big.roundHalfUp).toNumber();

function lineAmount(line: DemoLine): number {
  const left = Big(100).minus(line.discountPercent ?? '0');
  return halfUp(Big(line.quantity).times(line.unitPrice).times(left));
}

function percentOf(minor: number, percent: string): number {
  return halfUp(Big(minor).times(percent).div(100));
}
