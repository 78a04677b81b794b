import { describe, expect, it } from 'vitest';
import { prepare } from '../documents/index.ts';
import { targetOf } from '../documents/targets.ts';
import type { InvoiceDraft } from '../draft/draft.ts';
import { explain } from '../problem.ts';
import { context, idOfKind, salesFields, sourceOf, usCompany } from '../testing/order-context.ts';
import { lookupIn } from './lookup.ts';
import { type Mapping, mapping } from './mapping.ts';
import { refOf, type Term, termId, termOf, termOfId } from './term.ts';

const draft: InvoiceDraft = { kind: 'invoice', source: sourceOf('invoice'), ...salesFields };
const boarding = termOf(draft.source, 'item', { id: 'BOARD', name: 'Boarding, per night' });
const { realmId } = usCompany;

const mapped = (term: Term, more: Partial<Mapping> = {}): Mapping => ({
  term: refOf(term),
  realmId,
  targetId: '7',
  version: 1,
  removed: false,
  ...more,
});

describe('a lookup over mappings', () => {
  it('knows what is mapped, what is set aside, and nothing else', () => {
    const aside = { targetId: null, ignored: true };
    const find = (more: Partial<Mapping>) => lookupIn([mapped(boarding, more)], realmId)(boarding);
    expect(find({})).toBe('7');
    expect(find(aside)).toBeNull();
    expect(find({ ...aside, removed: true })).toBeUndefined();
    expect(find({ ...aside, realmId: '9341450000000002' })).toBeUndefined();
  });

  it('reads mappings stored before terms could be set aside', () => {
    const old = { term: refOf(boarding), realmId, targetId: '7', version: 3, removed: false };
    expect(lookupIn([mapping.parse(old)], realmId)(boarding)).toBe('7');
  });
});

describe('a term that was set aside', () => {
  const lookupWith = (more: Mapping[]) => {
    const own = lookupIn(more, realmId);
    return (term: Term) => {
      const found = own(term);
      return found === undefined ? idOfKind(term) : found;
    };
  };
  const aside = mapped(boarding, { targetId: null, ignored: true });

  it('refuses the record that needs it and says so by name', () => {
    const refusal = prepare(draft, context({ lookup: lookupWith([aside]) }));
    expect(refusal).toMatchObject({ ok: false, problem: { code: 'term_set_aside' } });
    if (refusal.ok) return;
    expect(refusal.problem.unmapped).toBeUndefined();
    expect(explain(refusal.problem).sentence).toContain('“Boarding, per night”');
  });

  it('does not slip into the catch-all item', () => {
    const settings = { missingItems: 'catch-all', servicesItemId: '9' } as const;
    const catchAll = (mappings: Mapping[]) =>
      prepare(draft, context({ settings, lookup: lookupWith(mappings) }));
    expect(catchAll([]).ok).toBe(true);
    expect(catchAll([aside])).toMatchObject({ problem: { code: 'term_set_aside' } });
    const shown = context({ settings, lookup: lookupWith([aside]) });
    expect(targetOf(boarding, shown)).toBeUndefined();
  });

  it('does not stand in the way of a record without it', () => {
    const other = mapped(termOf(draft.source, 'item', { id: 'NAILS', name: 'Nails' }), {
      targetId: null,
      ignored: true,
    });
    expect(prepare(draft, context({ lookup: lookupWith([other]) })).ok).toBe(true);
  });
});

describe('the id of a term', () => {
  it('leads back to the term, whatever its key holds', () => {
    const strange = { ...refOf(boarding), key: 'id:a|b%2F=ü\u2028"' };
    expect(termOfId(termId(strange))).toEqual(strange);
    for (const wrong of [
      '',
      'a|b|c',
      `${termId(strange)}|x`,
      'p|https%3A%2F%2Fx.example|item|%E0',
    ]) {
      expect(termOfId(wrong)).toBeNull();
    }
  });
});
