import type { Term } from '../term.ts';
import type { SuggestIndex } from './build-index.ts';
import { foldCode } from './fold.ts';
import type { Keys } from './keys.ts';
import type { Comparison } from './similarity.ts';

/** How much of the names must be common for a code to be the same thing’s. */
const agreesFrom = 0.6;

/**
 * The one active row that a term equals beyond doubt; undefined where none or several do.
 * Clients need their name and their e-mail, or the id we wrote into the name; everything else needs
 * its name to the letter, or its code beside a name that says nothing else.
 */
export function certainOf(
  term: Term,
  keys: Keys,
  comparison: Comparison,
  index: SuggestIndex,
): number | undefined {
  const isActive = (at: number) => index.rows[at]?.row.active ?? false;
  const only = (rows: readonly number[]): number | undefined => {
    const left = rows.length > 0 ? rows.filter(isActive) : rows;
    return left.length === 1 ? left[0] : undefined;
  };
  const several = (rows: readonly number[]) => rows.length > 1 && rows.filter(isActive).length > 1;
  const created = only(keys.created);
  if (created !== undefined) return several(keys.looseCode) ? undefined : created;
  const named = only(keys.spelled);
  if (index.kind === 'client') {
    const email = only(keys.email);
    const free = !keys.looseCode.some(isActive) && !several(keys.leaf);
    return named !== undefined && named === email && free ? named : undefined;
  }
  if (several(keys.code) || several(keys.identity) || several(keys.leaf)) return undefined;
  const coded = only(keys.code);
  if (named !== undefined) {
    const codes = [...keys.code, ...keys.looseCode].filter(isActive);
    return codes.every((at) => at === named) ? named : undefined;
  }
  // A short number is a row’s place in somebody’s list and no code.
  if (coded === undefined || keys.leaf.some((at) => at !== coded)) return undefined;
  if (!/\p{L}|\d{4}/u.test(foldCode(term.id ?? ''))) return undefined;
  const { share, covered, covers, contradicts } = comparison.with(coded);
  return !contradicts && (covered || covers) && share >= agreesFrom ? coded : undefined;
}
