import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { hashText } from '#shared/hash.ts';
import type { EarlierMapping } from '#shared/mapping/suggest/practice-side.ts';
import { targetLists } from '#shared/mapping/target-lists.ts';
import { type Term, type TermKind, termKey, termKinds } from '#shared/mapping/term.ts';
import type { CatalogueRow } from '#shared/relay/contract.ts';

/** What a practice calls something, and what a person at its desk says it is in QuickBooks. */
export interface LabelledCase {
  term: Term;
  /** Ids of the rows it may be; none where the company has no counterpart, several where only a person can tell. */
  answers: string[];
  /** Every third case: looked at only after the engine was tuned on the others. */
  heldOut: boolean;
}

/** One list of a practice with all the terms that are looked for in it. */
export interface LabelledSet {
  name: string;
  kind: TermKind;
  rows: CatalogueRow[];
  cases: LabelledCase[];
  earlier: EarlierMapping[];
}

const folder = join(import.meta.dirname, 'labelled');
const origin = 'https://practice.example';

/** The hand-written sets: `<kind>.<practice>.list.csv` and `<kind>.<practice>.cases.csv`. */
export const readLabelledSets = (): LabelledSet[] =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.cases.csv'))
    .map((file) => readSet(file.replace('.cases.csv', '')));

function readSet(name: string): LabelledSet {
  const kind = termKinds.find((one) => one === name.split('.')[0]);
  if (!kind) throw new Error(`${name} names no kind of term.`);
  const rows = readRows(`${name}.list.csv`).map(
    (line, at): CatalogueRow => ({
      id: String(at + 1),
      name: line.name ?? '',
      ...(line.code ? { code: line.code } : {}),
      ...(line.type ? { type: line.type } : {}),
      active: line.active !== 'no',
    }),
  );
  const idOf = (target: string): string => {
    const found = rows.find((row) => row.name === target);
    if (!found) throw new Error(`${name}: the list has no “${target}”.`);
    return found.id;
  };
  const lines = readRows(`${name}.cases.csv`);
  const cases = lines.map((line): LabelledCase => {
    const term = termOfLine(kind, line);
    const answers = line.answer ? line.answer.split(' | ').map(idOf) : [];
    return { term, answers, heldOut: isHeldOut(`${name} ${term.name} ${line.id}`) };
  });
  const earlier = lines.flatMap((line): EarlierMapping[] => {
    if (!line.before) return [];
    const { name: called, ...ref } = termOfLine(kind, line);
    const term = { ...ref, origin: 'https://other.example', name: called };
    return [{ term, targetId: idOf(line.before) }];
  });
  return { name, kind, rows, cases, earlier };
}

const termOfLine = (kind: TermKind, line: Line): Term => ({
  profileId: 'labelled',
  origin,
  kind,
  key: termKey(line.id, line.practice ?? ''),
  name: line.practice ?? '',
  ...(line.id ? { id: line.id } : {}),
  ...(line.email ? { email: line.email } : {}),
});

/** By what the case says and not by its place, so that a new case moves no other. */
const isHeldOut = (text: string): boolean =>
  Number.parseInt(hashText(text).slice(0, 6), 16) % 3 === 0;

type Line = Partial<Record<string, string>>;

function readRows(file: string): Line[] {
  const text = readFileSync(join(folder, file), 'utf8');
  const { data } = Papa.parse<Line>(text, { header: true, delimiter: ';', skipEmptyLines: true });
  return data;
}

/** The list that a set’s terms are mapped into. */
export const listOf = ({ kind }: LabelledSet) => targetLists[kind];
