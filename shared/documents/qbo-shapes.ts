/** The pieces of QuickBooks JSON that builders share (contract.md §5.4–§5.10). */

export interface Ref {
  value: string;
}

export interface SalesItemLine {
  LineNum: number;
  DetailType: 'SalesItemLineDetail';
  Amount: number;
  Description?: string;
  SalesItemLineDetail: {
    ItemRef: Ref;
    Qty?: number;
    UnitPrice?: number;
    ServiceDate?: string;
    TaxCodeRef?: Ref;
    TaxInclusiveAmt?: number;
    ClassRef?: Ref;
  };
}

export interface DiscountLine {
  DetailType: 'DiscountLineDetail';
  Amount: number;
  DiscountLineDetail: { PercentBased: false };
}

export interface TaxLine {
  Amount: number;
  DetailType: 'TaxLineDetail';
  TaxLineDetail: {
    TaxRateRef: Ref;
    PercentBased: true;
    TaxPercent: number;
    NetAmountTaxable: number;
  };
}

export interface TaxDetail {
  TxnTaxCodeRef?: Ref;
  TotalTax: number;
  TaxLine?: TaxLine[];
}

export type TaxCalculation = 'TaxExcluded' | 'TaxInclusive' | 'NotApplicable';

interface TransactionDocument {
  TxnDate: string;
  PrivateNote: string;
  CurrencyRef?: Ref;
  ExchangeRate?: number;
  DepartmentRef?: Ref;
  ClassRef?: Ref;
}

/** Invoice, SalesReceipt, CreditMemo and RefundReceipt. */
export interface SalesDocument extends TransactionDocument {
  CustomerRef: Ref;
  DueDate?: string;
  SalesTermRef?: Ref;
  DocNumber?: string;
  CustomerMemo?: { value: string };
  GlobalTaxCalculation?: TaxCalculation;
  ApplyTaxAfterDiscount?: true;
  PaymentMethodRef?: Ref;
  PaymentRefNum?: string;
  DepositToAccountRef?: Ref;
  Line: (SalesItemLine | DiscountLine)[];
  TxnTaxDetail?: TaxDetail;
}

export interface PaymentDocument extends TransactionDocument {
  CustomerRef: Ref;
  TotalAmt: number;
  PaymentMethodRef?: Ref;
  PaymentRefNum?: string;
  DepositToAccountRef?: Ref;
  Line: { Amount: number; LinkedTxn: { TxnId: string; TxnType: 'Invoice' | 'CreditMemo' }[] }[];
}

export interface AccountLine {
  DetailType: 'AccountBasedExpenseLineDetail';
  Amount: number;
  Description?: string;
  AccountBasedExpenseLineDetail: {
    AccountRef: Ref;
    TaxCodeRef?: Ref;
    TaxInclusiveAmt?: number;
    ClassRef?: Ref;
  };
}

/** What Bill and Purchase have in common. */
export interface ExpenseDocument extends TransactionDocument {
  DocNumber?: string;
  GlobalTaxCalculation?: TaxCalculation;
  Line: AccountLine[];
  TxnTaxDetail?: TaxDetail;
}

export interface BillDocument extends ExpenseDocument {
  VendorRef: Ref;
  DueDate?: string;
  SalesTermRef?: Ref;
}

export interface PurchaseDocument extends ExpenseDocument {
  PaymentType: 'Cash' | 'Check' | 'CreditCard';
  AccountRef: Ref;
  EntityRef: Ref & { type: 'Vendor' };
  PaymentMethodRef?: Ref;
}

interface NamedDocument {
  DisplayName: string;
  PrimaryEmailAddr?: { Address: string };
  CurrencyRef?: Ref;
  Notes: string;
}

export interface AddressDocument {
  Line1?: string;
  Line2?: string;
  City?: string;
  CountrySubDivisionCode?: string;
  PostalCode?: string;
  Country?: string;
}

export interface CustomerDocument extends NamedDocument {
  BillAddr?: AddressDocument;
  GivenName?: string;
  FamilyName?: string;
  CompanyName?: string;
  Job?: true;
  ParentRef?: Ref;
  BillWithParent?: boolean;
  SalesTermRef?: Ref;
}

export interface VendorDocument extends NamedDocument {
  AcctNum?: string;
}

export interface ItemDocument {
  Name: string;
  Type: 'Service' | 'NonInventory' | 'Inventory' | 'Category';
  IncomeAccountRef?: Ref;
  ExpenseAccountRef?: Ref;
  AssetAccountRef?: Ref;
  TrackQtyOnHand?: true;
  QtyOnHand?: number;
  InvStartDate?: string;
  SubItem?: true;
  ParentRef?: Ref;
  Sku?: string;
  UnitPrice?: number;
}

/** PaymentMethod, Term, Class, Department and Account (contract.md §5.11). */
export interface NameDocument {
  Name: string;
  DueDays?: number;
  AccountType?: string;
}

export type Document =
  | SalesDocument
  | PaymentDocument
  | BillDocument
  | PurchaseDocument
  | CustomerDocument
  | VendorDocument
  | ItemDocument
  | NameDocument;

/** contract.md §5.4: DocNumber, all types; §5.8: PaymentRefNum. */
export const longestDocNumber = 21;
