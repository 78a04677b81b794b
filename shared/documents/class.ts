import type { ClassDraft } from '../draft/draft.ts';
import { ok, refused } from '../result.ts';
import { nameProblem } from './allowed-text.ts';
import { defineDocument, type OrderBase } from './document-type.ts';
import type { NameDocument } from './qbo-shapes.ts';

/** A class of the practice that QuickBooks lacks (contract.md §5.11). */
export const classType = defineDocument<ClassDraft, OrderBase & { name: string }, NameDocument>({
  kind: 'class',
  entity: 'Class',
  adminOnly: true,
  terms: () => [],

  order({ name }) {
    const wrong = nameProblem('name', name, 100);
    return wrong ? refused(wrong) : ok({ name, total: null, tax: null });
  },

  build: ({ name }) => ({ Name: name }),
});
