import type { Draft } from '../draft/draft.ts';
import { ok, refused } from '../result.ts';
import { nameProblem } from './allowed-text.ts';
import { type DocumentType, defineDocument, type Entity, type OrderBase } from './document-type.ts';
import type { NameDocument } from './qbo-shapes.ts';

type NameOnly = Extract<Draft, { kind: 'class' | 'location' | 'payment-method' }>;
type NameOrder = OrderBase & { name: string };

/** What QuickBooks keeps by its name and nothing else; `limit`: characters of it (contract.md §5.11). */
export const namedList = <D extends NameOnly>(
  kind: D['kind'],
  entity: Entity,
  limit: number,
): DocumentType<D, NameOrder, NameDocument> =>
  defineDocument({
    kind,
    entity,
    adminOnly: true,
    terms: () => [],

    order({ name }) {
      const wrong = nameProblem('name', name, limit);
      return wrong ? refused(wrong) : ok({ name, total: null, tax: null });
    },

    build: ({ name }) => ({ Name: name }),
  });
