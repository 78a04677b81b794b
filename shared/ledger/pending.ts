import { hashText } from '../hash.ts';

const pattern = /^pending:[0-9a-f]{64}$/;

/**
 * Stands in a document for the QuickBooks id of a record that is exported in the same run, until
 * that one is there. Same on both sides, so that what a person confirms can be hashed before.
 */
export const pendingId = (sourceKey: string): string => `pending:${hashText(sourceKey)}`;

/** The stand-ins a document still holds, each once. */
export function pendingIn(document: unknown): string[] {
  const found = new Set<string>();
  walk(document, (text) => {
    if (pattern.test(text)) found.add(text);
    return text;
  });
  return [...found];
}

/** The document with every stand-in replaced by the QuickBooks id `idOf` gives for it. */
export const bindPending = <T>(document: T, idOf: (pending: string) => string): T =>
  walk(document, (text) => (pattern.test(text) ? idOf(text) : text)) as T;

function walk(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((one) => walk(one, change));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, walk(one, change)]));
}
