import { documentTypeOf } from '#shared/documents/index.ts';
import type { Draft } from '#shared/draft/draft.ts';
import { sourceKey } from '#shared/ledger/source-key.ts';
import type { TermKind } from '#shared/mapping/term.ts';
import { type Problem, problem } from '#shared/problem.ts';
import type { Member } from '../auth/members.ts';
import type { ExportRequest, ExportStep } from './export-request.ts';

/** Why a request cannot be taken, whatever the ledger holds; null when nothing is wrong. */
export function unfit(member: Member, { first, ...last }: ExportRequest): Problem | null {
  const steps: ExportStep[] = [...first, last];
  if (new Set(steps.map(({ draft }) => sourceKey(draft.source))).size !== steps.length) {
    return problem('bad_request', { where: 'first' });
  }
  return steps.map((step) => unfitStep(member, step)).find((one) => one !== null) ?? null;
}

function unfitStep(member: Member, { draft, mapTerm }: ExportStep): Problem | null {
  if (documentTypeOf(draft).adminOnly && member.role !== 'admin') return problem('admin_only');
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
  item: new Set(['item', 'tax', 'charge', 'discount', 'rounding']),
};
