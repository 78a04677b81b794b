import { categoryRules } from '#shared/mapping/category-rules.ts';
import type { CsvFacts } from '#shared/mapping/csv/columns.ts';
import { type DiffLine, diffLines } from '#shared/mapping/csv/diff-lines.ts';
import { diffMappings } from '#shared/mapping/csv/diff-mappings.ts';
import { parseMappingCsv } from '#shared/mapping/csv/parse-mapping-csv.ts';
import { writeMappingCsv } from '#shared/mapping/csv/write-mapping-csv.ts';
import type { TermKind } from '#shared/mapping/term.ts';
import { catalogueLists } from '#shared/relay/contract.ts';
import { ok, type Result } from '#shared/result.ts';
import { readCatalogues } from './catalogue.ts';
import type { Database } from './database.ts';
import { decodeFile } from './decode-file.ts';
import { readMappings } from './mappings.ts';
import { readTerms } from './terms.ts';
import type { Vault } from './vault.ts';

/** Files of mappings, made and compared. */
export interface CsvDesk {
  write(realmId: string, kinds: readonly TermKind[]): Promise<string>;
  compare(realmId: string, file: ArrayBuffer): Promise<Result<DiffLine[]>>;
}

/** The desk where there is no worker. */
export const csvDeskOf = (db: Database, vault: Vault): CsvDesk => ({
  write: (realmId, kinds) => csvFromStore(db, vault, realmId, kinds),
  compare: (realmId, file) => compareCsv(db, vault, realmId, file),
});

/** The mappings of some kinds as a file. Runs in a worker: it opens all lists. */
export async function csvFromStore(
  db: Database,
  vault: Vault,
  realmId: string,
  kinds: readonly TermKind[],
): Promise<string> {
  const { terms, mappings, rowsByList } = await factsOf(db, vault, realmId);
  const wanted = new Set(kinds);
  const facts = {
    terms: terms.filter(({ kind }) => wanted.has(kind)),
    mappings: mappings.filter(({ term }) => wanted.has(term.kind)),
    rowsByList,
  };
  return writeMappingCsv(facts, categoryRules(mappings));
}

/** A dry run: what bringing the file in would do to each row. Nothing is changed. */
export async function compareCsv(
  db: Database,
  vault: Vault,
  realmId: string,
  file: ArrayBuffer,
): Promise<Result<DiffLine[]>> {
  const text = decodeFile(file);
  if (!text.ok) return text;
  const facts = await factsOf(db, vault, realmId);
  const imported = parseMappingCsv(text.value, facts);
  return imported.ok ? ok(diffLines(diffMappings(facts.mappings, imported.value))) : imported;
}

async function factsOf(db: Database, vault: Vault, realmId: string): Promise<CsvFacts> {
  const [terms, mappings, rowsByList] = await Promise.all([
    readTerms(db, vault),
    readMappings(db, realmId),
    readCatalogues(db, vault, realmId, [...catalogueLists]),
  ]);
  return { terms, mappings, rowsByList };
}
