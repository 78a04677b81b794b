import type { TermKind } from '../term.ts';
import {
  compounds,
  fillers,
  fullWords,
  legalForms,
  opposites,
  suffixes,
  titles,
} from './lexicon.ts';

/** How names of a kind are read: people and companies, or things. */
export type Family = 'people' | 'things';

export const familyOf = (kind: TermKind): Family =>
  kind === 'client' || kind === 'supplier' ? 'people' : 'things';

/** A name as it is compared. */
export interface ReadName {
  /** Equal for names that differ in spelling only; the order of words counts. */
  identity: string;
  /** The same for what stands behind the last colon. */
  leaf: string;
  /** Without a number in brackets at the end. */
  base: string;
  /** What stood in the brackets at the end, folded: the practice's id in the names we create. */
  carried: string | undefined;
  /** Words that count for similarity, each once, those of the leaf first. */
  words: string[];
  /** How many of them are the leaf's. */
  leafWords: number;
}

const otherLetters: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  ø: 'o',
  œ: 'oe',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
};

/** Case, accents, apostrophes and forms of the same letter taken away. */
export const fold = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[ßæøœłđðþı]/g, (letter) => otherLetters[letter] ?? letter)
    .replace(/['’‘`´ʼ]/g, '');

/** Codes and ids: spaces and case do not count. */
export const foldCode = (text: string): string => fold(text).replace(/\s+/g, '');

const bracketed = /\s*\(([^()]*)\)\s*$/;

/** Reads a name of a family; the same text always reads the same. */
export function readName(family: Family, text: string): ReadName {
  const folded = fold(text.replace(/\s*\(deleted(?:[ -]\d+)?\)\s*$/i, ''));
  const carried = bracketed.exec(folded)?.[1];
  const carriesId = carried !== undefined && /\d/.test(carried);
  const bare = carriesId ? folded.replace(bracketed, '') : folded;
  const parts = family === 'things' ? folded.split(':') : [folded];
  const leafTokens = tokens(family, parts.at(-1) ?? '');
  const pathTokens = parts.slice(0, -1).flatMap((part) => tokens(family, part));
  const compared = family === 'people' ? tokens(family, bare) : leafTokens;
  const leafWords = meaningful(family, compared);
  const words = [...new Set([...leafWords, ...meaningful(family, pathTokens)])];
  return {
    identity: [...pathTokens, ...leafTokens].join(' '),
    leaf: leafTokens.join(' '),
    base: bare
      .split(':')
      .flatMap((part) => tokens(family, part))
      .join(' '),
    carried: carriesId ? foldCode(carried) : undefined,
    words,
    leafWords: leafWords.length,
  };
}

const meaningful = (family: Family, all: string[]): string[] => {
  const told = all.filter(
    (one) => !fillers[family].has(one) && !(family === 'people' && titles.has(one)),
  );
  return [...new Set(told.length > 0 ? told : all)];
};

function tokens(family: Family, folded: string): string[] {
  if (family === 'people') return split(reordered(undotted(folded))).map(legalForm);
  const joined = joinCompounds(
    split(folded.replace(/\bw\/o\b/g, 'without').replace(/\bw\//g, 'with ')),
  );
  return joined.flatMap((word) => {
    const full = (fullWords.get(word) ?? word).split(' ');
    return full.map((one) => (fullWords.has(word) ? one : singular(one)));
  });
}

const undotted = (text: string): string =>
  text.replace(/(?<![\p{L}\p{N}])(?:\p{L}\.\s?){2,}/gu, (letters) =>
    letters.length > 2 && !letters.includes(' ') ? `${letters.replace(/\./g, '')} ` : letters,
  );

/** "Last, First" → "First Last"; what stands behind the comma of "Rowe Dental, PC" stays there. */
function reordered(text: string): string {
  const parts = text.split(',').map((part) => part.trim());
  const isTail = (part: string) => {
    const bare = part.replace(/\./g, '');
    return suffixes.has(bare) || legalForms.has(bare);
  };
  const tails = parts.filter((part, at) => at > 0 && isTail(part));
  const [last = '', first, ...more] = parts.filter((part, at) => at === 0 || !isTail(part));
  const core =
    first === undefined || more.length > 0 ? [last, first ?? '', ...more] : [first, last];
  return [...core, ...tails].join(' ');
}

/** Words and numbers: `50mg` is two, `1.50` is 1.5, `d1110` is one. */
const split = (text: string): string[] =>
  text
    .replace(/&|\+/g, ' and ')
    .replace(/(\d),(?=\d{3}\b)/g, '$1')
    .replace(/(?<![\p{L}\d.])(\d+(?:\.\d+)?)(?=\p{L})(?!(?:st|nd|rd|th)\b)/gu, '$1 ')
    .match(/\d*\.?\d+(?![\p{L}\d])|[\p{L}\p{N}]+/gu)
    ?.map((one) => (/^\d*\.?\d+$/.test(one) ? String(Number(one)) : one)) ?? [];

function joinCompounds(words: string[]): string[] {
  const joined: string[] = [];
  for (const word of words) {
    const whole = compounds.get(`${joined.at(-1)} ${word}`);
    if (whole === undefined) joined.push(word);
    else joined.splice(-1, 1, whole);
  }
  return joined;
}

const legalForm = (word: string): string => legalForms.get(word) ?? word;

const singular = (word: string): string =>
  word.length > 3 && /[^sui]s$/.test(word) ? word.slice(0, -1) : word;

const groupsOf = new Map<string, number[]>();
for (const [group, words] of opposites.entries()) {
  for (const word of words) groupsOf.set(word, [...(groupsOf.get(word) ?? []), group]);
}
const isNumber = (word: string): boolean => /\d/.test(word);

/** What a name says that another of the same thing would not deny: its numbers and its sides of opposites. */
export interface Claims {
  numbers: string[];
  sides: Map<number, string[]>;
}

export function claimsOf({ words, leafWords }: ReadName): Claims {
  const sides = new Map<number, string[]>();
  const said = words.slice(0, leafWords);
  for (const word of said) {
    for (const group of groupsOf.get(word) ?? []) {
      sides.set(group, [...(sides.get(group) ?? []), word]);
    }
  }
  return { numbers: said.filter(isNumber), sides };
}

/** Whether two names cannot mean the same: 5 mg and 50 mg, cat and dog. */
export function contradict(a: Claims, b: Claims): boolean {
  const [few, many] = a.numbers.length < b.numbers.length ? [a, b] : [b, a];
  if (few.numbers.some((one) => !many.numbers.includes(one))) return true;
  for (const [group, words] of a.sides) {
    const other = b.sides.get(group);
    if (other && !other.some((word) => words.includes(word))) return true;
  }
  return false;
}
