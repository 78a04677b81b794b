import type { IndexedRow, SuggestIndex } from './build-index.ts';
import { type Asked, findCandidates } from './candidates.ts';
import { claimsOf, contradict, isSide } from './claims.ts';
import { type Closest, qualityOf } from './close-words.ts';
import type { ReadName } from './read-name.ts';
import { tells } from './word-weights.ts';

/** How much two names have in common. */
export interface Likeness {
  /** 0–1: the share of both names’ weight that is common to them, less what each says instead of the other. */
  share: number;
  /** Every telling word of the term is in the row. */
  covered: boolean;
  /** Every telling word of the row is in the term. */
  covers: boolean;
  /** The names cannot mean the same. */
  contradicts: boolean;
}

/** A practice name ready to be compared with the rows of an index. */
export interface Comparison {
  with(at: number): Likeness;
  /** The same without its measure, which takes longer. */
  contradicts(at: number): boolean;
  /** Rows that share words with the name, the most promising first. */
  candidates(): number[];
}

/** How much it counts against two names that each has a word the other lacks. */
const instead = 0.6;
const asideShare = 0.25;
const close = 0.7;

export function compareWith(name: ReadName, index: SuggestIndex): Comparison {
  const { vocabulary, family } = index;
  const leaf = vocabulary.respell(name.words.slice(0, name.leafWords));
  const words = [...new Set([...leaf, ...name.words.slice(name.leafWords)])];
  const asked = words.map((word): Asked => {
    const nearest = vocabulary.closest(word);
    const aside = name.aside.has(word);
    const weight = weightOf(word, nearest, index);
    return { word, close: nearest, weight, aside, tells: tells(family, word) };
  });
  const weight = asked.reduce((sum, one) => sum + one.weight, 0);
  const claims = claimsOf(family, leaf);
  const nothing = { share: 0, covered: false, covers: false, contradicts: true };
  const contradicts = (at: number) => {
    const row = index.rows[at];
    return !row || contradict(claims, row.claims);
  };
  return {
    with: (at) => {
      const row = index.rows[at];
      return row ? likeness(asked, row, index, contradicts(at)) : nothing;
    },
    contradicts,
    candidates: () => findCandidates(asked, weight, index),
  };
}

function weightOf(word: string, nearest: Closest, { vocabulary }: SuggestIndex): number {
  const known = vocabulary.idOf(word);
  if (known !== undefined) return vocabulary.weights[known] ?? 0;
  let best = 0;
  for (const id of nearest.ids) best = Math.max(best, vocabulary.weights[id] ?? 0);
  return best > 0 ? best : vocabulary.weightOfUnknown(word);
}

/** Words of a category count where they help and not where they do not. */
function likeness(
  asked: readonly Asked[],
  row: IndexedRow,
  index: SuggestIndex,
  contradicts: boolean,
): Likeness {
  const { vocabulary, family } = index;
  const { leafWords, aside: rowAside } = row.name;
  const taken: boolean[] = [];
  let common = 0;
  let whole = row.weight;
  let termOnly = 0;
  let covered = true;
  let told = false;
  for (const { word, close: nearest, weight, aside, tells: telling } of asked) {
    let best = -1;
    let quality = 0;
    for (let at = 0; at < row.words.length; at += 1) {
      if (taken[at]) continue;
      const id = row.words[at] ?? -1;
      const here = qualityOf(nearest, id) || initial(word, vocabulary.words[id] ?? '', family);
      if (here <= quality) continue;
      quality = here;
      best = at;
    }
    whole += best < 0 && aside ? weight * asideShare : weight;
    if (best >= 0) {
      const has = vocabulary.weights[row.words[best] ?? -1] ?? 0;
      taken[best] = true;
      covered &&= quality >= close;
      told ||= telling;
      common += (weight + has) * quality;
      if (best >= leafWords) whole += has;
    } else if (telling && !aside) {
      covered = false;
      termOnly += weight;
    }
  }
  let rowOnly = 0;
  for (let at = 0; at < leafWords; at += 1) {
    const id = row.words[at] ?? -1;
    if (taken[at] || !vocabulary.telling[id]) continue;
    if (!rowAside.has(row.name.words[at] ?? '')) rowOnly += vocabulary.weights[id] ?? 0;
  }
  const lost = Math.min(termOnly, rowOnly) * 2 * instead;
  return {
    share: whole > 0 ? Math.max(0, common - lost) / whole : 0,
    covered: covered && told,
    covers: rowOnly === 0 && told,
    contradicts,
  };
}

/** `J` for Jane; and for things `L` for left, `M` for medium. */
function initial(word: string, other: string, family: SuggestIndex['family']): number {
  if (word.length > 1 && (family !== 'people' || other.length > 1)) return 0;
  if (word.charAt(0) !== other.charAt(0)) return 0;
  if (family === 'people') return 0.7;
  return family === 'things' && isSide(other) ? 0.7 : 0;
}
