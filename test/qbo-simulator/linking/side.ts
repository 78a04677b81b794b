import Big from 'big.js';
import type { Company, StoredRecord } from '../books/company.ts';
import { child, type Doc, list, refId, text } from '../doc.ts';
import { decimal, sum } from '../money.ts';

/** Money received from customers, or paid to vendors: the same rules, mirrored (contract §5.8, §5.10). */
export type Side = {
  payer: 'Payment' | 'BillPayment';
  party: 'CustomerRef' | 'VendorRef';
  /** The entity behind each TxnType a payer may link to. */
  targets: { readonly [txnType: string]: string };
  /** The account type that carries what is owed. */
  account: 'Accounts Receivable' | 'Accounts Payable';
};

export const receivable: Side = {
  payer: 'Payment',
  party: 'CustomerRef',
  targets: {
    Invoice: 'Invoice',
    CreditMemo: 'CreditMemo',
    JournalEntry: 'JournalEntry',
    Expense: 'Purchase',
  },
  account: 'Accounts Receivable',
};

export const payable: Side = {
  payer: 'BillPayment',
  party: 'VendorRef',
  targets: { Bill: 'Bill', VendorCredit: 'VendorCredit', JournalEntry: 'JournalEntry' },
  account: 'Accounts Payable',
};

/** What a document owes (above zero) or credits (below) to or from a party, payments left aside. */
export function charge(side: Side, record: StoredRecord, party: string, company: Company): Big {
  const { entity, doc } = record;
  switch (entity) {
    case 'Invoice':
      return decimal(doc.TotalAmt).minus(decimal(doc.Deposit));
    case 'Bill':
      return decimal(doc.TotalAmt);
    case 'CreditMemo':
    case 'VendorCredit':
      return decimal(doc.TotalAmt).neg();
    case 'JournalEntry':
      return journalCharge(side, doc, party, company);
    default:
      return expenseCharge(side, doc, party, company);
  }
}

/** Whom the document itself names; journals and expenses name parties line by line. */
export function partyOf(side: Side, doc: Doc): string | undefined {
  return refId(doc, side.party);
}

function journalCharge(side: Side, doc: Doc, party: string, company: Company): Big {
  const person = side.party === 'CustomerRef' ? 'Customer' : 'Vendor';
  const owing = side.account === 'Accounts Receivable' ? 'Debit' : 'Credit';
  const amounts = list(doc, 'Line').map((line) => {
    const detail = child(line, 'JournalEntryLineDetail');
    const entity = child(detail, 'Entity');
    const theirs = text(entity, 'Type') === person && refId(entity, 'EntityRef') === party;
    if (!theirs || !isOn(side, detail, company)) return new Big(0);
    const amount = decimal(line.Amount);
    return detail?.PostingType === owing ? amount : amount.neg();
  });
  return sum(amounts);
}

/** Money paid out to a customer against receivables, as when a credit is refunded. */
function expenseCharge(side: Side, doc: Doc, party: string, company: Company): Big {
  const payee = child(doc, 'EntityRef');
  const isPayee = text(payee, 'type') === 'Customer' && text(payee, 'value') === party;
  const amounts = list(doc, 'Line').map((line) => {
    const detail = child(line, 'AccountBasedExpenseLineDetail');
    const theirs = isPayee || refId(detail, 'CustomerRef') === party;
    return theirs && isOn(side, detail, company) ? decimal(line.Amount) : new Big(0);
  });
  return sum(amounts);
}

function isOn(side: Side, detail: Doc | undefined, company: Company): boolean {
  const account = company.get('Account', refId(detail, 'AccountRef') ?? '')?.doc;
  return account?.AccountType === side.account;
}
