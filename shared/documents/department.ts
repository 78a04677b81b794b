import type { LocationDraft } from '../draft/draft.ts';
import { ok, refused } from '../result.ts';
import { nameProblem } from './allowed-text.ts';
import { defineDocument, type OrderBase } from './document-type.ts';
import type { NameDocument } from './qbo-shapes.ts';

/** A location of the practice that QuickBooks lacks; its API calls them departments (contract.md §5.11). */
export const department = defineDocument<LocationDraft, OrderBase & { name: string }, NameDocument>(
  {
    kind: 'location',
    entity: 'Department',
    adminOnly: true,
    terms: () => [],

    order({ name }) {
      const wrong = nameProblem('name', name, 100);
      return wrong ? refused(wrong) : ok({ name, total: null, tax: null });
    },

    build: ({ name }) => ({ Name: name }),
  },
);
