import type { NextState, RecordFacts } from '#extension/store/record-state.ts';
import { termsOfSteps } from '#extension/store/steps.ts';
import { type ScreenId, screenFor } from '../mapping-panel/screens.ts';

/** The list of the mapping where a refusal is settled; undefined where it is elsewhere. */
export function screenToOpen(
  { draft, problem }: NextState & { is: 'blocked' },
  facts: RecordFacts,
): ScreenId | undefined {
  const { company } = facts.connection;
  switch (problem.code) {
    case 'tax_code_gone':
    case 'tax_rate_differs':
      return 'taxes';
    case 'term_set_aside': {
      const terms = company ? termsOfSteps(draft, facts, company) : [];
      const setAside = terms.find((term) => facts.lookup(term) === null);
      return setAside && screenFor(setAside.kind);
    }
    default:
      return undefined;
  }
}
