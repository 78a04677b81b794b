import type { Loose } from './stored.ts';

/** Texts that people know a record by, with the word for each. */
const words: Record<string, string> = {
  DisplayName: 'name',
  Name: 'name',
  GivenName: 'first name',
  FamilyName: 'last name',
  CompanyName: 'company name',
  DocNumber: 'number',
  PaymentRefNum: 'reference number',
  CustomerMemo: 'message to the client',
};

/**
 * The word for a text that QuickBooks stored with other characters than it was sent; null when it
 * has all as they are. US companies may know none beyond Latin-1 (contract.md §2.2).
 */
export function changedText(document: Loose, record: Loose): string | null {
  const field = Object.keys(words).find((name) => isOther(document[name], record[name]));
  if (field !== undefined) return words[field] ?? null;
  const given = descriptions(document);
  const stored = descriptions(record);
  const isComparable = given.length === stored.length;
  return isComparable && given.some((one, index) => isOther(one, stored[index]))
    ? 'description of a line'
    : null;
}

const descriptions = ({ Line }: Loose): unknown[] =>
  Array.isArray(Line) ? Line.flatMap(({ Description }: Loose) => Description || []) : [];

function isOther(given: unknown, stored: unknown): boolean {
  const [before, after] = [plain(given), plain(stored)];
  return before !== '' && after !== '' && before !== after;
}

/** Spaces and line ends are not what is looked for. */
const plain = (text: unknown): string => {
  const value = typeof text === 'object' && text !== null ? (text as Loose).value : text;
  return typeof value === 'string' ? value.normalize().replace(/\s+/g, ' ').trim() : '';
};
