export interface ProblemText {
  /** What happened. */
  sentence: string;
  /** What to do next. */
  next: string;
  /** Whether the same input may succeed later without anybody changing anything. */
  retryable: boolean;
}

/** The words of one refusal. */
export const text = (sentence: string, next: string, retryable = false): ProblemText => ({
  sentence,
  next,
  retryable,
});
