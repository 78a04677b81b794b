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
  const email = byEmail.size > 0 ? rowsOf(emailsOf(term.email), byEmail) : none;
  const created = carried.filter((at) => rows[at]?.name.base === name.spelled);
  const sameName = byIdentity.get(name.identity) ?? none;
  const identity = sameName.filter((at) => rows[at]?.name.identity === name.identity);
  const spelled = identity.filter((at) => rows[at]?.name.spelled === name.spelled);
  const inCategories = name.leaf === name.identity ? none : (byIdentity.get(name.leaf) ?? none);
  const leaf = joined(byLeaf.get(name.identity) ?? none, sameName, inCategories);
  const looseCode = byCode.size > 0 ? joined(carried, rowsOf(codesIn(term), byCode)) : carried;
  const all = joined(code, looseCode, email, created, identity, leaf);
  return { code, looseCode, email, created, spelled, identity, leaf, all };
}

/** Each row once. */
function joined(...lists: (readonly number[])[]): readonly number[] {
  const filled = lists.filter(({ length }) => length > 0);
  return filled.length < 2 ? (filled[0] ?? none) : [...new Set(filled.flat())];
}

const rowsOf = (
  keys: readonly string[],
  groups: ReadonlyMap<string, readonly number[]>,
): readonly number[] => joined(...keys.map((one) => groups.get(one) ?? none));

/** Words of a name that look like a code: an account's number, a procedure's, a laboratory's `CBC`. */
const codesIn = ({ name, kind }: Term): string[] =>
  kind === 'client' || !/\d|[A-Z]{2}/.test(name)
    ? []
    : (name.match(/[^\s:·()]+/g) ?? []).filter(isCode).map(fold);

const isCode = (word: string): boolean =>
  (word.length >= 4 && /\d/.test(word)) || /^[A-Z][A-Z\d]{1,5}$/.test(word);
