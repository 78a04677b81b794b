import { expect, it } from 'vitest';
import { fingerprint } from '#shared/ledger/source-key.ts';
import { sampleDraft } from '#test/support/sample-draft.ts';
import { withoutCategories } from './without-categories.ts';

it('a draft is sent without what its items are filed under, and with everything else', () => {
  const draft = sampleDraft();
  const lines = draft.lines.map((line) => ({ ...line, category: { name: 'Exams' } }));
  expect(withoutCategories({ ...draft, lines })).toEqual(draft);
});

it('an exported draft is not one that has changed because of what its items are filed under', () => {
  const draft = sampleDraft();
  const lines = draft.lines.map((line) => ({ ...line, category: { name: 'Exams' } }));
  expect(fingerprint({ ...draft, lines })).toBe(fingerprint(draft));
});
