import { useEffect, useState } from 'react';
import { Button } from '#extension/ui/button.tsx';
import { Notice, ProblemNotice } from '#extension/ui/notice.tsx';
import { problem } from '#shared/problem.ts';
import { usePanelWorld } from '../panel-world.ts';
import { useAction } from '../use-action.ts';

/** Shown while this browser has no settings of the company: asks the relay for them, and says why there are none. */
export function MissingSettings() {
  const { send } = usePanelWorld();
  const { run, busy, refusal } = useAction();
  const [isAnswered, setAnswered] = useState(false);
  const fetch = async () => {
    setAnswered(false);
    setAnswered((await run(() => send('fetchPractice', {}))) !== undefined);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: once
  useEffect(() => void fetch(), []);
  const reason = refusal ?? (isAnswered ? problem('settings_untold') : null);
  if (busy || !reason) return <Notice tone="busy" title="Fetching the settings" />;
  return (
    <ProblemNotice problem={reason}>
      <Button onClick={() => void fetch()}>Try again</Button>
    </ProblemNotice>
  );
}
