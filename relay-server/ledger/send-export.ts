import type { Draft } from '#shared/draft/draft.ts';
import { fingerprint, sourceKey } from '#shared/ledger/source-key.ts';
import { nameMark } from '#shared/mapping/mapping.ts';
import { ProblemError, problem } from '#shared/problem.ts';
import type { Member } from '../auth/members.ts';
import { mapIfUnmapped } from '../mappings/change-mappings.ts';
import type { RelayDeps } from '../relay-deps.ts';
import type { ExportTable } from '../storage/tables/export-tables.ts';
import { type BuildFacts, buildFacts } from './build-facts.ts';
import { claimSteps } from './claim-steps.ts';
import type { ExportRequest, ExportStep } from './export-request.ts';
import { exportsBySource, isInBooks, isOpenAgain, ledgerRealm } from './ledger-store.ts';
import { needsPerson, type PlannedStep, planSteps } from './plan-steps.ts';
import { stillListed } from './still-listed.ts';
import { unfit, unfitCreation } from './unfit.ts';

/**
 * Takes a confirmed export with all its steps into the ledger (design.md §5) and returns the row of
 * the last one. The same record asked for again gives the same row and is never sent a second
 * time. Throws a ProblemError for every refusal; nothing is stored then.
 */
export async function sendExport(
  deps: RelayDeps,
  member: Member,
  request: ExportRequest,
): Promise<ExportTable> {
  const refusal = unfit(member, request);
  if (refusal) throw new ProblemError(refusal);
  const { first, change, realmId: chosen, ...last } = request;
  const key = sourceKey(last.draft.source);
  const { db } = deps.database;
  const { practiceId } = member;
  const ledger = await ledgerRealm(db, practiceId);
  checkCompany(ledger, chosen);
  const [known] = await exportsBySource(db, practiceId, ledger, [key]);
  const existing = known && last.mapTerm ? await stillListed(deps, member, known) : known;
  if (existing && existing !== known) return existing;
  const answer = existing && (await answerOf(deps, member, request, existing));
  if (answer) return answer;
  if (change && !existing) throw new ProblemError(problem('nothing_in_quickbooks'));
  const steps: ExportStep[] = [...first, last];
  const facts = await buildFacts(
    deps,
    member,
    steps.map(({ draft }) => draft),
  );
  const notLetIn = unfitCreation(member, first, facts.settings);
  if (notLetIn) throw new ProblemError(notLetIn);
  await checkUsedSteps(deps, member, facts, first);
  const planned = planSteps(facts, steps);
  if (change && existing) checkUpdate(facts, existing, planned.at(-1));
  const { realmId } = facts.company;
  checkCompany(realmId, chosen);
  const updates = change ? existing : undefined;
  const { row, isOurs } = await claimSteps({ deps, member, realmId, planned, updates });
  if (!isOurs) return (await answerOf(deps, member, request, row)) ?? row;
  await mapUsedSteps(deps, member, facts, planned);
  deps.reach('after-intent');
  deps.metrics.exports.inc({ state: 'sending' });
  deps.worker.kick();
  return row;
}

/** Ids of one company mean something else in another: what was confirmed for one is sent to no other. */
function checkCompany(realmId: string | null, chosen: string | undefined): void {
  if (chosen === undefined || realmId === null || chosen === realmId) return;
  throw new ProblemError(problem('preview_outdated'));
}

/** The answer for a record the ledger has already; null where there is something to be done. */
async function answerOf(
  deps: RelayDeps,
  member: Member,
  { draft, mapTerm, change }: ExportRequest,
  row: ExportTable,
): Promise<ExportTable | null> {
  if (row.state === 'stuck') throw new ProblemError(needsPerson(draft));
  if (row.state === 'sending' || row.state === 'unknown') return row;
  if (isOpenAgain(row)) {
    if (change) throw new ProblemError(problem('nothing_in_quickbooks'));
    return null;
  }
  const isSame = row.fingerprint === fingerprint(draft);
  if (change) return isSame && row.state === 'exported' ? row : null;
  if (!isSame) throw new ProblemError(problem('changed_since_export'));
  if (mapTerm && row.qbo_id) await map(deps, member, row, { draft, mapTerm });
  return row;
}

/** An update stays in its company and keeps its document type. */
function checkUpdate(
  { company }: BuildFacts,
  row: ExportTable,
  planned: PlannedStep | undefined,
): void {
  if (row.realm_id !== company.realmId) throw new ProblemError(problem('exported_elsewhere'));
  const now = planned?.prepared?.entity;
  if (now && now !== row.entity) {
    throw new ProblemError(problem('type_changed', { before: row.entity, now }));
  }
}

/** A step is used as it is only while QuickBooks has what it created. */
async function checkUsedSteps(
  deps: RelayDeps,
  member: Member,
  { known }: BuildFacts,
  first: ExportStep[],
): Promise<void> {
  for (const { draft, mapTerm } of first) {
    const row = mapTerm && known.get(sourceKey(draft.source));
    if (row && (await stillListed(deps, member, row)) !== row) {
      throw new ProblemError(problem('target_gone'));
    }
  }
}

/** A step that was in the books before becomes the counterpart of its term, too. */
async function mapUsedSteps(
  deps: RelayDeps,
  member: Member,
  { known }: BuildFacts,
  planned: PlannedStep[],
): Promise<void> {
  for (const { key, step, prepared } of planned) {
    const row = known.get(key);
    if (prepared || !row || !isInBooks(row)) continue;
    await map(deps, member, row, step);
  }
}

async function map(
  deps: RelayDeps,
  { practiceId, id: memberId }: Member,
  { realm_id: realmId, qbo_id }: ExportTable,
  { draft, mapTerm: term }: Pick<ExportStep, 'draft' | 'mapTerm'>,
): Promise<void> {
  if (!term) return;
  const name = nameOf(draft);
  const change = {
    ...{ practiceId, realmId, term, targetId: qbo_id ?? '', memberId, at: deps.now() },
    namedAs: name === undefined ? undefined : nameMark(name),
  };
  await deps.database.transaction((trx) => mapIfUnmapped(trx, change));
}

/** The name in QuickBooks' list; that of an item below another begins with names not known here. */
function nameOf(draft: Draft): string | undefined {
  if ('displayName' in draft) return draft.displayName;
  const isBelow = 'parentId' in draft && draft.parentId !== undefined;
  return 'name' in draft && !isBelow ? draft.name : undefined;
}
