/** A JSON object as it travels: property names are QuickBooks' own. */
export type Doc = { [key: string]: unknown };

export function isDoc(value: unknown): value is Doc {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The object under `key`, or undefined when it is anything else. */
export function child(doc: Doc | undefined, key: string): Doc | undefined {
  const value = doc?.[key];
  return isDoc(value) ? value : undefined;
}

/** The string under `key`, or undefined when it is anything else. */
export function text(doc: Doc | undefined, key: string): string | undefined {
  const value = doc?.[key];
  return typeof value === 'string' ? value : undefined;
}

/** The number under `key`, or undefined when it is anything else. */
export function number(doc: Doc | undefined, key: string): number | undefined {
  const value = doc?.[key];
  return typeof value === 'number' ? value : undefined;
}

/** The objects in the array under `key`; an absent array reads as empty. */
export function list(doc: Doc | undefined, key: string): Doc[] {
  const value = doc?.[key];
  return Array.isArray(value) ? value.filter(isDoc) : [];
}

/** The id a reference points at (`{ value: '58' }` gives `'58'`). */
export function refId(doc: Doc | undefined, key: string): string | undefined {
  return text(child(doc, key), 'value');
}
