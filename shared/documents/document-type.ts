import type { Draft } from '../draft/draft.ts';
import type { Term } from '../mapping/term.ts';
import type { Minor } from '../money.ts';
import type { Problem } from '../problem.ts';
import type { Result } from '../result.ts';
import type { Company } from './company.ts';
import type { Document } from './qbo-shapes.ts';

/** Finds the QuickBooks id a term is mapped to in the connected company. */
export type Lookup = (term: Term) => string | undefined;

/** Why a draft cannot become an order: one problem, and the terms to map if that is the reason. */
export interface OrderRefusal extends Problem {
  unmapped?: Term[];
}

/** A fully resolved record, ready to be built. */
export interface OrderBase {
  kind: Draft['kind'];
  /** What QuickBooks must hold afterwards, in minor units; null where the entity has no amount. */
  total: Minor | null;
}

/** One QuickBooks document type: one file, one line in `index.ts`. */
export interface DocumentType<D extends Draft, O extends OrderBase, B extends Document> {
  kind: D['kind'];
  /** QuickBooks' response key; the path is its lower case (contract.md §2.1). */
  entity: 'Invoice' | 'Customer' | 'Item';
  /** Only admins create what mappings point to. */
  adminOnly: boolean;
  /** What must be mapped before `order` can succeed. */
  terms(draft: D): Term[];
  order(draft: D, lookup: Lookup, company: Company): Result<O, OrderRefusal>;
  /** The exact JSON that is sent, and shown in the preview. Pure: same order, same bytes. */
  build(order: O): B;
}

export const defineDocument = <D extends Draft, O extends OrderBase, B extends Document>(
  type: DocumentType<D, O, B>,
): DocumentType<D, O, B> => type;
