/** The pieces of QuickBooks JSON that builders share (contract.md §5.4). */

export interface Ref {
  value: string;
}

export interface SalesItemLine {
  LineNum: number;
  DetailType: 'SalesItemLineDetail';
  Amount: number;
  Description?: string;
  SalesItemLineDetail: { ItemRef: Ref; Qty?: number; UnitPrice?: number; TaxCodeRef: Ref };
}

export interface DiscountLine {
  DetailType: 'DiscountLineDetail';
  Amount: number;
  DiscountLineDetail: { PercentBased: false };
}

export interface InvoiceDocument {
  CustomerRef: Ref;
  TxnDate: string;
  DueDate?: string;
  DocNumber: string;
  PrivateNote: string;
  CurrencyRef?: Ref;
  Line: (SalesItemLine | DiscountLine)[];
}

export interface CustomerDocument {
  DisplayName: string;
  PrimaryEmailAddr?: { Address: string };
  Notes: string;
}

export interface ItemDocument {
  Name: string;
  Type: 'Service';
  IncomeAccountRef: Ref;
}

export type Document = InvoiceDocument | CustomerDocument | ItemDocument;

/** Control characters other than tab and line breaks, and broken surrogate pairs. */
export const hasForbiddenCharacters = (text: string): boolean =>
  !text.isWellFormed() || /[^\P{Cc}\t\n\r]/u.test(text);

/** contract.md §5.4: DocNumber, all types. */
export const longestDocNumber = 21;
