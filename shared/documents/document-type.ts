import type { Draft, DraftKind, Source } from '../draft/draft.ts';
import type { Term } from '../mapping/term.ts';
import type { Minor } from '../money.ts';
import type { Problem } from '../problem.ts';
import type { Result } from '../result.ts';
import type { Settings } from '../settings/settings.ts';
import type { Company } from './company.ts';
import type { Document } from './qbo-shapes.ts';

/** Finds the QuickBooks id a term is mapped to in the connected company; null: an admin set it aside. */
export type Lookup = (term: Term) => string | null | undefined;

/** Finds the QuickBooks id that a source record was exported as. */
export type Exported = (source: Source) => string | undefined;

/** Everything outside the draft that decides what its document looks like. */
export interface OrderContext {
  lookup: Lookup;
  exported: Exported;
  /** The type of an account; undefined where the list of accounts is not at hand. */
  accountType?: ((id: string) => string | undefined) | undefined;
  company: Company;
  settings: Settings;
}

/** Why a draft cannot become an order: one problem, and the terms to map if that is the reason. */
export interface OrderRefusal extends Problem {
  unmapped?: Term[];
}

/** A fully resolved record, ready to be built. */
export interface OrderBase {
  /** What QuickBooks must hold afterwards, in minor units; null where the entity has no amount. */
  total: Minor | null;
  /** The tax QuickBooks must hold; null where the document leaves it open or has none of its own. */
  tax: Minor | null;
  /** The record's lines, by their place, that the settings leave out; they change no total. */
  leftOut?: number[];
}

export const entities = [
  'Invoice',
  'SalesReceipt',
  'Payment',
  'CreditMemo',
  'RefundReceipt',
  'Bill',
  'Purchase',
  'Customer',
  'Item',
  'Vendor',
  'PaymentMethod',
  'Term',
  'Class',
  'Department',
  'Account',
] as const;
/** QuickBooks' response key; the path is its lower case (contract.md §2.1). */
export type Entity = (typeof entities)[number];

/** One QuickBooks document type: one file, one line in `index.ts`. */
export interface DocumentType<D extends Draft, O extends OrderBase, B extends Document> {
  kind: DraftKind;
  entity: Entity;
  /** Only admins create what mappings point to. */
  adminOnly: boolean;
  /** Chooses between the types of one kind; a type without it takes every draft of its kind. */
  isFor?(draft: D, settings: Settings): boolean;
  /** What must be mapped before `order` can succeed, in the order of the page. */
  terms(draft: D, context: OrderContext): Term[];
  order(draft: D, context: OrderContext): Result<O, OrderRefusal>;
  /** The exact JSON that is sent, and shown in the preview. Pure: same order, same bytes. */
  build(order: O): B;
}

export const defineDocument = <D extends Draft, O extends OrderBase, B extends Document>(
  type: DocumentType<D, O, B>,
): DocumentType<D, O, B> => type;
