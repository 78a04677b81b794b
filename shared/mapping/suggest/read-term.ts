import { type Term, termId } from '../term.ts';
import { familyOf } from './family.ts';
import { type ReadName, readName } from './read-name.ts';

interface Read {
  id: string;
  name: ReadName;
}
const known = new WeakMap<Term, Read>();

/** A term’s id and its name as it is compared; read once. */
export function readTerm(term: Term): Read {
  const before = known.get(term);
  if (before) return before;
  const read = { id: termId(term), name: readName(familyOf(term.kind), term.name) };
  known.set(term, read);
  return read;
}
