import type { Term } from '../term.ts';
import type { SuggestIndex } from './build-index.ts';
import { certainOf } from './certain.ts';
import { type Keys, readKeys } from './keys.ts';
import type { PracticeSide } from './practice-side.ts';
import { readTerm } from './read-term.ts';
import { type Comparison, compareWith, type Likeness } from './similarity.ts';

/** Reasons that a person can check at a glance; never a percentage (features, complaint 25). */
export type SuggestReason =
  | 'mapped-before'
  | 'same-code'
  | 'same-email'
  | 'same-name'
  | 'similar-name';

export interface Suggestion {
  targetId: string;
  reason: SuggestReason;
  /** The term and the row are equal in what the reason names, and in their name. */
  exact: boolean;
  /** Exact, unique on both sides and active: the only kind that may stand without a question. */
  preaccepted: boolean;
  /** Shown with a mark: QuickBooks refuses documents that name it. */
  inactive: boolean;
}

const mostGiven = 5;
/** Names less alike than this are not worth a look. */
const alikeFrom = 0.6;
/** What one name says and only one row says as well is worth a look from here. */
const heldFrom = 0.3;
const heldFromForPeople = 0.45;

interface Found {
  at: number;
  reason: SuggestReason;
  exact: boolean;
  rank: number;
}

/**
 * What a term is likely to be in QuickBooks, the best first, at most five: history, then code,
 * e-mail and name, then similar names. The same input gives the same list.
 */
export function suggest(term: Term, index: SuggestIndex, practice: PracticeSide): Suggestion[] {
  const { name } = readTerm(term);
  const keys = readKeys(term, name, index);
  const before = practice.mappedBefore(term).flatMap((id) => index.byId.get(id) ?? []);
  const comparison = lazily(() => compareWith(name, index));
  const certain = practice.hasTwin(term) ? undefined : certainOf(term, keys, comparison, index);
  const accepted = before.every((at) => at === certain) ? certain : undefined;
  const equal = before.length > 0 ? [...new Set([...before, ...keys.all])] : keys.all;
  const active = (at: number) => Number(index.rows[at]?.row.active ?? false);
  const found = equal.map((at) => foundEqual(at, before, keys, comparison));
  // Who is found by name needs no namesakes beside; a wider search is in the picker.
  const isKnown = keys.identity.length > 0 || accepted !== undefined;
  const all = isKnown ? found : [...found, ...alike(equal, comparison, index)];
  if (all.length > 1) {
    all.sort(
      (a, b) =>
        Number(b.at === accepted) - Number(a.at === accepted) ||
        b.rank - a.rank ||
        active(b.at) - active(a.at) ||
        a.at - b.at,
    );
  }
  return all.slice(0, mostGiven).flatMap(({ at, reason, exact }): Suggestion[] => {
    const row = index.rows[at]?.row;
    if (!row) return [];
    return [
      { targetId: row.id, reason, exact, preaccepted: at === accepted, inactive: !row.active },
    ];
  });
}

/** Comparing costs more than looking up, and most terms need none. */
function lazily(make: () => Comparison): Comparison {
  let made: Comparison | undefined;
  const get = () => {
    made ??= make();
    return made;
  };
  return {
    with: (at) => get().with(at),
    contradicts: (at) => get().contradicts(at),
    candidates: () => get().candidates(),
  };
}

function foundEqual(
  at: number,
  before: readonly number[],
  keys: Keys,
  comparison: Comparison,
): Found {
  const spelled = keys.spelled.includes(at) || keys.created.includes(at);
  const named = spelled || keys.identity.includes(at);
  if (before.includes(at)) {
    return { at, reason: 'mapped-before', exact: spelled, rank: 10 - before.indexOf(at) / 100 };
  }
  const { share, contradicts } = named ? same : comparison.with(at);
  const close = spelled ? 0.5 : named ? 0.4 : keys.leaf.includes(at) ? 0.2 : 0;
  const rank = share * (contradicts ? 0.4 : 1) + close;
  const give = (reason: SuggestReason, more: number, exact = spelled): Found => ({
    at,
    reason,
    exact,
    rank: rank + more,
  });
  if (keys.code.includes(at) || keys.created.includes(at)) return give('same-code', 0.7);
  if (keys.looseCode.includes(at)) return give('same-code', 0.5, false);
  if (keys.email.includes(at)) return give('same-email', 0.6);
  return give('same-name', 0);
}

const same: Likeness = { share: 1, covered: true, covers: true, contradicts: false };

/** Rows with a similar name; those too that alone hold all that the term says, or say nothing else. */
function alike(known: readonly number[], comparison: Comparison, index: SuggestIndex): Found[] {
  const compared: (Likeness & { at: number })[] = [];
  for (const at of comparison.candidates()) {
    if (known.includes(at) || comparison.contradicts(at)) continue;
    compared.push({ at, ...comparison.with(at) });
  }
  const least = index.family === 'people' ? heldFromForPeople : heldFrom;
  const holding = compared.filter(({ covered, covers }) => covered || covers);
  return compared.flatMap(({ at, share }): Found[] => {
    const held = holding.length === 1 && holding[0]?.at === at && share >= least;
    const rank = held ? Math.max(share, alikeFrom) : share;
    return rank >= alikeFrom ? [{ at, reason: 'similar-name', exact: false, rank }] : [];
  });
}
