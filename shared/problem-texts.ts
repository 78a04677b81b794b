import { browserProblems } from './browser-problems.ts';
import { documentProblems } from './documents/document-problems.ts';
import { exportProblems } from './ledger/export-problems.ts';
import { mappingProblems } from './mapping/mapping-problems.ts';
import type { ProblemText } from './problem-text.ts';
import { qboProblems } from './qbo-problems.ts';
import { readingProblems } from './reading/reading-problems.ts';
import { connectionProblems } from './relay/connection-problems.ts';
import { relayProblems } from './relay/relay-problems.ts';

export type { ProblemText };

/** Every refusal Counterfoil can give: code, what happened, what to do next, retryable. */
export const problemTexts = {
  ...readingProblems,
  ...documentProblems,
  ...relayProblems,
  ...exportProblems,
  ...connectionProblems,
  ...qboProblems,
  ...browserProblems,
  ...mappingProblems,
} as const satisfies Record<string, ProblemText>;
