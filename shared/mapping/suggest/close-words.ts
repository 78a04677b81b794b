import type { Family } from './family.ts';
import { nicknames } from './nicknames.ts';

/** Word numbers that a word may stand for, and how well each does (0–1). */
export interface Closest {
  ids: readonly number[];
  qualities: readonly number[];
}

/** How well a word does for the word of a number. */
export function qualityOf({ ids, qualities }: Closest, id: number): number {
  const at = ids.indexOf(id);
  return at < 0 ? 0 : (qualities[at] ?? 0);
}

const finished = (close: ReadonlyMap<number, number>): Closest => ({
  ids: [...close.keys()],
  qualities: [...close.values()],
});

const vowels = /[aeiouy]/;
/** Beyond this an abbreviation could mean anything. */
const mostMeanings = 12;
/** A surname is not cut short; a first name is. */
const longestCutName = 4;

/** Finds the words of a list that are spelled nearly as a given one, or that it abbreviates. */
export function createCloseFinder(
  family: Family,
  words: readonly string[],
  ids: ReadonlyMap<string, number>,
): (word: string) => Closest {
  const sorted = words.toSorted();
  const people = family === 'people';
  const least = people ? 3 : 5;
  let shortened: Map<string, number[]> | undefined;
  return (word) => {
    const close = new Map<number, number>();
    const add = (id: number | undefined, quality: number) => {
      if (id !== undefined && (close.get(id) ?? 0) < quality) close.set(id, quality);
    };
    add(ids.get(word), 1);
    if (/\d/.test(word)) return finished(close);
    if (people) for (const other of nicknames.get(word) ?? []) add(ids.get(other), 0.9);
    if (word.length >= least) {
      shortened ??= shorten(words, least);
      for (const one of [word, ...withoutOne(word)]) {
        for (const id of shortened.get(one) ?? []) {
          const other = words[id] ?? '';
          if (oneApart(word, other)) add(id, Math.min(word.length, other.length) > 4 ? 0.85 : 0.7);
        }
      }
    }
    if (word.length >= 3) {
      for (const one of cutShort(sorted, word, people)) add(ids.get(one), 0.7);
      const longest = people ? longestCutName : word.length - 1;
      for (let end = 3; end <= longest && end < word.length; end += 1) {
        add(ids.get(word.slice(0, end)), 0.7);
      }
    }
    for (const one of skeletons(sorted, word)) add(ids.get(one), 0.7);
    for (const one of sameStem(sorted, word, people)) add(ids.get(one), 0.75);
    return finished(close);
  };
}

function shorten(words: readonly string[], least: number): Map<string, number[]> {
  const shortened = new Map<string, number[]>();
  words.forEach((word, id) => {
    if (word.length < least || /\d/.test(word)) return;
    for (const one of [word, ...withoutOne(word)]) {
      const known = shortened.get(one);
      if (known) known.push(id);
      else shortened.set(one, [id]);
    }
  });
  return shortened;
}

const withoutOne = (word: string): string[] => {
  const all: string[] = [];
  for (let at = 0; at < word.length; at += 1) all.push(word.slice(0, at) + word.slice(at + 1));
  return all;
};

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

function cutShort(sorted: readonly string[], word: string, people: boolean): string[] {
  if (people && word.length > longestCutName) return [];
  const longer = startingWith(sorted, word, mostMeanings + 1);
  return longer.length <= mostMeanings ? longer : [];
}

function startingWith(sorted: readonly string[], prefix: string, most: number): string[] {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? '') < prefix) low = middle + 1;
    else high = middle;
  }
  const found: string[] = [];
  for (let at = low; found.length < most && sorted[at]?.startsWith(prefix); at += 1) {
    if (sorted[at] !== prefix) found.push(sorted[at] ?? '');
  }
  return found;
}

/** Words that a word without vowels abbreviates, as `pymnt` does payment. */
function skeletons(sorted: readonly string[], word: string): string[] {
  if (word.length < 3 || vowels.test(word)) return [];
  const found = startingWith(sorted, word.slice(0, 1), sorted.length).filter(
    (one) => one.length > word.length && isWithin(word, one),
  );
  return found.length <= 3 ? found : [];
}

function isWithin(letters: string, word: string): boolean {
  let at = 0;
  for (const letter of word) if (letter === letters[at]) at += 1;
  return at === letters.length;
}

const stem = 5;
/** Surnames begin alike too: Roberts and Robertson. */
const longStem = 7;
const tradeEnds = new Set(['', 'e', 'es', 's', 'er', 'ers', 'ing', 'y', 'ery', 'ist']);

/** Forms of one word: `syringe` and `syringing` begin alike and differ in their ends. */
function sameStem(sorted: readonly string[], word: string, people: boolean): string[] {
  const least = people ? longStem : stem;
  if (word.length < least) return [];
  return startingWith(sorted, word.slice(0, least), 60).filter((one) => {
    let common = least;
    while (common < word.length && word[common] === one[common]) common += 1;
    if (people) return tradeEnds.has(word.slice(common)) && tradeEnds.has(one.slice(common));
    const longest = Math.max(word.length, one.length);
    return common / longest >= 0.6 && longest - common <= 5;
  });
}
