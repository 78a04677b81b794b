import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { JSDOM } from 'jsdom';
import type { InvoiceDraft } from '#shared/draft/draft.ts';
import { draftFromReading } from '#shared/draft/draft-from-reading.ts';
import type { Problem } from '#shared/problem.ts';
import type { Profile } from '#shared/reading/profile.ts';
import { pagesOf, readPage, readRows } from '../page-profiles/read-page.ts';

/** Test support: what a stored page is expected to give, beside it as `<name>.reading.json`. */
export interface Expectation {
  /** Where the page was. */
  url: string;
  draft?: InvoiceDraft;
  problem?: Problem;
  rows?: { sourceId: string; number?: string; invoiceUrl: string }[];
}

export interface Fixture {
  name: string;
  html: string;
  expected: Expectation;
}

const folder = (profileId: string): string =>
  join(import.meta.dirname, '../page-profiles', profileId, 'fixtures');

/** Every stored page of a profile; throws when one has no expectation. */
export const fixturesOf = (profileId: string): Fixture[] =>
  readdirSync(folder(profileId))
    .filter((file) => file.endsWith('.html'))
    .map((file) => fixtureOf(profileId, file.slice(0, -'.html'.length)));

export function fixtureOf(profileId: string, name: string): Fixture {
  const file = (ending: string) => readFileSync(join(folder(profileId), name + ending), 'utf8');
  return { name, html: file('.html'), expected: JSON.parse(file('.reading.json')) };
}

/**
 * The same way a page goes in the browser: document → reading → draft, and the rows of a list.
 * `edit` does to the open page what a person does.
 */
export function giveOf(
  profile: Profile,
  html: string,
  url: string,
  edit: (document: Document) => void = () => {},
): Expectation {
  const { document } = new JSDOM(html, { url }).window;
  edit(document);
  const address = new URL(url);
  const { list } = pagesOf(profile, document, address);
  const rows =
    list && readRows(list, document, address).map(({ row, slot, mark, ...kept }) => kept);
  const reading = readPage(profile, document, address);
  const draft = reading.ok ? draftFromReading(reading.value, profile) : reading;
  return {
    url,
    ...(draft.ok ? { draft: draft.value } : { problem: draft.problem }),
    ...(rows ? { rows } : {}),
  };
}
