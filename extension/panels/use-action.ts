import { useState } from 'react';
import { type Problem, problem } from '#shared/problem.ts';
import type { Result } from '#shared/result.ts';

/** Runs something that answers with a Result; holds whether it runs and why it was refused. */
export function useAction() {
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Problem | null>(null);

  const run = async <T>(action: () => Promise<Result<T>>): Promise<T | undefined> => {
    setBusy(true);
    setRefusal(null);
    const result = await action().catch(() => unanswered);
    setBusy(false);
    if (result.ok) return result.value;
    setRefusal(result.problem);
    return undefined;
  };

  return { run, busy, refusal, refuse: setRefusal };
}

/** The answer of a background that was stopped before it gave one. */
export const unanswered = {
  ok: false as const,
  problem: problem('relay_failed', { reference: 'no answer from the extension' }),
};
