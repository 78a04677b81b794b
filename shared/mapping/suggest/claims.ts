import type { Family } from './family.ts';

/** Where both names say one of these and none in common, they name different things. */
const opposites = `
  dog cat horse rabbit ferret bird cow, small medium large mini xl xs xxl, adult child puppy kitten pediatric junior senior,
  initial recheck followup existing established returning, new recheck followup existing established returning,
  left right, upper lower maxillary mandibular, front rear anterior posterior, weekday weekend holiday,
  day night evening overnight morning, with without, male female, residential commercial,
  hourly daily weekly monthly annual quarterly, hour minute week month year, basic standard premium deluxe,
  partner associate paralegal clerk, sale purchase, income expense, gst pst hst qst, credit debit,
  visa mastercard discover american, mg mcg ml, tablet capsule injection suspension cream ointment spray gel drops chewable,
  oral nasal injection topical, single multi package, private communal, minor major, domestic international, short long,
  individual group, spay neuter, surgical simple, tomorrow today, east west, eastern western, north south,
  northern southern, uptown downtown, inside outside, indoor outdoor, red blue green yellow black white pink purple orange,
  hot cold, first last, prednisone prednisolone, porcelain gold metal, travel home`
  .split(',')
  .map((group) => group.trim().split(/\s+/));

/** Said by one name and not by the other, these too make them different things. */
const telling = new Set(
  'petty additional deposit refund non without half double bilateral deluxe receipt monthend percent prepaid'.split(
    ' ',
  ),
);
const generations = new Set(['jr', 'sr', 'ii', 'iii', 'iv']);

const groupsOf = new Map<string, number[]>();
for (const [group, words] of opposites.entries()) {
  for (const word of words) groupsOf.set(word, [...(groupsOf.get(word) ?? []), group]);
}

/** The words of a name that stand in one group of opposites. */
interface Side {
  group: number;
  words: readonly string[];
}

/** What a name says that another of the same thing would not deny. */
export interface Claims {
  numbers: readonly string[];
  sides: readonly Side[];
  telling: readonly string[];
  generations: readonly string[];
}

const nothing: readonly never[] = [];

/** What the words of a name claim; those of its category do not count. */
export function claimsOf(family: Family, words: readonly string[]): Claims {
  const those = (which: (word: string) => boolean): readonly string[] => {
    const found = words.filter(which);
    return found.length > 0 ? found : nothing;
  };
  let sides: readonly Side[] = nothing;
  for (const word of words) {
    for (const group of groupsOf.get(word) ?? nothing) sides = withSide(sides, group, word);
  }
  return {
    numbers: those(isNumber),
    sides,
    telling: those((word) => telling.has(word)),
    generations: family === 'people' ? those((word) => generations.has(word)) : nothing,
  };
}

const isNumber = (word: string): boolean => /\d/.test(word);

function withSide(sides: readonly Side[], group: number, word: string): readonly Side[] {
  const known = sides.find((side) => side.group === group);
  if (!known) return [...sides, { group, words: [word] }];
  const more = { group, words: [...known.words, word] };
  return sides.map((side) => (side === known ? more : side));
}

/** Whether a term cannot mean what a row does: 5 mg and 50 mg, cat and dog, father and son. */
export function contradict(term: Claims, row: Claims): boolean {
  const isShorter = term.numbers.length < row.numbers.length;
  if (isShorter ? lacks(row.numbers, term.numbers) : lacks(term.numbers, row.numbers)) return true;
  if (lacks(row.generations, term.generations)) return true;
  if (lacks(row.telling, term.telling) || lacks(term.telling, row.telling)) return true;
  return term.sides.some(({ group, words }) =>
    row.sides.some((other) => other.group === group && !haveOne(words, other.words)),
  );
}

// Counted loops: long lists ask this a hundred thousand times, and others leave garbage behind.
function lacks(all: readonly string[], some: readonly string[]): boolean {
  for (let at = 0; at < some.length; at += 1) {
    if (!all.includes(some[at] as string)) return true;
  }
  return false;
}

function haveOne(a: readonly string[], b: readonly string[]): boolean {
  for (let at = 0; at < a.length; at += 1) if (b.includes(a[at] as string)) return true;
  return false;
}

/** Whether a word is one side of an opposite, as `left` is. */
export const isSide = (word: string): boolean => groupsOf.has(word);
