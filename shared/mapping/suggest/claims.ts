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

/** What a name says that another of the same thing would not deny. */
export interface Claims {
  numbers: readonly string[];
  sides: ReadonlyMap<number, readonly string[]> | undefined;
  telling: readonly string[];
  generations: readonly string[];
}

const nothing: readonly string[] = [];

/** What the words of a name claim; those of its category do not count. */
export function claimsOf(family: Family, words: readonly string[]): Claims {
  let sides: Map<number, string[]> | undefined;
  let numbers = nothing;
  let told = nothing;
  let born = nothing;
  for (const word of words) {
    if (/\d/.test(word)) numbers = [...numbers, word];
    else if (family === 'people' && generations.has(word)) born = [...born, word];
    else if (telling.has(word)) told = [...told, word];
    const groups = groupsOf.get(word);
    if (!groups) continue;
    sides ??= new Map();
    for (const group of groups) sides.set(group, [...(sides.get(group) ?? []), word]);
  }
  return { numbers, sides, telling: told, generations: born };
}

/** Whether a term cannot mean what a row does: 5 mg and 50 mg, cat and dog, father and son. */
export function contradict(term: Claims, row: Claims): boolean {
  const [few, many] =
    term.numbers.length < row.numbers.length
      ? [term.numbers, row.numbers]
      : [row.numbers, term.numbers];
  if (few.some((one) => !many.includes(one))) return true;
  if (term.generations.some((one) => !row.generations.includes(one))) return true;
  if (differ(term.telling, row.telling)) return true;
  if (!term.sides || !row.sides) return false;
  for (const [group, words] of term.sides) {
    const other = row.sides.get(group);
    if (other && !other.some((word) => words.includes(word))) return true;
  }
  return false;
}

const differ = (a: readonly string[], b: readonly string[]): boolean =>
  a.some((one) => !b.includes(one)) || b.some((one) => !a.includes(one));

/** Whether a word is one side of an opposite, as `left` is. */
export const isSide = (word: string): boolean => groupsOf.has(word);
