import type { Term } from '../term.ts';
import type { SuggestIndex } from './build-index.ts';
import { emailsOf } from './build-index.ts';
import type { PracticeSide } from './practice-side.ts';
import { fold, foldCode, type ReadName, readName } from './read-name.ts';
import { type Comparison, compareWith } from './similarity.ts';

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
/** How much of a name must be common for a code to be the same thing's. */
const agreesFrom = 0.3;

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
  const name = readName(index.family, term.name);
  const keys = readKeys(term, name, index);
  const comparison = compareWith(name, index);
  const before = practice.mappedBefore(term).flatMap((id) => index.byId.get(id) ?? []);
  const certain = practice.hasTwin(term) ? undefined : certainOf(keys, comparison, index);
  const accepted = before.every((at) => at === certain) ? certain : undefined;
  const equal = [...new Set([...before, ...keys.all])];
  const similar = accepted === undefined ? comparison.candidates() : [];
  return [...new Set([...equal, ...similar])]
    .flatMap((at) => found(at, before, keys, comparison))
    .sort(
      (a, b) =>
        b.rank - a.rank || Number(active(index, b)) - Number(active(index, a)) || a.at - b.at,
    )
    .sort((a, b) => Number(b.at === accepted) - Number(a.at === accepted))
    .slice(0, mostGiven)
    .flatMap(({ at, reason, exact }): Suggestion[] => {
      const row = index.rows[at]?.row;
      if (!row) return [];
      return [
        { targetId: row.id, reason, exact, preaccepted: at === accepted, inactive: !row.active },
      ];
    });
}

const active = (index: SuggestIndex, { at }: { at: number }): boolean =>
  index.rows[at]?.row.active ?? false;

/** The rows that equal a term in one of its keys. */
interface Keys {
  code: readonly number[];
  /** The code stands somewhere in the practice's name, or differs in punctuation. */
  looseCode: readonly number[];
  email: readonly number[];
  /** The practice's id in the row's name, and the same name before it. */
  created: readonly number[];
  identity: readonly number[];
  leaf: readonly number[];
  all: readonly number[];
}

function readKeys(term: Term, name: ReadName, index: SuggestIndex): Keys {
  const { byCode, byCarried, byEmail, byIdentity, byLeaf, rows } = index;
  const id = term.id ? foldCode(term.id) : '';
  const carried = byCarried.get(id) ?? [];
  const code = byCode.get(id) ?? [];
  const email = [...new Set(emailsOf(term.email).flatMap((one) => byEmail.get(one) ?? []))];
  const created = carried.filter((at) => rows[at]?.name.base === name.identity);
  const sameName = byIdentity.get(name.identity) ?? [];
  const identity = sameName.filter((at) => rows[at]?.name.identity === name.identity);
  const leaf = [
    ...(byLeaf.get(name.identity) ?? []),
    ...sameName,
    ...(byIdentity.get(name.leaf) ?? []),
  ];
  const looseCode = [...carried, ...codesIn(term).flatMap((one) => byCode.get(one) ?? [])];
  const all = [...code, ...looseCode, ...email, ...created, ...identity, ...leaf];
  return { code, looseCode, email, created, identity, leaf, all };
}

/** Words of a name that look like a code: an account's number, a procedure's. */
const codesIn = ({ name, kind }: Term): string[] =>
  kind === 'client'
    ? []
    : fold(name)
        .split(/[\s:·()]+/)
        .filter((word) => word.length >= 4 && /\d/.test(word));

function found(at: number, before: number[], keys: Keys, comparison: Comparison): Found[] {
  const like = comparison.of(at);
  const against = comparison.contradicts(at);
  const named = keys.identity.includes(at) || keys.created.includes(at);
  const leaf = keys.leaf.includes(at);
  const agrees = named || (like >= agreesFrom && !against);
  const code = keys.code.includes(at) || keys.created.includes(at);
  const loose = keys.looseCode.includes(at);
  const email = keys.email.includes(at);
  const rank = like * (against && !named ? 0.4 : 1) + (named ? 0.4 : leaf ? 0.2 : 0);
  const give = (reason: SuggestReason, exact: boolean, more: number): Found[] => [
    { at, reason, exact, rank: rank + more },
  ];
  if (before.includes(at)) return give('mapped-before', named, 10 - before.indexOf(at) / 100);
  if (code) return give('same-code', agrees, 0.7);
  if (loose) return give('same-code', false, 0.5);
  if (email) return give('same-email', named, 0.6);
  if (named || leaf) return give('same-name', named, 0);
  return like >= alikeFrom && !against ? give('similar-name', false, 0) : [];
}

/** The one active row that equals the term by the rule of its kind; undefined where none or several do. */
function certainOf(keys: Keys, comparison: Comparison, index: SuggestIndex): number | undefined {
  const isActive = (at: number) => active(index, { at });
  const only = (rows: readonly number[]): number | undefined => {
    const left = [...new Set(rows)].filter(isActive);
    return left.length === 1 ? left[0] : undefined;
  };
  const several = (rows: readonly number[]) => new Set(rows.filter(isActive)).size > 1;
  const created = only(keys.created);
  if (created !== undefined && !several(keys.looseCode)) return created;
  const named = only(keys.identity);
  if (index.kind === 'client') {
    const email = only(keys.email);
    const free = keys.looseCode.filter(isActive).length === 0 && !several(keys.leaf);
    return named !== undefined && named === email && free ? named : undefined;
  }
  const coded = only(keys.code);
  if (several(keys.code) || several(keys.identity) || several(keys.leaf)) return undefined;
  if (coded === undefined)
    return keys.looseCode.some(isActive) && only(keys.looseCode) !== named ? undefined : named;
  if (named !== undefined) return named === coded ? named : undefined;
  const agrees = comparison.of(coded) >= agreesFrom && !comparison.contradicts(coded);
  return agrees ? coded : undefined;
}
