import type { Draft } from '../draft/draft.ts';
import { hashValue } from '../hash.ts';
import { ok, type Result } from '../result.ts';
import type { Company } from './company.ts';
import { customer } from './customer.ts';
import type { DocumentType, Lookup, OrderBase, OrderRefusal } from './document-type.ts';
import { invoice } from './invoice.ts';
import { item } from './item.ts';
import type { Document } from './qbo-shapes.ts';

/** Every document type, by the practice-side kind of its draft. A new type is one file and one line here. */
export const documentTypes = { invoice, client: customer, item } as const;

export interface Prepared {
  entity: 'Invoice' | 'Customer' | 'Item';
  order: OrderBase;
  document: Document;
  /** The hash of the exact JSON: what a person confirms, and what the relay checks. */
  hash: string;
}

export const documentTypeOf = (kind: Draft['kind']): DocumentType<Draft, OrderBase, Document> =>
  documentTypes[kind] as unknown as DocumentType<Draft, OrderBase, Document>;

/** Draft → order → document, the same in the preview and in the relay. */
export function prepare(
  draft: Draft,
  lookup: Lookup,
  company: Company,
): Result<Prepared, OrderRefusal> {
  const type = documentTypeOf(draft.kind);
  const order = type.order(draft, lookup, company);
  if (!order.ok) return order;
  const document = type.build(order.value);
  return ok({ entity: type.entity, order: order.value, document, hash: hashValue(document) });
}
