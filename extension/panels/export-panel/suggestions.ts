import { createdName } from '#shared/mapping/created-name.ts';
import { isTarget } from '#shared/mapping/target-lists.ts';
import type { Term, TermKind } from '#shared/mapping/term.ts';
import type { CatalogueRow } from '#shared/relay/contract.ts';

export interface Suggestion {
  row: CatalogueRow;
  reason: 'same code' | 'same e-mail' | 'same name';
}

const targets = new WeakMap<CatalogueRow[], Map<TermKind, CatalogueRow[]>>();

/** What a term of this kind may be mapped to; the same array for the same list, which nobody changes. */
export function targetsFor(kind: TermKind, rows: CatalogueRow[]): CatalogueRow[] {
  const byKind = targets.get(rows) ?? new Map<TermKind, CatalogueRow[]>();
  targets.set(rows, byKind);
  const known = byKind.get(kind) ?? rows.filter((row) => isTarget(kind, row));
  byKind.set(kind, known);
  return known;
}

const normal = (text: string): string =>
  text.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase();

/**
 * Rows that equal the term in code, e-mail or name: reasons a person can check at a glance (ux
 * rule 5). Nothing similar, nothing scored; the same input gives the same list.
 */
export function suggestions(term: Term, rows: CatalogueRow[]): Suggestion[] {
  const names = new Set([normal(term.name), ...(term.id ? [normal(createdName(term))] : [])]);
  return rows
    .flatMap((row): Suggestion[] => {
      const code = normal(row.code ?? '');
      if (code && term.kind === 'client' && code === normal(term.email ?? '')) {
        return [{ row, reason: 'same e-mail' }];
      }
      if (code && term.kind !== 'client' && code === normal(term.id ?? '')) {
        return [{ row, reason: 'same code' }];
      }
      return names.has(normal(row.name)) ? [{ row, reason: 'same name' }] : [];
    })
    .sort((a, b) => order.indexOf(a.reason) - order.indexOf(b.reason))
    .slice(0, 3);
}

const order: Suggestion['reason'][] = ['same code', 'same e-mail', 'same name'];
