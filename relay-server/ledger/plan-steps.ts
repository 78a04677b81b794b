import type { OrderRefusal } from '#shared/documents/document-type.ts';
import { type Prepared, prepare } from '#shared/documents/index.ts';
import type { Draft } from '#shared/draft/draft.ts';
import { canonicalJson } from '#shared/hash.ts';
import { pendingId, pendingIn } from '#shared/ledger/pending.ts';
import { fingerprint, sourceKey } from '#shared/ledger/source-key.ts';
import { termId } from '#shared/mapping/term.ts';
import { type Problem, ProblemError, problem } from '#shared/problem.ts';
import type { Result } from '#shared/result.ts';
import type { ExportTable } from '../storage/tables/export-tables.ts';
import { type BuildFacts, contextFor, type EarlierSteps, noteStep } from './build-facts.ts';
import type { ExportStep } from './export-request.ts';
import { isInBooks, isOpenAgain } from './ledger-store.ts';

/** A document to be stored as an intent, or a step that the ledger has already. */
export interface PlannedStep {
  key: string;
  step: ExportStep;
  fingerprint: string;
  /** Null for a step that is used as it is. */
  prepared: Prepared | null;
  bytes: string;
  /** Source keys of the earlier steps whose ids the bytes lack. */
  refersTo: string[];
}

/**
 * The documents of all steps in order; each is built again and must be the one confirmed. Throws a
 * ProblemError for every refusal.
 */
export function planSteps(facts: BuildFacts, steps: ExportStep[]): PlannedStep[] {
  const earlier: EarlierSteps = { keys: new Set(), terms: new Map() };
  return steps.map((step, index) => {
    const isLast = index === steps.length - 1;
    const key = sourceKey(step.draft.source);
    const row = facts.known.get(key);
    if (!isLast) checkTerm(facts, step, row);
    const planned =
      !isLast && row && !isOpenAgain(row)
        ? asItIs(key, step, row)
        : built(facts, key, step, earlier);
    noteStep(earlier, key, step.mapTerm);
    return planned;
  });
}

/** Nothing is created for a term that has a counterpart meanwhile. */
function checkTerm({ lookup }: BuildFacts, { mapTerm }: ExportStep, row?: ExportTable): void {
  const target = mapTerm && lookup({ ...mapTerm, name: termId(mapTerm) });
  if (target && target !== row?.qbo_id) throw new ProblemError(problem('preview_outdated'));
}

/** A step that is in the books, or on its way there. */
function asItIs(key: string, step: ExportStep, row: ExportTable): PlannedStep {
  if (row.state === 'stuck') throw new ProblemError(needsPerson(step.draft));
  if (row.operation === 'void' && !isInBooks(row))
    throw new ProblemError(problem('export_running'));
  if (row.fingerprint !== fingerprint(step.draft)) {
    throw new ProblemError(problem('changed_since_export'));
  }
  return { key, step, fingerprint: row.fingerprint, prepared: null, bytes: '', refersTo: [] };
}

function built(
  facts: BuildFacts,
  key: string,
  step: ExportStep,
  earlier: EarlierSteps,
): PlannedStep {
  const { draft } = step;
  const prepared = confirmedDocument(facts, step, earlier);
  const pending = new Set(pendingIn(prepared.document));
  return {
    key,
    step,
    fingerprint: fingerprint(draft),
    prepared,
    bytes: canonicalJson(prepared.document),
    refersTo: [...earlier.keys].filter((one) => pending.has(pendingId(one))),
  };
}

/**
 * The document a person confirmed. What kind of account an expense is paid from is known where it
 * was shown, so it is built for each; QuickBooks checks it anyhow (contract.md §5.10).
 */
function confirmedDocument(
  facts: BuildFacts,
  { draft, shownHash }: ExportStep,
  earlier: EarlierSteps,
): Prepared {
  for (const type of [undefined, 'Bank', 'Credit Card']) {
    const accountType = () => type;
    const contextAs = (form: 'present' | 'confirmed') => ({
      ...contextFor(facts, earlier, form),
      accountType,
    });
    const present = preparedOf(prepare(draft, contextAs('present')));
    if (present.hash === shownHash) return present;
    const confirmed = prepare(draft, contextAs('confirmed'));
    if (confirmed.ok && confirmed.value.hash === shownHash) return present;
    if (draft.kind !== 'expense') break;
  }
  throw new ProblemError(problem('preview_outdated'));
}

/** What a person looks for in QuickBooks where nothing could be proved. */
export const needsPerson = (draft: Draft): Problem => {
  const number =
    'number' in draft ? draft.number : 'name' in draft ? draft.name : draft.displayName;
  return problem('needs_person', { number });
};

function preparedOf(result: Result<Prepared, OrderRefusal>): Prepared {
  if (result.ok) return result.value;
  throw new ProblemError(problem(result.problem.code, result.problem.detail));
}
