import { ProblemError, problem } from '#shared/problem.ts';
import type { QboAnswer } from './answer.ts';
import { faultProblem } from './fault.ts';

/** The body of a successful read; throws a ProblemError for everything else. */
export function bodyOf(answer: QboAnswer): Record<string, unknown> {
  switch (answer.kind) {
    case 'ok':
      return answer.body;
    case 'fault':
      throw new ProblemError(faultProblem(answer.fault, ''));
    case 'throttled':
      throw new ProblemError(problem('qbo_busy'));
    case 'unauthorized':
      throw new ProblemError(
        problem(answer.code === '120' ? 'qbo_access_lost' : 'needs_reconnect'),
      );
    case 'forbidden':
      throw new ProblemError(problem('needs_reconnect'));
    case 'unclear':
    case 'unsent':
      throw new ProblemError(problem('qbo_down'));
  }
}

/** The rows of a query answer. */
export function rowsOf(answer: QboAnswer, entity: string): Record<string, unknown>[] {
  const { QueryResponse } = bodyOf(answer) as { QueryResponse?: Record<string, unknown> };
  const rows = QueryResponse?.[entity];
  return Array.isArray(rows) ? (rows as Record<string, unknown>[]) : [];
}
