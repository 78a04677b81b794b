import { legalForms, nicknames } from './lexicon.ts';
import type { Family } from './read-name.ts';

/** Word numbers that a word may stand for, each with how well it does (0–1). */
export type Closest = Map<number, number>;

/** The words of a list: where they stand, how much they tell, and which are close to a given one. */
export interface Vocabulary {
  idOf(word: string): number | undefined;
  /** Rows that hold the word, ascending. */
  rowsOf(id: number): readonly number[];
  /** Rare words weigh more. */
  weightOf(id: number): number;
  /** Of a word that no row holds. */
  weightOfUnknown(word: string): number;
  startsWith(id: number, letter: string): boolean;
  isInitial(id: number): boolean;
  closest(word: string): Closest;
}

const vowels = /[aeiouy]/;
/** Beyond this an abbreviation could mean anything. */
const mostMeanings = 12;

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
  const weigh = (word: string, times: number) =>
    Math.log(1 + rows.length / times) * share(family, word);
  const weights = words.map((word, id) => weigh(word, postings[id]?.length ?? 1));
  const findClose = createFinder(family, words, ids);
  const found = new Map<string, Closest>();
  return {
    idOf: (word) => ids.get(word),
    rowsOf: (id) => postings[id] ?? [],
    weightOf: (id) => weights[id] ?? 0,
    weightOfUnknown: (word) => weigh(word, 1),
    startsWith: (id, letter) => words[id]?.startsWith(letter) ?? false,
    isInitial: (id) => words[id]?.length === 1,
    closest: (word) => {
      const known = found.get(word);
      if (known) return known;
      const close = findClose(word);
      found.set(word, close);
      return close;
    },
  };
}

/** Initials and legal forms tell little of who is meant. */
function share(family: Family, word: string): number {
  if (family === 'things') return 1;
  if (word.length === 1) return 0.35;
  return legalForms.has(word) ? 0.3 : 1;
}

function createFinder(
  family: Family,
  words: readonly string[],
  ids: ReadonlyMap<string, number>,
): (word: string) => Closest {
  const sorted = words.toSorted();
  const shortened = new Map<string, number[]>();
  const people = family === 'people';
  const least = people ? 3 : 5;
  words.forEach((word, id) => {
    if (word.length < least || /\d/.test(word)) return;
    for (const one of [word, ...withoutOne(word)]) {
      const known = shortened.get(one);
      if (known) known.push(id);
      else shortened.set(one, [id]);
    }
  });
  return (word) => {
    const close: Closest = new Map();
    const add = (id: number | undefined, quality: number) => {
      if (id !== undefined && (close.get(id) ?? 0) < quality) close.set(id, quality);
    };
    add(ids.get(word), 1);
    if (/\d/.test(word)) return close;
    if (people) for (const other of nicknames.get(word) ?? []) add(ids.get(other), 0.9);
    if (word.length >= least) {
      for (const one of [word, ...withoutOne(word)]) {
        for (const id of shortened.get(one) ?? []) {
          const other = words[id] ?? '';
          if (oneApart(word, other)) add(id, Math.min(word.length, other.length) > 4 ? 0.85 : 0.7);
        }
      }
    }
    if (word.length >= 3) {
      const longer = startingWith(sorted, word);
      if (longer.length <= mostMeanings) for (const one of longer) add(ids.get(one), 0.7);
      for (let end = 3; end < word.length; end += 1) add(ids.get(word.slice(0, end)), 0.7);
    }
    if (!people) for (const one of skeletons(sorted, word)) add(ids.get(one), 0.7);
    return close;
  };
}

const withoutOne = (word: string): string[] =>
  Array.from(word, (_, at) => word.slice(0, at) + word.slice(at + 1));

/** One letter more, less, changed, or two neighbours swapped. */
function oneApart(a: string, b: string): boolean {
  if (a === b) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  const restA = a.slice(start);
  const restB = b.slice(start);
  if (restA.slice(1) === restB || restA === restB.slice(1)) return true;
  if (restA.slice(1) === restB.slice(1)) return true;
  return restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2);
}

function startingWith(sorted: readonly string[], prefix: string): string[] {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? '') < prefix) low = middle + 1;
    else high = middle;
  }
  const found: string[] = [];
  for (let at = low; found.length <= mostMeanings && sorted[at]?.startsWith(prefix); at += 1) {
    if (sorted[at] !== prefix) found.push(sorted[at] ?? '');
  }
  return found;
}

/** Words that a word without vowels abbreviates, as `pymnt` does payment. */
function skeletons(sorted: readonly string[], word: string): string[] {
  if (word.length < 3 || vowels.test(word)) return [];
  const initial = word.slice(0, 1);
  const found = sorted.filter(
    (one) => one.startsWith(initial) && one.length > word.length && isWithin(word, one),
  );
  return found.length <= 3 ? found : [];
}

function isWithin(letters: string, word: string): boolean {
  let at = 0;
  for (const letter of word) if (letter === letters[at]) at += 1;
  return at === letters.length;
}
