import { type Term, type TermRef, termKey } from '../term.ts';
import { byIds } from './build-index.ts';
import { familyOf } from './family.ts';
import { emailsOf, foldCode } from './fold.ts';
import { readName } from './read-name.ts';
import { readTerm } from './read-term.ts';

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
export const readPractice = (
  earlier: readonly EarlierMapping[],
  terms: readonly Term[],
): PracticeSide => ({ mappedBefore: readEarlier(earlier), hasTwin: readTwins(terms) });

function readEarlier(earlier: readonly EarlierMapping[]): PracticeSide['mappedBefore'] {
  const decided = new Map<string, EarlierMapping[]>();
  for (const one of earlier) {
    const { kind, key, name } = one.term;
    const keys = [sameTerm(one.term), ...(name ? [sameName(kind, identityOf(kind, name))] : [])];
    for (const each of key.startsWith('id:') ? keys : [...keys, hashed(kind, key)]) {
      const known = decided.get(each);
      if (known) known.push(one);
      else decided.set(each, [one]);
    }
  }
  if (decided.size === 0) return () => [];
  return (term) => {
    const named = sameName(term.kind, readTerm(term).name.identity);
    const votes = new Map<string, number>();
    for (const key of [sameTerm(term), named, hashed(term.kind, termKey(undefined, term.name))]) {
      const times = new Map<string, number>();
      for (const one of decided.get(key) ?? []) {
        if (isNamesake(one.term, term)) continue;
        times.set(one.targetId, (times.get(one.targetId) ?? 0) + 1);
      }
      for (const [target, count] of times) {
        votes.set(target, Math.max(votes.get(target) ?? 0, count));
      }
    }
    return [...votes]
      .sort(([a, most], [b, least]) => least - most || byIds(a, b))
      .map(([id]) => id);
  };
}

const identityOf = (kind: TermRef['kind'], name: string) => readName(familyOf(kind), name).identity;
/** An id means the same record only on the same site; a name, or its hash, on all of them. */
const sameTerm = ({ kind, key, origin }: TermRef): string => `${kind}|${origin}|${key}`;
const sameName = (kind: TermRef['kind'], identity: string): string => `${kind}|=${identity}`;
const hashed = (kind: TermRef['kind'], key: string): string => `${kind}|${key}`;

/** Two clients of one practice with one name are two people. */
const isNamesake = (earlier: TermRef, term: TermRef): boolean =>
  term.kind === 'client' &&
  earlier.origin === term.origin &&
  earlier.key !== term.key &&
  earlier.key.startsWith('id:') &&
  term.key.startsWith('id:');

/** The ids of terms that share their name, their e-mail or their id with another one of their source. */
function readTwins(terms: readonly Term[]): PracticeSide['hasTwin'] {
  const twins = new Set<string>();
  const sources = new Map<string, Map<string, string>[]>();
  for (const term of terms) {
    const { id, name } = readTerm(term);
    const source = `${term.profileId}|${term.origin}|${term.kind}`;
    const owners = sources.get(source) ?? [new Map(), new Map(), new Map()];
    sources.set(source, owners);
    const note = (at: number, key: string) => {
      const other = owners[at]?.get(key);
      if (other === undefined) owners[at]?.set(key, id);
      else if (other !== id) twins.add(id).add(other);
    };
    note(0, name.identity);
    if (term.id) note(1, foldCode(term.id));
    for (const email of emailsOf(term.email)) note(2, email);
  }
  return (term) => twins.has(readTerm(term).id);
}
