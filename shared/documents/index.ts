import type { Draft } from '../draft/draft.ts';
import { hashValue } from '../hash.ts';
import type { Term } from '../mapping/term.ts';
import { problem } from '../problem.ts';
import { ok, type Result, refused } from '../result.ts';
import { missingDefaults } from '../settings/missing-defaults.ts';
import { defaultSettings, type Settings } from '../settings/settings.ts';
import { account } from './account.ts';
import { bill } from './bill.ts';
import { classType } from './class.ts';
import { creditMemo } from './credit-memo.ts';
import { customer } from './customer.ts';
import { department } from './department.ts';
import type {
  DocumentType,
  Entity,
  OrderBase,
  OrderContext,
  OrderRefusal,
} from './document-type.ts';
import { invoice } from './invoice.ts';
import { item } from './item.ts';
import { payment } from './payment.ts';
import { paymentMethod } from './payment-method.ts';
import { purchase } from './purchase.ts';
import type { Document } from './qbo-shapes.ts';
import { refundReceipt } from './refund-receipt.ts';
import { salesReceipt } from './sales-receipt.ts';
import { term } from './term.ts';
import { vendor } from './vendor.ts';

/** Every document type; of one kind, the first that is for the draft. A new type is one file and one line here. */
export const documentTypes = [
  salesReceipt,
  invoice,
  payment,
  creditMemo,
  refundReceipt,
  purchase,
  bill,
  customer,
  item,
  vendor,
  paymentMethod,
  term,
  classType,
  department,
  account,
] as const;

export interface Prepared {
  entity: Entity;
  order: OrderBase;
  document: Document;
  /** The hash of the exact JSON: what a person confirms, and what the relay checks. */
  hash: string;
}

/** The document type that a draft becomes under these settings. */
export function documentTypeOf(
  draft: Draft,
  settings: Settings = defaultSettings,
): DocumentType<Draft, OrderBase, Document> {
  const all = documentTypes as unknown as DocumentType<Draft, OrderBase, Document>[];
  const found = all.find(
    (one) => one.kind === draft.kind && (one.isFor?.(draft, settings) ?? true),
  );
  if (!found) throw new Error(`no document type for ${draft.kind}`);
  return found;
}

/** What must be mapped for a draft, in the order of the page. */
export const termsFor = (draft: Draft, context: OrderContext): Term[] =>
  documentTypeOf(draft, context.settings).terms(draft, context);

/** Draft → order → document, the same in the preview and in the relay. */
export function prepare(draft: Draft, context: OrderContext): Result<Prepared, OrderRefusal> {
  const missing = missingDefaults(context.settings);
  if (missing.length > 0) {
    return refused(problem('defaults_missing', { missing: missing.join(' and no ') }));
  }
  const type = documentTypeOf(draft, context.settings);
  const order = type.order(draft, context);
  if (!order.ok) return order;
  const document = type.build(order.value);
  return ok({ entity: type.entity, order: order.value, document, hash: hashValue(document) });
}
