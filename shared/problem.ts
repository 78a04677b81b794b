import { type ProblemText, problemTexts } from './problem-texts.ts';

export type { ProblemText };

export type ProblemCode = keyof typeof problemTexts;

/** Values a sentence may show: `{field}`, `{page}`, `{computed}` … Already formatted for people. */
export type ProblemDetail = Record<string, string>;

/**
 * A refusal. It travels as code and detail; the words come from the closed list, so a problem
 * survives messages, storage and translation.
 */
export interface Problem {
  code: ProblemCode;
  detail?: ProblemDetail;
}

export const problem = (code: ProblemCode, detail?: ProblemDetail): Problem =>
  detail ? { code, detail } : { code };

export const isProblemCode = (code: string): code is ProblemCode =>
  Object.hasOwn(problemTexts, code);

const fill = (text: string, detail: ProblemDetail = {}): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => detail[name] ?? whole);

/** The words for a problem, with its details filled in. */
export function explain({ code, detail }: Problem): ProblemText {
  const text = problemTexts[code];
  return { ...text, sentence: fill(text.sentence, detail), next: fill(text.next, detail) };
}

/** An Error that carries a Problem across a `throw`; used only by shells (routes, workers). */
export class ProblemError extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.code);
    this.problem = problem;
  }
}
