import { expect, it } from 'vitest';
import { termId } from '#shared/mapping/term.ts';
import { defaultSettings } from '#shared/settings/settings.ts';
import { usCompany } from '#shared/testing/order-context.ts';
import { sampleDraft } from '#test/support/sample-draft.ts';
import { termsOnRecord } from './terms-on-record.ts';

it('an item is noted with what it is filed under, which is a term of its own', () => {
  const [exam, sedation] = sampleDraft().lines;
  if (!exam || !sedation) throw new Error('The sample has two lines.');
  const lines = [{ ...exam, category: { name: 'Exams' } }, sedation];
  const terms = termsOnRecord(sampleDraft('7001', { lines }), defaultSettings, usCompany);
  const named = (name: string) => terms.find((term) => term.name === name);
  const exams = named('Exams');
  expect(exams).toMatchObject({ kind: 'item-category' });
  expect(exams?.key).toMatch(/^name:[0-9a-f]{32}$/);
  expect(named('Wellness exam')?.category).toEqual(exams);
  expect(named('Sedation, per ml')).not.toHaveProperty('category');
  expect(new Set(terms.map(termId)).size).toBe(terms.length);
});
