import type { Suggestion } from '#shared/mapping/suggest/suggest.ts';
import { suggestAll } from '#shared/mapping/suggest/suggest-all.ts';
import { termId } from '#shared/mapping/term.ts';
import { type LabelledCase, type LabelledSet, listOf } from './labelled-set.ts';

/** How the first suggestion of a case compares with what a person says. */
export type Verdict = 'right' | 'open' | 'wrong' | 'missed' | 'none';

export interface JudgedCase extends LabelledCase {
  set: LabelledSet;
  found: Suggestion[];
  verdict: Verdict;
  /** Would be taken without a look, and is not what a person says or not for a machine to tell. */
  wrongPreaccepted: boolean;
}

/** Suggests for every case of the sets as the extension does, and judges what comes first. */
export const judge = (sets: readonly LabelledSet[]): JudgedCase[] =>
  sets.flatMap((set) => {
    const terms = set.cases.map(({ term }) => term);
    const found = suggestAll(terms, { [listOf(set)]: set.rows }, set.earlier);
    return set.cases.map((one): JudgedCase => {
      const suggestions = found.get(termId(one.term)) ?? [];
      const preaccepted = suggestions.filter((suggestion) => suggestion.preaccepted);
      const only = one.answers.length === 1 ? one.answers[0] : undefined;
      const wrongPreaccepted = preaccepted.some(({ targetId }) => targetId !== only);
      const verdict = verdictOn(one, suggestions);
      return { ...one, set, found: suggestions, verdict, wrongPreaccepted };
    });
  });

/** `open`: one of those between which only a person can tell. */
function verdictOn({ answers }: LabelledCase, [first]: readonly Suggestion[]): Verdict {
  if (!first) return answers.length > 0 ? 'missed' : 'none';
  if (!answers.includes(first.targetId)) return 'wrong';
  return answers.length > 1 ? 'open' : 'right';
}

export interface Measured {
  cases: number;
  /** Of the first suggestions, the share that is right; one for what has no counterpart is wrong. */
  precision: number;
  /** Of the cases with one right answer, the share whose first suggestion is it. */
  recall: number;
  preaccepted: number;
  wrongPreaccepted: number;
}

/** The figures of judged cases. What only a person can tell counts where none of its answers comes first. */
export function measure(judged: readonly JudgedCase[]): Measured {
  const count = (wanted: (one: JudgedCase) => boolean) => judged.filter(wanted).length;
  const right = count(({ verdict }) => verdict === 'right');
  const wrong = count(({ verdict }) => verdict === 'wrong');
  return {
    cases: judged.length,
    precision: right / (right + wrong),
    recall: right / count(({ answers }) => answers.length === 1),
    preaccepted: count(({ found }) => found.some(({ preaccepted }) => preaccepted)),
    wrongPreaccepted: count((one) => one.wrongPreaccepted),
  };
}
