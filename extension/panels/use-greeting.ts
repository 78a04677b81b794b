import { useEffect, useState } from 'react';
import { type Problem, problem } from '#shared/problem.ts';
import { usePanelWorld } from './panel-world.ts';

/** Clicks in and out of an open panel ask once. */
const askAgainAfter = 20_000;

/**
 * What an opened panel asks for: who this browser is, what the practice has decided, and to go on
 * with exports that were begun. Who it is and how it is connected is asked again when a person comes
 * back to the panel. Why the relay would not say who this browser is, or what was decided; or null.
 */
export function useGreeting(): Problem | null {
  const { send } = usePanelWorld();
  const [refusal, setRefusal] = useState<Problem | null>(null);
  const [untold, setUntold] = useState<Problem | null>(null);
  useEffect(() => {
    let askedAt = 0;
    const ask = () => {
      askedAt = Date.now();
      send('refreshMe', {})
        .then((answer) => setRefusal(answer.ok ? null : answer.problem))
        .catch(() => setRefusal(problem('relay_unreachable')));
    };
    const askAgain = () => {
      const isSeen = document.visibilityState === 'visible';
      if (isSeen && Date.now() - askedAt > askAgainAfter) ask();
    };
    const quietly = (answer: Promise<unknown>) => answer.catch(() => undefined);
    ask();
    quietly(
      send('fetchPractice', {}).then((answer) => setUntold(answer.ok ? null : answer.problem)),
    );
    quietly(send('resumeExports', {}));
    window.addEventListener('focus', askAgain);
    document.addEventListener('visibilitychange', askAgain);
    return () => {
      window.removeEventListener('focus', askAgain);
      document.removeEventListener('visibilitychange', askAgain);
    };
  }, [send]);
  return refusal ?? untold;
}
