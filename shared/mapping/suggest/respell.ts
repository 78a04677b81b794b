import type { Family } from './family.ts';

interface Spellings {
  family: Family;
  rows: readonly string[][];
  idOf(word: string): number | undefined;
  rowsOf(id: number): readonly number[];
}

const longestInitials = 5;

/**
 * Writes words as the list has them: `blue bell` as its `bluebell`, `lefevre` as its `le fevre`,
 * `cbc` as its `complete blood count`. What the list does not tell stays.
 */
export function createRespeller({ family, rows, idOf, rowsOf }: Spellings) {
  let initials: string[] | undefined;
  const pieces = new Map<string, string[]>();
  const known = (word: string) => idOf(word) !== undefined;
  const together = (first: string, second: string): boolean => {
    const [a, b] = [rowsOf(idOf(first) ?? -1), rowsOf(idOf(second) ?? -1)];
    const [few, many] = a.length < b.length ? [a, b] : [b, a];
    return few.length <= 200 && few.some((at) => many.includes(at));
  };
  const split = (word: string): string[] | undefined => {
    for (let end = 2; end <= word.length - 2; end += 1) {
      const [first, rest] = [word.slice(0, end), word.slice(end)];
      if (!known(first)) continue;
      if (known(rest) && together(first, rest)) return [first, rest];
      const more = family === 'people' && rest.length >= 4 ? split(rest) : undefined;
      if (more && together(first, more[0] ?? '')) return [first, ...more];
    }
    return undefined;
  };
  const spellOut = (word: string): string[] | undefined => {
    if (word.length < 3 || word.length > longestInitials || /\d/.test(word)) return undefined;
    initials ??= rows.map((row) => row.map((one) => one.charAt(0)).join(''));
    const meanings = new Set<string>();
    initials.forEach((letters, at) => {
      const from = letters.indexOf(word);
      if (from >= 0) meanings.add((rows[at] ?? []).slice(from, from + word.length).join(' '));
    });
    return meanings.size === 1 ? [...meanings][0]?.split(' ') : undefined;
  };
  const piecesOf = (word: string): string[] => {
    if (known(word)) return [word];
    const cached = pieces.get(word);
    if (cached) return cached;
    const found = split(word) ?? spellOut(word) ?? [word];
    pieces.set(word, found);
    return found;
  };
  return (words: readonly string[]): string[] => {
    if (words.every(known)) return [...words];
    const joined: string[] = [];
    for (const word of words) {
      const last = joined.at(-1);
      const before = joined.at(-2);
      const whole = [`${before}${last}${word}`, `${last}${word}`];
      if (before && known(whole[0] ?? '') && !known(word)) joined.splice(-2, 2, whole[0] ?? '');
      else if (last && known(whole[1] ?? '') && !(known(last) && known(word)))
        joined.splice(-1, 1, whole[1] ?? '');
      else joined.push(word);
    }
    return [...new Set(joined.flatMap(piecesOf))];
  };
}
