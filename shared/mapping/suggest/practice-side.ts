import { type Term, type TermKind, type TermRef, termId, termKey } from '../term.ts';
import { emailsOf } from './build-index.ts';
import { familyOf, foldCode, readName } from './read-name.ts';

/** A decision of the practice in this company; the name where the browser still knows it. */
export interface EarlierMapping {
  term: TermRef & { name?: string };
  targetId: string;
}

/** What suggestions need to know of the practice: what it decided before and which terms are namesakes. */
export interface PracticeSide {
  /** Targets of the same term elsewhere or of its namesakes, the most frequent first. */
  mappedBefore(term: Term): string[];
  /** Whether another term of the same source has its name, its e-mail or its id. */
  hasTwin(term: Term): boolean;
}

/** Reads the practice's earlier mappings (of one company, none removed) and the terms to be mapped. */
export function readPractice(
  earlier: readonly EarlierMapping[],
  terms: readonly Term[],
): PracticeSide {
  const decided = new Map<string, Map<string, number>>();
  for (const { term, targetId } of earlier) {
    for (const key of new Set(earlierKeys(term))) {
      const targets = decided.get(key) ?? new Map<string, number>();
      targets.set(targetId, (targets.get(targetId) ?? 0) + 1);
      decided.set(key, targets);
    }
  }
  const owners = new Map<string, Set<string>>();
  for (const term of terms) {
    for (const key of twinKeys(term)) {
      const known = owners.get(key) ?? new Set<string>();
      owners.set(key, known.add(termId(term)));
    }
  }
  return {
    mappedBefore: (term) => {
      if (decided.size === 0) return [];
      const votes = new Map<string, number>();
      for (const key of new Set(termKeys(term))) {
        for (const [target, times] of decided.get(key) ?? []) {
          votes.set(target, Math.max(votes.get(target) ?? 0, times));
        }
      }
      return [...votes]
        .sort(([a, most], [b, least]) => least - most || byId(a, b))
        .map(([id]) => id);
    },
    hasTwin: (term) =>
      twinKeys(term).some((key) => {
        const known = owners.get(key);
        return known !== undefined && (known.size > 1 || !known.has(termId(term)));
      }),
  };
}

/** An id means the same record only on the same site; a name, or its hash, on all of them. */
const earlierKeys = ({ kind, key, origin, name }: EarlierMapping['term']): string[] => [
  key.startsWith('id:') ? `${kind}|${origin}|${key}` : `${kind}|${key}`,
  ...(name ? nameKeys(kind, name) : []),
];

const termKeys = (term: Term): string[] => [
  ...earlierKeys(term),
  ...nameKeys(term.kind, term.name),
];

const nameKeys = (kind: TermKind, name: string): string[] => [
  `${kind}|${termKey(undefined, name)}`,
  `${kind}|=${readName(familyOf(kind), name).identity}`,
];

const twinKeys = (term: Term): string[] => {
  const source = `${term.profileId}|${term.origin}|${term.kind}`;
  const { identity } = readName(familyOf(term.kind), term.name);
  return [
    `${source}|=${identity}`,
    ...emailsOf(term.email).map((email) => `${source}|@${email}`),
    ...(term.id ? [`${source}|#${foldCode(term.id)}`] : []),
  ];
};

const byId = (a: string, b: string): number => a.length - b.length || (a < b ? -1 : 1);
