import { useState } from 'react';
import { originPattern } from '#extension/protocol/origin-pattern.ts';
import { ok, type Result } from '#shared/result.ts';
import { usePanelWorld } from './panel-world.ts';
import { useAction } from './use-action.ts';

/**
 * An action that needs the browser's permission for one origin. `run` must be called in the click:
 * the browser lets only the click itself ask.
 */
export function usePermittedAction() {
  const { requestPermission } = usePanelWorld();
  const { run: runAction, busy, refusal, refuse } = useAction();
  const [denied, setDenied] = useState(false);

  const run = <T>(origin: string, action: () => Promise<Result<T>>) => {
    const permission = requestPermission(originPattern(origin));
    return runAction<T | null>(async () => {
      const granted = await permission;
      setDenied(!granted);
      return granted ? action() : ok(null);
    });
  };

  return { run, busy, refusal, refuse, denied };
}
