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
const plain = /^[ -~]*$/;

/** Case, accents, apostrophes and forms of the same letter taken away. */
export function fold(text: string): string {
  // Most names are plain letters, and lists are long.
  if (plain.test(text)) {
    const lower = text.toLowerCase();
    return /['`]/.test(lower) ? lower.replace(/['`]/g, '') : lower;
  }
  return text
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[ßæøœłđðþı]/g, (letter) => otherLetters[letter] ?? letter)
    .replace(/['’‘`´ʼ]/g, '');
}

/** Codes and ids: spaces and case do not count. */
export const foldCode = (text: string): string => {
  const folded = fold(text);
  return /\s/.test(folded) ? folded.replace(/\s+/g, '') : folded;
};

/** QuickBooks keeps several addresses in one field, with commas between. */
export const emailsOf = (text = ''): string[] =>
  text.includes('@')
    ? /[\s,;]/.test(text)
      ? fold(text)
          .split(/[\s,;]+/)
          .filter((one) => one.includes('@'))
      : [fold(text)]
    : [];
