/** One line as the invoice page prints it; the amount in minor units, the rest decimal text. */
export interface ExpectedLine {
  code: string;
  description: string;
  quantity: string;
  unitPrice: string;
  discountPercent?: string;
  taxed: boolean;
  amountMinor: number;
}

/** What an invoice page of the demo practice says. Worked out by hand, not by the app. */
export interface ExpectedReading {
  id: number;
  /** Empty where the page says "Draft". */
  number: string;
  status: 'draft' | 'open' | 'part-paid' | 'paid' | 'void';
  /** What is special about it. */
  about: string;
  /** Number `undefined` where the page has no such field. */
  client: { name: string; number?: string; email: string };
  date: string;
  dueDate: string;
  terms: string;
  currency: 'USD' | 'EUR';
  lines: ExpectedLine[];
  subtotalMinor: number;
  discountMinor: number;
  discountPercent?: string;
  /** Absent where the page has no tax row. */
  taxRatePercent?: string;
  taxMinor: number;
  totalMinor: number;
  paidMinor: number;
  balanceMinor: number;
  previousBalanceMinor?: number;
  amountDueMinor: number;
  /** False where the printed figures contradict each other: an export must be refused. */
  provable: boolean;
}
