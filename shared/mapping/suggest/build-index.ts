import type { CatalogueRow } from '../../relay/contract.ts';
import { isTarget } from '../target-lists.ts';
import type { TermKind } from '../term.ts';
import { type Claims, claimsOf } from './claims.ts';
import { type Family, familyOf } from './family.ts';
import { emailsOf, foldCode } from './fold.ts';
import { type ReadName, readName } from './read-name.ts';
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
  /** By their ids, so that the order of the list decides nothing. */
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
  const targets = rows
    .filter((row) => isTarget(kind, row.active ? row : { ...row, active: true }))
    .sort((a, b) => byIds(a.id, b.id));
  const names = targets.map(({ name }) => readName(family, name));
  const vocabulary = buildVocabulary(
    family,
    names.map(({ words }) => words),
  );
  const indexed = targets.map((row, at): IndexedRow => {
    const name = names[at] as ReadName;
    const words = name.words.map((word) => vocabulary.idOf(word) ?? -1);
    let weight = 0;
    for (let word = 0; word < name.leafWords; word += 1) {
      weight += vocabulary.weights[words[word] ?? -1] ?? 0;
    }
    return {
      row,
      name,
      claims: claimsOf(family, name.words.slice(0, name.leafWords)),
      words,
      weight,
    };
  });
  const people = kind === 'client';
  return {
    kind,
    family,
    rows: indexed,
    vocabulary,
    byId: new Map(indexed.map(({ row }, at) => [row.id, at])),
    byIdentity: group(indexed, ({ name: { identity, base } }) =>
      identity === base ? [identity] : [identity, base],
    ),
    byLeaf: group(indexed, ({ name }) => [name.leaf]),
    byCode: group(indexed, ({ row }) => (row.code && !people ? [foldCode(row.code)] : [])),
    byCarried: group(indexed, ({ name }) => (name.carried ? [name.carried] : [])),
    byEmail: group(indexed, ({ row }) => (people ? emailsOf(row.code) : [])),
  };
}

/** QuickBooks counts its ids up. */
export const byIds = (a: string, b: string): number =>
  a.length - b.length || (a < b ? -1 : Number(a > b));

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
