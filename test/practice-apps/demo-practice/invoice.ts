/** One line of an invoice. Quantities, prices and percents are decimal text, as they were typed. */
export interface DemoLine {
  code: string;
  description: string;
  /** What the price list files it under; shown when the pointer rests on the code. */
  category?: string;
  quantity: string;
  unitPrice: string;
  discountPercent?: string;
  taxed?: boolean;
}

export interface DemoClient {
  /** Empty for a client the front desk never numbered. */
  number: string;
  name: string;
  email: string;
  phone: string;
  address: string[];
}

/** The client somebody else is billed for, and as what. */
export interface DemoBilledFor {
  number: string;
  name: string;
  role: 'Representative' | 'Invoicee';
}

export type DemoStatus = 'draft' | 'open' | 'part-paid' | 'paid' | 'void';

/** An invoice as the practice stores it; everything printed is worked out from it. */
export interface DemoInvoice {
  id: number;
  /** Empty while a draft. */
  number: string;
  client: DemoClient;
  /** Where who is billed is not the client. */
  billedFor?: DemoBilledFor;
  patient: string;
  /** YYYY-MM-DD */
  date: string;
  dueDate: string;
  terms: string;
  status: DemoStatus;
  currency: 'USD' | 'EUR';
  lines: DemoLine[];
  /** Off the whole invoice, before tax. */
  discountPercent?: string;
  taxRatePercent: string;
  /** Minor units. */
  paidMinor: number;
  /** What the client owed before this invoice, minor units. */
  previousBalanceMinor?: number;
  notes: string;
  /**
   * Text printed instead of the right one, by field name (`total`, `clientName`, `line-2-amount`…):
   * how the app's own faults are made.
   */
  printed?: Record<string, string>;
  /** Fields left out of the invoice page, by the same names. */
  hidden?: string[];
}
