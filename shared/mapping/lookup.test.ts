import { describe, expect, it } from 'vitest';
import { prepare } from '../documents/index.ts';
import { targetOf } from '../documents/targets.ts';
import type { InvoiceDraft } from '../draft/draft.ts';
import { withoutCategories } from '../draft/without-categories.ts';
import { explain } from '../problem.ts';
import { context, idOfKind, salesFields, sourceOf, usCompany } from '../testing/order-context.ts';
import { isByCategory, lookupIn } from './lookup.ts';
import { type Mapping, mapping, mappingChange } from './mapping.ts';
import { refOf, type Term, termId, termOf, termOfId } from './term.ts';

const draft: InvoiceDraft = { kind: 'invoice', source: sourceOf('invoice'), ...salesFields };
const boarding = termOf(draft.source, 'item', { id: 'BOARD', name: 'Boarding, per night' });
const sedation = termOf(draft.source, 'item', { id: 'SEDA', name: 'Sedation, per ml' });
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

describe('an item whose category holds for new items', () => {
  const category = termOf(draft.source, 'item-category', { name: 'Stays' });
  const filed = { ...boarding, category };
  const rule = (more: Partial<Mapping> = {}) => mapped(category, { coversNew: true, ...more });
  const find = (...mappings: Mapping[]) => lookupIn(mappings, realmId)(filed);

  it('goes where the category says, for as long as it says so', () => {
    expect(find(rule())).toBe('7');
    expect(find(rule({ targetId: null, ignored: true }))).toBeNull();
    expect(find(mapped(category))).toBeUndefined();
    expect(find(rule({ removed: true }))).toBeUndefined();
    expect(find(rule({ realmId: '9341450000000002' }))).toBeUndefined();
    expect(lookupIn([rule()], realmId)(boarding)).toBeUndefined();
  });

  it('goes where a person decided, whatever the category says', () => {
    expect(find(rule(), mapped(boarding, { targetId: '8' }))).toBe('8');
    expect(find(rule(), mapped(boarding, { targetId: null, ignored: true }))).toBeNull();
    expect(find(rule(), mapped(boarding, { removed: true }))).toBe('7');
  });

  it('is the only one whose category the relay is told', () => {
    const lookup = lookupIn([rule(), mapped(sedation)], realmId);
    const lines = draft.lines.map((line) => ({ ...line, category: { name: 'Stays' } }));
    const sent = withoutCategories({ ...draft, lines }, (item) => isByCategory(lookup, item));
    const told = 'lines' in sent ? sent.lines.filter((line) => 'category' in line) : [];
    expect(told.map((line) => 'item' in line && line.item.id)).toEqual(['BOARD']);
    const bare = withoutCategories({ ...draft, lines });
    expect(JSON.stringify(bare)).not.toContain('Stays');
  });

  it('is not a rule that any other kind can have, or that says nothing', () => {
    const change = { ...{ targetId: '7', knownVersion: 0, coversNew: true } };
    const isValid = (one: unknown) => mappingChange.safeParse(one).success;
    expect(isValid({ ...change, term: refOf(category) })).toBe(true);
    expect(isValid({ ...change, term: refOf(boarding) })).toBe(false);
    expect(isValid({ ...change, term: refOf(category), targetId: null })).toBe(false);
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
