import type { Term } from '../term.ts';
import type { SuggestIndex } from './build-index.ts';
import { emailsOf, fold, foldCode } from './fold.ts';
import type { ReadName } from './read-name.ts';

/** The rows that equal a term in one of its keys, by their places. */
export interface Keys {
  code: readonly number[];
  /** The code stands somewhere in the practice's name. */
  looseCode: readonly number[];
  email: readonly number[];
  /** The practice's id in the row's name, and the same name before it. */
  created: readonly number[];
  /** The same name to the letter, but for case, accents, punctuation and `Last, First`. */
  spelled: readonly number[];
  /** The same name where one is abbreviated. */
  identity: readonly number[];
  /** The same name but for the category, or a number in brackets. */
  leaf: readonly number[];
  all: readonly number[];
}

const none: readonly number[] = [];

/** Looks a term up in an index by its id, its e-mail and its name. */
export function readKeys(term: Term, name: ReadName, index: SuggestIndex): Keys {
  const { byCode, byCarried, byEmail, byIdentity, byLeaf, rows } = index;
  const id = term.id ? foldCode(term.id) : '';
  const carried = byCarried.get(id) ?? none;
  const code = byCode.get(id) ?? none;
  const email = index.byEmail.size > 0 ? distinct(emailsOf(term.email), byEmail) : none;
  const created = carried.filter((at) => rows[at]?.name.base === name.spelled);
  const sameName = byIdentity.get(name.identity) ?? none;
  const identity = sameName.filter((at) => rows[at]?.name.identity === name.identity);
  const spelled = identity.filter((at) => rows[at]?.name.spelled === name.spelled);
  const leaf = [
    ...(byLeaf.get(name.identity) ?? none),
    ...sameName,
    ...(name.leaf === name.identity ? none : (byIdentity.get(name.leaf) ?? none)),
  ];
  const looseCode = byCode.size > 0 ? [...carried, ...distinct(codesIn(term), byCode)] : carried;
  const all = [...code, ...looseCode, ...email, ...created, ...identity, ...leaf];
  return { code, looseCode, email, created, spelled, identity, leaf, all };
}

const distinct = (
  keys: readonly string[],
  groups: ReadonlyMap<string, readonly number[]>,
): readonly number[] =>
  keys.length === 0 ? none : [...new Set(keys.flatMap((one) => groups.get(one) ?? none))];

/** Words of a name that look like a code: an account's number, a procedure's, a laboratory's `CBC`. */
const codesIn = ({ name, kind }: Term): string[] =>
  kind === 'client'
    ? []
    : name
        .split(/[\s:·()]+/)
        .filter((word) => isCode(word))
        .map(fold);

const isCode = (word: string): boolean =>
  (word.length >= 4 && /\d/.test(word)) || /^[A-Z][A-Z\d]{1,5}$/.test(word);
