import { useState } from 'react';
import type { Problem } from '#shared/problem.ts';
import type { ConnectionView } from '#shared/relay/contract.ts';
import { usePanelWorld } from '../panel-world.ts';
import { useAction } from '../use-action.ts';

/** `closed`: the person closed the sign-in window before it came to anything. */
export type SignInOutcome = 'connected' | 'closed';

export interface SignIn {
  busy: boolean;
  outcome: SignInOutcome | null;
  /** Why it ended without a connection, where Intuit or the relay said so. */
  refusal: Problem | null;
  connect(): Promise<void>;
  forget(): void;
}

/** Opens Intuit's sign-in in a window of its own and tells what became of it (features B1, B2, C3). */
export function useConnect({ grantedAt }: ConnectionView): SignIn {
  const { send } = usePanelWorld();
  const { run, busy, refusal, refuse } = useAction();
  const [outcome, setOutcome] = useState<SignInOutcome | null>(null);
  return {
    busy,
    outcome,
    refusal,
    async connect() {
      setOutcome(null);
      const answer = await run(() => send('connect', {}));
      if (!answer) return;
      const isNew = answer.state === 'connected' && answer.grantedAt !== grantedAt;
      setOutcome(isNew ? 'connected' : 'closed');
    },
    forget() {
      setOutcome(null);
      refuse(null);
    },
  };
}
