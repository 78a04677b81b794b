const signs: [sign: RegExp, words: string][] = [
  [/&|\+/g, ' and '],
  [/[<≤]/g, ' under '],
  [/[>≥]/g, ' over '],
];
const commas: [comma: RegExp, point: string][] = [
  [/(\d),(?=\d{3}\b)/g, '$1'],
  [/(\d),(?=\d{1,2}(?!\d))/g, '$1.'],
];

const replaceAll = (text: string, all: readonly [sign: RegExp, by: string][]): string =>
  all.reduce((clear, [sign, by]) => clear.replace(sign, by), text);

/** Words and numbers: `50mg` is two, `1.50` is 1.5, `d1110` is one, `f/u` is one. */
export function splitWords(text: string): string[] {
  let clear = text;
  if (/[&+<>≤≥]/.test(clear)) clear = replaceAll(clear, signs);
  if (/\d,\d/.test(clear)) clear = replaceAll(clear, commas);
  if (clear.includes('/'))
    clear = clear.replace(/(?<![\p{L}\d])(\p{L})\/(\p{L})(?![\p{L}\d])/gu, '$1$2');
  if (/\d/.test(clear)) {
    clear = clear.replace(/(?<![\p{L}\d.])(\d+(?:\.\d+)?)(?=\p{L})(?!(?:st|nd|rd|th)\b)/gu, '$1 ');
  }
  return (clear.match(/\d*\.?\d+(?![\p{L}\d])|[\p{L}\p{N}]+/gu) ?? []).map(plainNumber);
}

/** `1.50` and `1.5` are one number; long ones and those that start with a zero are codes. */
const plainNumber = (word: string): string =>
  /^[\d.]/.test(word) && word.length < 15 && /^(?!0\d)\d*\.?\d+$/.test(word)
    ? String(Number(word))
    : word;

/** `G.S.T.` is one word. */
export const undotted = (text: string): string =>
  text.includes('.')
    ? text.replace(/(?<![\p{L}\p{N}])(?:\p{L}\.\s?){2,}/gu, (letters) =>
        letters.length > 2 && !letters.trim().includes(' ')
          ? `${letters.replace(/\./g, '').trim()} `
          : letters,
      )
    : text;
