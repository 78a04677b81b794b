import { account } from './account.ts';
import { attachable } from './attachable.ts';
import { bill } from './bill.ts';
import { billPayment } from './bill-payment.ts';
import { classification } from './class.ts';
import { companyCurrency } from './company-currency.ts';
import { companyInfo } from './company-info.ts';
import { creditMemo } from './credit-memo.ts';
import { customer } from './customer.ts';
import { department } from './department.ts';
import { deposit } from './deposit.ts';
import type { EntityRules } from './entity.ts';
import { exchangeRate } from './exchange-rate.ts';
import { invoice } from './invoice.ts';
import { item } from './item.ts';
import { journalEntry } from './journal-entry.ts';
import { payment } from './payment.ts';
import { paymentMethod } from './payment-method.ts';
import { preferences } from './preferences.ts';
import { purchase } from './purchase.ts';
import { refundReceipt } from './refund-receipt.ts';
import { salesReceipt } from './sales-receipt.ts';
import { taxAgency } from './tax-agency.ts';
import { taxCode } from './tax-code.ts';
import { taxRate } from './tax-rate.ts';
import { term } from './term.ts';
import { vendor } from './vendor.ts';
import { vendorCredit } from './vendor-credit.ts';

/** Every entity the simulator serves: a file with its rules, and its line here. */
export const entities: EntityRules[] = [
  account,
  attachable,
  bill,
  billPayment,
  classification,
  companyCurrency,
  companyInfo,
  creditMemo,
  customer,
  department,
  deposit,
  exchangeRate,
  invoice,
  item,
  journalEntry,
  payment,
  paymentMethod,
  preferences,
  purchase,
  refundReceipt,
  salesReceipt,
  taxAgency,
  taxCode,
  taxRate,
  term,
  vendor,
  vendorCredit,
];

const byName = new Map(entities.map((rules) => [rules.name, rules]));
const byPath = new Map(entities.map((rules) => [rules.name.toLowerCase(), rules]));

/** The rules of a served entity by its CamelCase name. */
export function entityRules(name: string): EntityRules {
  const rules = byName.get(name);
  if (rules === undefined) throw new Error(`entity is not served: ${name}`);
  return rules;
}

/** The rules behind a path segment (`creditmemo`); paths are case sensitive (contract §2.1). */
export function entityAtPath(segment: string): EntityRules | undefined {
  return byPath.get(segment);
}

/** The rules of an entity named in a query, in any letter case (contract §4). */
export function entityInQuery(name: string): EntityRules | undefined {
  return byPath.get(name.toLowerCase());
}
