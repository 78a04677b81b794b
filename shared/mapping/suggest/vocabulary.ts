import { type Closest, createCloseFinder } from './close-words.ts';
import type { Family } from './family.ts';
import { createRespeller } from './respell.ts';
import { shareOf, tells } from './word-weights.ts';

/** The words of a list: where they stand, how much they tell, and which are close to a given one. */
export interface Vocabulary {
  words: readonly string[];
  idOf(word: string): number | undefined;
  /** Rows that hold the word, ascending. */
  rowsOf(id: number): readonly number[];
  /** By the word’s number; rare words weigh more. */
  weights: Float64Array;
  /** By the word’s number: 1 where it makes names differ that do not share it. */
  telling: Uint8Array;
  /** Of a word that no row holds. */
  weightOfUnknown(word: string): number;
  closest(word: string): Closest;
  /** Words joined, split or spelled out as the list has them. */
  respell(words: readonly string[]): string[];
}

/** Beyond this a word that no row holds tells no more. */
const rarest = 60;

export function buildVocabulary(family: Family, rows: readonly string[][]): Vocabulary {
  const ids = new Map<string, number>();
  const words: string[] = [];
  const postings: number[][] = [];
  rows.forEach((row, at) => {
    for (const word of row) {
      let id = ids.get(word);
      if (id === undefined) {
        id = words.length;
        ids.set(word, id);
        words.push(word);
        postings.push([]);
      }
      postings[id]?.push(at);
    }
  });
  const idOf = (word: string) => ids.get(word);
  const rowsOf = (id: number) => postings[id] ?? [];
  const weights = Float64Array.from(
    words,
    (word, id) => Math.log(1 + rows.length / rowsOf(id).length) * shareOf(family, word),
  );
  const findClose = createCloseFinder(family, words, ids);
  const found = new Map<string, Closest>();
  return {
    words,
    idOf,
    rowsOf,
    weights,
    telling: Uint8Array.from(words, (word) => Number(tells(family, word))),
    weightOfUnknown: (word) => Math.log(1 + Math.min(rows.length, rarest)) * shareOf(family, word),
    closest: (word) => {
      const known = found.get(word);
      if (known) return known;
      const close = findClose(word);
      found.set(word, close);
      return close;
    },
    respell: createRespeller({ family, rows, idOf, rowsOf }),
  };
}
