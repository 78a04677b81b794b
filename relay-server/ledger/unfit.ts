import { documentTypeOf } from '#shared/documents/index.ts';
import type { Draft } from '#shared/draft/draft.ts';
import { sourceKey } from '#shared/ledger/source-key.ts';
import type { TermKind } from '#shared/mapping/term.ts';
import { type Problem, problem } from '#shared/problem.ts';
import type { Settings } from '#shared/settings/settings.ts';
import type { Member } from '../auth/members.ts';
import type { ExportRequest, ExportStep } from './export-request.ts';

/** Why a request cannot be taken, whatever the ledger holds; null when nothing is wrong. */
export function unfit(member: Member, { first, ...last }: ExportRequest): Problem | null {
  if (documentTypeOf(last.draft).adminOnly && member.role !== 'admin') return problem('admin_only');
  const steps: ExportStep[] = [...first, last];
  if (new Set(steps.map(({ draft }) => sourceKey(draft.source))).size !== steps.length) {
    return problem('bad_request', { where: 'first' });
  }
  return steps.map(unfitStep).find((one) => one !== null) ?? null;
}

/**
 * What staff may not create on the way to their record: everything but what an admin lets be created
 * with exports (features D13, E18).
 */
export const unfitCreation = (
  member: Member,
  first: ExportStep[],
  { newClients, missingItems }: Settings,
): Problem | null => {
  const isLetIn = ({ draft, mapTerm }: ExportStep) =>
    (mapTerm?.kind === 'client' && newClients === 'create') ||
    (mapTerm?.kind === 'item' && missingItems === 'create') ||
    !documentTypeOf(draft).adminOnly;
  return member.role === 'admin' || first.every(isLetIn) ? null : problem('admin_only');
};

function unfitStep({ draft, mapTerm }: ExportStep): Problem | null {
  if (draft.source.kind !== draft.kind) {
    return problem('bad_request', { where: 'draft.source.kind' });
  }
  if (!mapTerm) return null;
  const { profileId, origin } = draft.source;
  const fits =
    mapTerm.profileId === profileId &&
    mapTerm.origin === origin &&
    standsFor[draft.kind]?.has(mapTerm.kind);
  return fits ? null : problem('bad_request', { where: 'mapTerm' });
}

/** The terms that a created record can be the counterpart of. */
const standsFor: Partial<Record<Draft['kind'], ReadonlySet<TermKind>>> = {
  client: new Set(['client']),
  supplier: new Set(['supplier']),
  'payment-method': new Set(['payment-method']),
  'payment-term': new Set(['term']),
  class: new Set(['class']),
  location: new Set(['location']),
  account: new Set(['expense-category', 'money-account']),
  item: new Set(['item', 'tax', 'charge', 'discount', 'rounding']),
};
