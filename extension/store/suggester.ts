import type { TermKind } from '#shared/mapping/term.ts';
import type { Suggested } from './suggest-from-store.ts';

export interface SuggestQuestion {
  realmId: string;
  kinds: readonly TermKind[];
}

/** Makes suggestions from the store, out of the way of the panel. */
export interface Suggester {
  /** A question asked while another is open ends that one. Rejects where none can be made. */
  suggest(question: SuggestQuestion): Promise<Suggested>;
  /** Reads what a question will need, so that its answer comes sooner. */
  readAhead(question: SuggestQuestion): void;
}
