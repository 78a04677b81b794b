import type { Family } from './family.ts';
import { fold, foldCode } from './fold.ts';
import { compounds, digits, fullWords, legalForms } from './lexicon.ts';
import { plainTerms } from './plain-terms.ts';
import { splitWords, undotted } from './split-words.ts';
import { fillers, suffixes, titles } from './word-weights.ts';

/** A name as it is compared. */
export interface ReadName {
  /** Equal for names that differ in case, accents, punctuation and `Last, First` only. */
  spelled: string;
  /** Equal also where one is abbreviated; the order of words counts. */
  identity: string;
  /** The same for what stands behind the last colon. */
  leaf: string;
  /** `spelled` without a number in brackets at the end. */
  base: string;
  /** What stood in the brackets at the end, folded: the practice's id in the names we create. */
  carried: string | undefined;
  /** Words that count for similarity, each once, those of the leaf first. */
  words: string[];
  /** How many of them are the leaf's. */
  leafWords: number;
  /** Words that stand in brackets only. */
  aside: ReadonlySet<string>;
}

const bracketed = /\s*\(([^()]*)\)\s*$/;
const nothing: ReadonlySet<string> = new Set();

/** Reads a name of a family; the same text always reads the same. */
export function readName(family: Family, text: string): ReadName {
  const folded = fold(
    text.includes('(') ? text.replace(/\s*\(deleted(?:[ -]\d+)?\)\s*$/i, '') : text,
  );
  const carried = folded.endsWith(')') ? bracketed.exec(folded)?.[1] : undefined;
  const carriesId = carried !== undefined && /\d/.test(carried);
  const bare = carriesId ? folded.replace(bracketed, '') : folded;
  const parts = family === 'people' || !folded.includes(':') ? [folded] : folded.split(':');
  const leafTokens = tokens(family, parts.at(-1) ?? '');
  const pathTokens = parts.slice(0, -1).flatMap((part) => tokens(family, part));
  const compared = family === 'people' && carriesId ? tokens(family, bare) : leafTokens;
  const expanded =
    family === 'terms' ? splitWords(plainTerms(parts.at(-1) ?? '')) : expand(family, leafTokens);
  const path = expand(family, pathTokens);
  const leafWords = meaningful(
    family,
    compared === leafTokens ? expanded : expand(family, compared),
  );
  const words =
    path.length > 0 ? [...new Set([...leafWords, ...meaningful(family, path)])] : leafWords;
  const spelled = joined(pathTokens, leafTokens) + signsIn(folded);
  // What abbreviates a company's trade is too free to make two names the same.
  const isPerson = family === 'people';
  return {
    spelled,
    identity: isPerson ? spelled : joined(path, expanded),
    leaf: isPerson ? spelled : expanded.join(' '),
    base: carriesId ? baseOf(family, bare) : spelled,
    carried: carriesId ? foldCode(carried) : undefined,
    words,
    leafWords: leafWords.length,
    aside: folded.includes('(') ? asideIn(family, folded, leafWords) : nothing,
  };
}

const joined = (path: readonly string[], leaf: readonly string[]): string =>
  (path.length > 0 ? [...path, ...leaf] : leaf).join(' ');

const baseOf = (family: Family, bare: string): string =>
  (family === 'people' ? [bare] : bare.split(':'))
    .flatMap((part) => tokens(family, part))
    .join(' ') + signsIn(bare);

/** Signs that make two numbers different ones: 10 and 10 %, 1/2 and 1-2, 5 and -5. */
const signsIn = (folded: string): string =>
  /[%$€£/-]/.test(folded)
    ? (folded.match(/[%$€£]|(?<=\d\s*)\/(?=\s*\d)|(?<=\s)-(?=\d)/g) ?? []).join('')
    : '';

function asideIn(family: Family, folded: string, words: string[]): ReadonlySet<string> {
  const open = folded.replace(/\([^()]*\)/g, ' ');
  const outside = new Set(expand(family, tokens(family, open)));
  return new Set(words.filter((one) => !outside.has(one)));
}

function meaningful(family: Family, all: string[]): string[] {
  const told = all.filter(
    (one) => !fillers[family].has(one) && !(family === 'people' && titles.has(one)),
  );
  return [...new Set(told.length > 0 ? told : all)];
}

function tokens(family: Family, folded: string): string[] {
  const clear = undotted(folded);
  if (family === 'people') return splitWords(reordered(clear)).map(legalForm);
  const written = clear.includes('w/')
    ? clear.replace(/\bw\/o\b/g, 'without').replace(/\bw\//g, 'with ')
    : clear;
  const plain = splitWords(written);
  return family === 'terms' || family === 'taxes' ? plain : joinCompounds(plain);
}

function expand(family: Family, plain: string[]): string[] {
  const full = fullWords[family];
  const words: string[] = [];
  for (let at = 0; at < plain.length; at += 1) {
    const word = plain[at] ?? '';
    if (family === 'people' && word === 'st') words.push(at === 0 ? 'saint' : 'street');
    else if (family === 'things' && /^x\d+$/.test(word)) words.push(word.slice(1));
    else {
      const known = full.get(word) ?? digits.get(word);
      const whole = known ?? (family === 'people' ? word : singular(word));
      if (whole.includes(' ')) words.push(...whole.split(' '));
      else if (whole !== 'hour' || !inMinutes(words, plain[at - 1])) words.push(whole);
    }
  }
  return words;
}

/** “1 hour” and “60 minutes” are the same time. */
function inMinutes(words: string[], number: string | undefined): boolean {
  if (!number || !/^\d+(\.\d+)?$/.test(number)) return false;
  words.splice(-1, 1, String(Number(number) * 60), 'minute');
  return true;
}

/** "Last, First" → "First Last"; what stands behind the comma of "Rowe Dental, PC" stays there. */
function reordered(text: string): string {
  if (!text.includes(',')) return text;
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

function joinCompounds(words: string[]): string[] {
  const joined: string[] = [];
  for (const word of words) {
    const whole = compounds.get(joined.at(-1) ?? '')?.get(word);
    if (whole === undefined) joined.push(word);
    else joined.splice(-1, 1, whole);
  }
  return joined;
}

const legalForm = (word: string): string => legalForms.get(word) ?? word;

const singular = (word: string): string =>
  word.length > 3 && word.endsWith('s') && /[^sui]s$/.test(word) ? word.slice(0, -1) : word;
