import type { IndexedRow, SuggestIndex } from './build-index.ts';
import { claimsOf, contradict, type ReadName } from './read-name.ts';
import type { Closest } from './vocabulary.ts';

/** How many rows with the heaviest common words are compared in full. */
const compared = 16;
/** A word in a quarter of a long list finds nothing. */
const commonFrom = 400;

interface Asked {
  word: string;
  close: Closest;
  weight: number;
}

/** A practice name ready to be compared with the rows of an index. */
export interface Comparison {
  /** 0–1: the share of both names' weight that is common to them. */
  of(at: number): number;
  /** Whether the names cannot mean the same. */
  contradicts(at: number): boolean;
  /** Rows that share words with the name, the most promising first. */
  candidates(): number[];
}

export function compareWith(name: ReadName, index: SuggestIndex): Comparison {
  const asked = name.words.map((word): Asked => {
    const close = index.vocabulary.closest(word);
    return { word, close, weight: weightOf(word, close, index) };
  });
  const weight = asked.reduce((sum, one) => sum + one.weight, 0);
  const claims = claimsOf(name);
  return {
    of: (at) => {
      const row = index.rows[at];
      return row ? likeness(asked, weight, row, index) : 0;
    },
    contradicts: (at) => contradict(claims, index.rows[at]?.claims ?? claims),
    candidates: () => findCandidates(asked, weight, index),
  };
}

function weightOf(word: string, close: Closest, { vocabulary }: SuggestIndex): number {
  const known = vocabulary.idOf(word);
  if (known !== undefined) return vocabulary.weightOf(known);
  let best = 0;
  for (const id of close.keys()) best = Math.max(best, vocabulary.weightOf(id));
  return best > 0 ? best : vocabulary.weightOfUnknown(word);
}

/** Words of a category count where they help and not where they do not. */
function likeness(
  asked: readonly Asked[],
  weight: number,
  row: IndexedRow,
  { vocabulary, family }: SuggestIndex,
): number {
  const taken = new Set<number>();
  let common = 0;
  let fromPath = 0;
  for (const { word, close, weight: asks } of asked) {
    let best = -1;
    let quality = 0;
    row.words.forEach((id, at) => {
      if (taken.has(at)) return;
      const here = close.get(id) ?? (family === 'people' ? initial(word, id, vocabulary) : 0);
      if (here > quality) {
        quality = here;
        best = at;
      }
    });
    if (best < 0) continue;
    taken.add(best);
    const has = vocabulary.weightOf(row.words[best] ?? -1);
    if (best >= row.name.leafWords) fromPath += has;
    common += (asks + has) * quality;
  }
  const whole = weight + row.weight + fromPath;
  return whole > 0 ? common / whole : 0;
}

const initial = (word: string, id: number, vocabulary: SuggestIndex['vocabulary']): number => {
  const fits =
    word.length === 1
      ? vocabulary.startsWith(id, word)
      : vocabulary.isInitial(id) && vocabulary.startsWith(id, word.slice(0, 1));
  return fits ? 0.7 : 0;
};

function findCandidates(asked: readonly Asked[], weight: number, index: SuggestIndex): number[] {
  const { vocabulary, rows } = index;
  const common = Math.max(commonFrom, rows.length / 4);
  const gains = new Map<number, number>();
  const rare = asked.filter(({ word }) => {
    const id = vocabulary.idOf(word);
    return id === undefined || vocabulary.rowsOf(id).length <= common;
  });
  for (const { close } of rare.length > 0 ? rare : asked) {
    for (const [id, quality] of close) {
      const gain = quality * vocabulary.weightOf(id) * 2;
      for (const at of vocabulary.rowsOf(id)) gains.set(at, (gains.get(at) ?? 0) + gain);
    }
  }
  return best(gains, weight, index);
}

/** The rows with the highest share of common weight, by value and then by their place in the list. */
function best(gains: ReadonlyMap<number, number>, weight: number, index: SuggestIndex): number[] {
  const top: { at: number; share: number }[] = [];
  let least = 0;
  for (const [at, gain] of gains) {
    const share = gain / (weight + (index.rows[at]?.weight ?? 0));
    if (top.length >= compared && share <= least) continue;
    top.push({ at, share });
    if (top.length < compared * 4) continue;
    top.sort(byShare);
    top.length = compared;
    least = top.at(-1)?.share ?? 0;
  }
  return top
    .sort(byShare)
    .slice(0, compared)
    .map(({ at }) => at);
}

const byShare = (a: { at: number; share: number }, b: { at: number; share: number }): number =>
  b.share - a.share || a.at - b.at;
