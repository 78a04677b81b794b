import { describe, expect, it } from 'vitest';
import { suggestAll } from '#shared/mapping/suggest/suggest-all.ts';
import { termId } from '#shared/mapping/term.ts';
import { listOf, readLabelledSets } from './labelled-set.ts';
import { judge, measure } from './measure-suggestions.ts';

const sets = readLabelledSets();

/** What suggestions are worth, on names as practices write them; the engine was tuned without the held-out third. */
describe('suggestions on the labelled set', () => {
  const judged = judge(sets);
  const heldOut = judged.filter((one) => one.heldOut);

  it('holds enough, and enough that has no counterpart or several', () => {
    expect(judged.length).toBeGreaterThanOrEqual(900);
    expect(judged.filter(({ answers }) => answers.length !== 1).length).toBeGreaterThanOrEqual(180);
    expect(heldOut.length).toBeGreaterThanOrEqual(250);
    const ids = judged.map(({ set, term }) => `${set.name} ${termId(term)}`);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('takes nothing wrong, and takes what is exact', () => {
    const wrong = judged.filter((one) => one.wrongPreaccepted);
    expect(wrong.map(({ term }) => term.name)).toEqual([]);
    expect(measure(judged).preaccepted).toBeGreaterThanOrEqual(40);
  });

  it('comes first with what is right', () => {
    const all = measure(judged);
    expect(all.precision).toBeGreaterThanOrEqual(0.975);
    expect(all.recall).toBeGreaterThanOrEqual(0.95);
  });

  it('does so on what it was not tuned on', () => {
    const held = measure(heldOut);
    expect(held.precision).toBeGreaterThanOrEqual(0.95);
    expect(held.recall).toBeGreaterThanOrEqual(0.93);
  });

  it('says the same whatever the order of the lists', () => {
    const turned = <T>(all: readonly T[]) => [...all.slice(7), ...all.slice(0, 7)].reverse();
    for (const set of sets) {
      const terms = set.cases.map(({ term }) => term);
      const straight = suggestAll(terms, { [listOf(set)]: set.rows }, set.earlier);
      const other = suggestAll(
        turned(terms),
        { [listOf(set)]: turned(set.rows) },
        turned(set.earlier),
      );
      for (const [id, found] of straight) expect(other.get(id), `${set.name} ${id}`).toEqual(found);
    }
  });
});
