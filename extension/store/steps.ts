import type { Company } from '#shared/documents/company.ts';
import { createdFirst } from '#shared/documents/created-first.ts';
import type { Lookup, OrderContext } from '#shared/documents/document-type.ts';
import { type Prepared, prepare, termsFor } from '#shared/documents/index.ts';
import { everyStepOf, stepsOf } from '#shared/documents/steps.ts';
import type { Draft } from '#shared/draft/draft.ts';
import { pendingId } from '#shared/ledger/pending.ts';
import type { Receipt } from '#shared/ledger/receipt.ts';
import { fingerprint, relatedSource, sourceKey } from '#shared/ledger/source-key.ts';
import { distinct, type Term, type TermRef, termId } from '#shared/mapping/term.ts';
import type { Problem } from '#shared/problem.ts';
import { ok, type Result, refused } from '#shared/result.ts';
import type { Settings } from '#shared/settings/settings.ts';

/** What decides how a draft is exported; `receipts` by source key, of the connected company. */
export interface StepFacts {
  lookup: Lookup;
  settings: Settings;
  receipts: ReadonlyMap<string, Receipt>;
  accountType?: OrderContext['accountType'];
  /** Whether a client may be a customer already, so that none is created by itself (D13). */
  mayBeKnown?: ((client: Term) => boolean) | undefined;
}

/** One document that a person confirms. */
export interface PreparedStep {
  draft: Draft;
  prepared: Prepared;
  change?: 'update';
  /** The term that the created record becomes the counterpart of. */
  mapTerm?: TermRef;
}

/** Why there is no document: terms to map, or else a problem. */
export interface StepRefusal {
  problem?: Problem;
  terms: Term[];
}

/** Whether QuickBooks has the record: a refused update or undo leaves what was there. */
export const isInBooks = (receipt: Receipt | undefined): boolean =>
  receipt?.state === 'exported' || (receipt?.state === 'failed' && receipt.operation !== 'create');

/** Whether QuickBooks has the record as the practice software has it now. */
export const isUpToDate = (receipt: Receipt | undefined, draft: Draft): boolean =>
  receipt !== undefined &&
  isInBooks(receipt) &&
  !(receipt.state === 'failed' && receipt.operation === 'update') &&
  receipt.fingerprint === fingerprint(draft);

/** The records a draft consists of or refers to, the first being its own. */
export const relatedKeys = (draft: Draft): string[] => [
  ...new Set(
    everyStepOf(draft).flatMap((step) => [
      sourceKey(step.source),
      ...(step.kind === 'payment'
        ? step.applied.map(({ kind, id }) => sourceKey(relatedSource(step.source, kind, id)))
        : []),
    ]),
  ),
];

/**
 * The context documents are built in; `pending`: what is exported in the same run before;
 * `created`: the keys of those that are counterparts, by the id of their term.
 */
export const contextOf = (
  { lookup, settings, receipts, accountType }: StepFacts,
  company: Company,
  pending: ReadonlySet<string> = new Set(),
  created: ReadonlyMap<string, string> = new Map(),
): OrderContext => ({
  lookup(term) {
    const key = created.get(termId(term));
    return key === undefined ? lookup(term) : pendingId(key);
  },
  settings,
  company,
  accountType,
  exported(source) {
    const key = sourceKey(source);
    const receipt = receipts.get(key);
    if (isInBooks(receipt)) return receipt?.quickbooks?.id;
    return pending.has(key) ? pendingId(key) : undefined;
  },
});

/** What is left to be done for a draft, each document as it will be sent. */
export function prepareSteps(
  draft: Draft,
  facts: StepFacts,
  company: Company,
): Result<PreparedStep[], StepRefusal> {
  const steps: PreparedStep[] = [];
  const terms: Term[] = [];
  const pending = new Set<string>();
  const created = new Map<string, string>();
  const build = (one: Draft) => prepare(one, contextOf(facts, company, pending, created));
  for (const step of stepsOf(draft, facts.settings)) {
    const key = sourceKey(step.source);
    const receipt = facts.receipts.get(key);
    if (isUpToDate(receipt, step)) continue;
    let prepared = build(step);
    if (!prepared.ok && prepared.problem.unmapped) {
      const context = contextOf(facts, company, pending, created);
      const isNew = (term: Term) => term.kind !== 'client' || !facts.mayBeKnown?.(term);
      for (const one of createdFirst(step, prepared.problem.unmapped.filter(isNew), context)) {
        const made = prepare(one.draft, context);
        if (!made.ok) continue;
        created.set(termId(one.mapTerm), sourceKey(one.draft.source));
        steps.push({ draft: one.draft, prepared: made.value, mapTerm: one.mapTerm });
      }
      prepared = build(step);
    }
    pending.add(key);
    if (prepared.ok) {
      const change = isInBooks(receipt) ? { change: 'update' as const } : {};
      steps.push({ draft: step, prepared: prepared.value, ...change });
      continue;
    }
    const { unmapped, ...reason } = prepared.problem;
    if (!unmapped) return refused({ problem: reason, terms: [] });
    terms.push(...unmapped);
  }
  return terms.length > 0 ? refused({ terms: distinct(terms) }) : ok(steps);
}

/** What must be mapped for all of a draft's documents, in the order of the page. */
export const termsOfSteps = (draft: Draft, facts: StepFacts, company: Company): Term[] =>
  distinct(
    stepsOf(draft, facts.settings).flatMap((step) => termsFor(step, contextOf(facts, company))),
  );
