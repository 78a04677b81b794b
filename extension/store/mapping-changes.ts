import type { Mapping, MappingDecision } from '#shared/mapping/mapping.ts';
import { decisionIn, decisionOf, type Decision as Said } from '#shared/mapping/merge-changes.ts';
import { type TermRef, termId } from '#shared/mapping/term.ts';
import type { Result } from '#shared/result.ts';
import type { Database } from './database.ts';
import { putMappings, readMappings } from './mappings.ts';
import type { MappingChangeRecord } from './records.ts';
import { dropRows, rowsAbout, rowsOfCompany } from './rows-of-company.ts';
import { whenFull } from './when-full.ts';

/** A change with what the practice has now. */
export interface Settled {
  change: MappingChangeRecord;
  mapping: Mapping | null;
}

/** Changes that the relay does not have yet; they hold in this browser meanwhile, while it is an admin's. */
export async function waitingChanges(
  db: Database,
  realmId: string,
): Promise<MappingChangeRecord[]> {
  const [rows, pairing] = await Promise.all([
    unsentChanges(db, realmId),
    db.pairing.get('pairing'),
  ]);
  return pairing?.me.member.role === 'admin' ? rows : [];
}

/** Changes of the paired practice that were never sent, whoever's browser this is now. */
export async function unsentChanges(db: Database, realmId: string): Promise<MappingChangeRecord[]> {
  const [rows, pairing] = await Promise.all([
    rowsOfCompany(db.mappingChanges, realmId),
    db.pairing.get('pairing'),
  ]);
  return rows.filter(({ practiceId }) => practiceId === pairing?.me.practice.id);
}

/** Every mapping of the company as it holds in this browser: an unsent decision counts, unless a colleague contradicts it. */
export async function heldMappings(db: Database, realmId: string): Promise<Mapping[]> {
  const [mappings, changes] = await Promise.all([
    readMappings(db, realmId),
    waitingChanges(db, realmId),
  ]);
  const held = changes.filter(({ theirs }) => !theirs);
  if (held.length === 0) return mappings;
  const decided = new Set(held.map((change) => change.termId));
  return [
    ...mappings.filter(({ term }) => !decided.has(termId(term))),
    ...held.map(({ decision, knownVersion }): Mapping => {
      const { how: _how, ...said } = decision;
      return { ...said, realmId, version: knownVersion, removed: decisionIn(decision) === null };
    }),
  ];
}

/** What holds for each of these terms here; undefined where a colleague contradicts it. */
export async function decisionsNow(
  db: Database,
  realmId: string,
  terms: readonly TermRef[],
): Promise<(Said | undefined)[]> {
  const ids = terms.map(termId);
  const [waiting, known] = await Promise.all([
    rowsAbout(db.mappingChanges, realmId, ids),
    rowsAbout(db.mappings, realmId, ids),
  ]);
  return terms.map((_, index) => {
    const change = waiting[index];
    if (change?.theirs) return undefined;
    return change ? decisionIn(change.decision) : decisionOf(known[index]?.mapping);
  });
}

/** Written before the relay is called; a later decision about the term replaces the earlier one. */
export const keepChanges = (
  db: Database,
  realmId: string,
  practiceId: string,
  decisions: readonly MappingDecision[],
  at: number,
): Promise<Result<unknown>> =>
  whenFull(() =>
    db.transaction('rw', db.mappingChanges, db.mappings, async () => {
      const ids = decisions.map(({ term }) => termId(term));
      const [waiting, known] = await Promise.all([
        rowsAbout(db.mappingChanges, realmId, ids),
        rowsAbout(db.mappings, realmId, ids),
      ]);
      await db.mappingChanges.bulkPut(
        decisions.map((decision, index) => ({
          realmId,
          practiceId,
          termId: termId(decision.term),
          decision,
          ...seenBefore(ofPractice(waiting[index], practiceId), known[index]?.mapping),
          at,
        })),
      );
    }),
  );

const ofPractice = (waiting: MappingChangeRecord | undefined, practiceId: string) =>
  waiting?.practiceId === practiceId ? waiting : undefined;

/** What the person looked at when the first of the unsent changes was made. */
function seenBefore(waiting: MappingChangeRecord | undefined, known: Mapping | undefined) {
  if (!waiting) return seen(known);
  const { theirs, knownVersion, from } = waiting;
  if (theirs) return seen(theirs === 'removed' ? undefined : theirs);
  return { knownVersion, ...(from === undefined ? {} : { from }) };
}

const seen = (mapping: Mapping | undefined) => ({
  knownVersion: mapping?.version ?? 0,
  from: decisionOf(mapping),
});

/** The relay has these; what the person decided anew meanwhile waits on top of them. */
const changesArrived = (db: Database, settled: readonly Settled[]): Promise<void> =>
  db.transaction('rw', db.mappingChanges, async () => {
    const [realmId, ids] = placeOf(settled);
    const now = await rowsAbout(db.mappingChanges, realmId, ids);
    const isAnother = settled.map(({ change }, index) => isNewer(now[index], change));
    const gone = ids.filter((_, index) => !isAnother[index]);
    await dropRows(db.mappingChanges, realmId, gone);
    await db.mappingChanges.bulkPut(
      settled.flatMap(({ mapping }, index) => {
        const newer = now[index];
        return newer && isAnother[index] ? [{ ...newer, ...seen(mapping ?? undefined) }] : [];
      }),
    );
  });

/** One company's, since one company's are sent. */
const placeOf = (settled: readonly Settled[]): [string, string[]] => [
  settled[0]?.change.realmId ?? '',
  settled.map(({ change }) => change.termId),
];

const isNewer = (now: MappingChangeRecord | undefined, sent: MappingChangeRecord): boolean =>
  now !== undefined &&
  (now.at !== sent.at || JSON.stringify(now.decision) !== JSON.stringify(sent.decision));

/** A colleague decided otherwise: both values are kept until a person chooses. */
export const noteConflicts = (db: Database, settled: readonly Settled[]): Promise<unknown> =>
  db.transaction('rw', db.mappingChanges, async () => {
    const now = await rowsAbout(db.mappingChanges, ...placeOf(settled));
    await db.mappingChanges.bulkPut(
      settled.flatMap(({ mapping }, index): MappingChangeRecord[] => {
        const change = now[index];
        return change ? [{ ...change, theirs: mapping ?? 'removed' }] : [];
      }),
    );
  });

/** What the relay has answered. */
export interface Answers {
  mappings: Mapping[];
  arrived: Settled[];
  conflicts: Settled[];
}

/** Notes answers at once: whoever looks at the store looks again once. */
export const noteAnswers = (
  db: Database,
  { mappings, arrived, conflicts }: Answers,
): Promise<void> =>
  db.transaction('rw', db.mappings, db.mappingChanges, async () => {
    await putMappings(db, mappings);
    await changesArrived(db, arrived);
    if (conflicts.length > 0) await noteConflicts(db, conflicts);
  });

/** The decision is given up, and what the practice has holds. */
export const dropChanges = (db: Database, realmId: string, termIds: string[]): Promise<void> =>
  db.mappingChanges.bulkDelete(termIds.map((id): [string, string] => [realmId, id]));
