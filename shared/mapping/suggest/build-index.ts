import type { CatalogueRow } from '../../relay/contract.ts';
import { isTarget } from '../target-lists.ts';
import type { TermKind } from '../term.ts';
import {
  type Claims,
  claimsOf,
  type Family,
  familyOf,
  fold,
  foldCode,
  type ReadName,
  readName,
} from './read-name.ts';
import { buildVocabulary, type Vocabulary } from './vocabulary.ts';

/** A row of the company's list with what it is found by. */
export interface IndexedRow {
  row: CatalogueRow;
  name: ReadName;
  claims: Claims;
  /** The words of the name as numbers of the vocabulary; those of the leaf first. */
  words: number[];
  /** What the words of the leaf weigh together. */
  weight: number;
}

/** A list of the company, read once for the suggestions of one kind of term. */
export interface SuggestIndex {
  kind: TermKind;
  family: Family;
  rows: readonly IndexedRow[];
  vocabulary: Vocabulary;
  byId: ReadonlyMap<string, number>;
  byIdentity: ReadonlyMap<string, readonly number[]>;
  byLeaf: ReadonlyMap<string, readonly number[]>;
  byCode: ReadonlyMap<string, readonly number[]>;
  /** By the practice's id in the name. */
  byCarried: ReadonlyMap<string, readonly number[]>;
  byEmail: ReadonlyMap<string, readonly number[]>;
}

/** Reads what terms of `kind` may be mapped to; inactive rows too, for they are shown with a mark. */
export function buildIndex(kind: TermKind, rows: readonly CatalogueRow[]): SuggestIndex {
  const family = familyOf(kind);
  const targets = rows.filter((row) => isTarget(kind, { ...row, active: true }));
  const names = targets.map(({ name }) => readName(family, name));
  const vocabulary = buildVocabulary(
    family,
    names.map(({ words }) => words),
  );
  const indexed = targets.map((row, at): IndexedRow => {
    const name = names[at] as ReadName;
    const words = name.words.map((word) => vocabulary.idOf(word) ?? -1);
    const weight = words
      .slice(0, name.leafWords)
      .reduce((sum, id) => sum + vocabulary.weightOf(id), 0);
    return { row, name, claims: claimsOf(name), words, weight };
  });
  const codes = (row: CatalogueRow) => (kind === 'client' ? [] : [foldCode(row.code ?? '')]);
  const emails = (row: CatalogueRow) => (kind === 'client' ? emailsOf(row.code) : []);
  return {
    kind,
    family,
    rows: indexed,
    vocabulary,
    byId: new Map(indexed.map(({ row }, at) => [row.id, at])),
    byIdentity: group(indexed, ({ name }) => [...new Set([name.identity, name.base])]),
    byLeaf: group(indexed, ({ name }) => [name.leaf]),
    byCode: group(indexed, ({ row }) => codes(row)),
    byCarried: group(indexed, ({ name }) => [name.carried ?? '']),
    byEmail: group(indexed, ({ row }) => emails(row)),
  };
}

/** QuickBooks keeps several addresses in one field, with commas between. */
export const emailsOf = (text = ''): string[] =>
  fold(text)
    .split(/[\s,;]+/)
    .filter((one) => one.includes('@'));

function group(
  rows: readonly IndexedRow[],
  keysOf: (row: IndexedRow) => readonly string[],
): Map<string, number[]> {
  const groups = new Map<string, number[]>();
  rows.forEach((row, at) => {
    for (const key of keysOf(row)) {
      if (key === '') continue;
      const known = groups.get(key);
      if (known) known.push(at);
      else groups.set(key, [at]);
    }
  });
  return groups;
}
