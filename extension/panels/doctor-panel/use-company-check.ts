import { useState } from 'react';
import { useAnnounce } from '#extension/ui/live-region.tsx';
import type { Problem } from '#shared/problem.ts';
import type { CheckedConnection } from '#shared/relay/contract.ts';
import { usePanelWorld } from '../panel-world.ts';
import { useAction } from '../use-action.ts';
import { plural } from '../words.ts';

/** The last company check of this panel. It costs metered reads, so it runs only when asked for. */
export interface CompanyCheck {
  checked: (CheckedConnection & { at: number }) | null;
  busy: boolean;
  refusal: Problem | null;
  run(): void;
}

/** `realmId`: of the connected company; a check of another one does not count. */
export function useCompanyCheck(realmId: string | undefined): CompanyCheck {
  const { send } = usePanelWorld();
  const announce = useAnnounce();
  const { run, busy, refusal } = useAction();
  const [checked, setChecked] = useState<CompanyCheck['checked']>(null);
  const test = async () => {
    const answer = await run(() => send('testConnection', {}));
    if (!answer) return;
    setChecked({ ...answer, at: Date.now() });
    const broken = answer.findings.filter(({ state }) => state === 'must-fix').length;
    announce(`Company checked: ${plural(broken, 'thing', 'things')} to fix.`);
  };
  return {
    checked: checked?.company?.realmId === realmId ? checked : null,
    busy,
    refusal,
    run: () => void test(),
  };
}
