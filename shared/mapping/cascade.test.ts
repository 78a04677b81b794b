import { describe, expect, it } from 'vitest';
import { cascade } from './cascade.ts';
import type { Mapping } from './mapping.ts';
import { type TermRef, termId } from './term.ts';

const term = (key: string, kind: 'item' | 'item-category' = 'item'): TermRef => ({
  profileId: 'p',
  origin: 'https://x.example',
  kind,
  key,
});
const mapped = (of: TermRef, targetId: string | null, more: Partial<Mapping> = {}): Mapping => ({
  term: of,
  realmId: '9341450000000001',
  targetId,
  version: 3,
  removed: false,
  ...more,
});

const surgery = term('surgery', 'item-category');
const [spay, dental, loose] = [term('spay'), term('dental'), term('loose')] as const;
const categoryOf = new Map([spay, dental].map((item) => [termId(item), surgery]));
const run = (...mappings: Mapping[]) => cascade([spay, dental, loose], categoryOf, mappings);

describe('cascade from category to items', () => {
  it('gives items without a mapping the one of their category, marked as inherited', () => {
    const rows = run(mapped(surgery, '9', { namedAs: 'a'.repeat(32) }), mapped(dental, '4'));
    expect(rows.map(({ from, targetId }) => [from, targetId])).toEqual([
      ['category', '9'],
      ['own', '4'],
      ['none', null],
    ]);
    expect(rows[0]).toMatchObject({ category: surgery });
    expect(rows.map(({ change }) => change)).toEqual([
      { term: spay, targetId: '9', inherited: true, namedAs: 'a'.repeat(32), knownVersion: 0 },
      undefined,
      undefined,
    ]);
  });

  it('needs nothing stored where the category holds for new items', () => {
    const rule = mapped(surgery, '9', { coversNew: true });
    const copy = (targetId: string) => mapped(dental, targetId, { inherited: true });
    const [covered, same] = run(rule, copy('9'));
    expect(covered).toEqual({
      ...{ term: spay, from: 'category', targetId: '9', ignored: false, category: surgery },
    });
    expect(same).not.toHaveProperty('change');
    // What was stored with its category before follows it.
    expect(run(rule, copy('4'))[1]?.change).toMatchObject({ targetId: '9', inherited: true });
  });

  it('follows the category when it changes, is set aside or is taken away', () => {
    const inherited = mapped(spay, '9', { inherited: true, version: 8 });
    const change = (...mappings: Mapping[]) => run(inherited, ...mappings)[0]?.change;
    expect(change(mapped(surgery, '9'))).toBeUndefined();
    expect(change(mapped(surgery, '5'))).toMatchObject({ targetId: '5', knownVersion: 8 });
    expect(change(mapped(surgery, null, { ignored: true }))).toMatchObject({
      targetId: null,
      ignored: true,
      inherited: true,
    });
    for (const gone of [[], [mapped(surgery, '9', { removed: true })]]) {
      expect(change(...gone)).toEqual({ term: spay, targetId: null, knownVersion: 8 });
    }
  });

  it('never touches what was decided for an item itself', () => {
    const own = [mapped(spay, null, { ignored: true }), mapped(dental, '4')];
    const rows = run(mapped(surgery, '9'), ...own);
    expect(rows.map(({ change }) => change)).toEqual([undefined, undefined, undefined]);
    expect(rows[0]).toMatchObject({ from: 'own', targetId: null, ignored: true });
    const takenAway = run(mapped(surgery, '9'), mapped(spay, '4', { removed: true, version: 6 }));
    expect(takenAway[0]?.change).toMatchObject({ targetId: '9', knownVersion: 6 });
  });
});
