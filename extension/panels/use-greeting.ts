import { useEffect, useState } from 'react';
import { type Problem, problem } from '#shared/problem.ts';
import { usePanelWorld } from './panel-world.ts';

/**
 * What an opened panel asks for: who this browser is, what the practice has decided, and to go on
 * with exports that were begun. Why the relay would not say who this browser is, or null.
 */
export function useGreeting(): Problem | null {
  const { send } = usePanelWorld();
  const [refusal, setRefusal] = useState<Problem | null>(null);
  useEffect(() => {
    const quietly = (answer: Promise<unknown>) => answer.catch(() => undefined);
    send('refreshMe', {})
      .then((answer) => setRefusal(answer.ok ? null : answer.problem))
      .catch(() => setRefusal(problem('relay_unreachable')));
    quietly(send('fetchPractice', {}));
    quietly(send('resumeExports', {}));
  }, [send]);
  return refusal;
}
