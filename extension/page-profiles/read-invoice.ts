import type { Problem } from '#shared/problem.ts';
import { mostLines, mostTaxes } from '#shared/reading/limits.ts';
import type { InvoicePage, Locator, Profile } from '#shared/reading/profile.ts';
import type { Reading, Sighting } from '#shared/reading/reading.ts';
import type { Result } from '#shared/result.ts';
import { createFinder, type Finder } from './finder.ts';
import { textOf } from './text-of.ts';

/** Numbered rows are followed no further than this. */
const mostRows = 20_000;

/**
 * What an invoice page says, verbatim. Proves nothing: `draftFromReading` does. Refused when the
 * page is not as the profile expects, or is of a kind that shows no final invoice.
 */
export function readInvoice(
  profile: Profile,
  page: InvoicePage,
  document: Document,
  url: URL,
): Result<Reading> {
  if (page.refuse) return { ok: false, problem: refusals[page.refuse] };
  const root = document.querySelector(page.root);
  if (!root) return { ok: false, problem: pageChanged(profile) };
  const finder = createFinder(root, url);
  const lines = readRowsOf(page.lines, root, finder, url, mostLines);
  const dateHint = finder.see(profile.dateHint?.locators);
  const reading: Reading = {
    profileId: profile.id,
    revision: profile.revision,
    origin: url.origin,
    kind: page.kind,
    ...(dateHint ? { dateHint } : {}),
    fields: readFields(page.fields, finder),
    lines: lines.rows,
    lineCount: lines.count,
    taxes: page.taxes ? readRowsOf(page.taxes, root, finder, url, mostTaxes).rows : [],
  };
  return { ok: true, value: reading };
}

/** Which invoice a page shows, without reading the rest: the practice's own id, and its number. */
export function identify(
  { root: css, fields }: InvoicePage,
  document: Document,
  url: URL,
): { sourceId: string; number?: string } | null {
  const root = document.querySelector(css);
  const finder = root && createFinder(root, url);
  const sourceId = finder?.text(fields.sourceId);
  return sourceId ? { sourceId, number: finder?.text(fields.number) } : null;
}

export const pageChanged = ({ name }: Profile): Problem => ({
  code: 'page_changed',
  detail: { app: name },
});

const refusals: Record<NonNullable<InvoicePage['refuse']>, Problem> = {
  unsaved: { code: 'invoice_not_final', detail: { status: 'unsaved' } },
  'tax-inside': { code: 'tax_model_unsupported' },
};

type Fields<K extends string> = Partial<Record<K, Locator[]>>;
type Seen<K extends string> = Partial<Record<K, Sighting[]>>;

function readFields<K extends string>(fields: Fields<K>, finder: Finder, n?: number): Seen<K> {
  const seen: Seen<K> = {};
  for (const field in fields) {
    const sightings = finder.see(fields[field], n);
    if (sightings) seen[field] = sightings;
  }
  return seen;
}

interface Rows<K extends string> {
  each?: string | undefined;
  present?: string | undefined;
  unless: K[];
  except: string[];
  fields: Fields<K>;
}

/** The rows that hold something: the first `most` of them, and how many there are. */
function readRowsOf<K extends string>(
  rows: Rows<K>,
  root: Element,
  finder: Finder,
  url: URL,
  most: number,
): { rows: Seen<K>[]; count: number } {
  const kept: Seen<K>[] = [];
  let count = 0;
  const keep = (row: Seen<K>) => {
    const empty = rows.unless.length > 0 && rows.unless.every((field) => isEmpty(row[field]));
    if (!empty && ++count <= most) kept.push(row);
  };
  if (rows.each) {
    for (const row of root.querySelectorAll(rows.each)) {
      if (!isExcepted(row, rows.except)) keep(readFields(rows.fields, createFinder(row, url)));
    }
  } else if (rows.present) {
    for (let n = 1; n <= mostRows && finder.element(rows.present, n); n++) {
      keep(readFields(rows.fields, finder, n));
    }
  }
  return { rows: kept, count };
}

const isEmpty = (seen: Sighting[] | undefined): boolean =>
  !seen?.some((one) => one.tooLong || one.text.trim() !== '');

function isExcepted(row: Element, except: string[]): boolean {
  const first = except.length > 0 && row.firstElementChild;
  const text = first ? textOf(first) : null;
  return text !== null && 'text' in text && except.includes(text.text);
}
