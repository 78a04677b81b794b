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
  if (plain.test(text)) return text.toLowerCase().replace(/['`]/g, '');
  return text
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[ßæøœłđðþı]/g, (letter) => otherLetters[letter] ?? letter)
    .replace(/['’‘`´ʼ]/g, '');
}

/** Codes and ids: spaces and case do not count. */
export const foldCode = (text: string): string => fold(text).replace(/\s+/g, '');

/** QuickBooks keeps several addresses in one field, with commas between. */
export const emailsOf = (text = ''): string[] =>
  text.includes('@')
    ? fold(text)
        .split(/[\s,;]+/)
        .filter((one) => one.includes('@'))
    : [];
