import { useState } from 'react';
import { useAnnounce } from '#extension/ui/live-region.tsx';
import type { Problem } from '#shared/problem.ts';
import type { CheckedConnection } from '#shared/relay/contract.ts';
import { usePanelWorld } from '../panel-world.ts';
import { useSettings } from '../settings-panel/use-settings.ts';
import { useAction } from '../use-action.ts';
import { plural } from '../words.ts';

/** The last company check of this panel. It costs metered reads, so it runs only when asked for. */
export interface CompanyCheck {
  checked: (CheckedConnection & { at: number }) | null;
  /** The settings have changed since, so its findings may be settled. */
  isStale: boolean;
  busy: boolean;
  refusal: Problem | null;
  run(): void;
}

/** `realmId`: of the connected company; a check of another one does not count. */
export function useCompanyCheck(realmId: string | undefined): CompanyCheck {
  const { send } = usePanelWorld();
  const announce = useAnnounce();
  const { run, busy, refusal } = useAction();
  const version = useSettings(realmId)?.version;
  const [checked, setChecked] = useState<
    (CheckedConnection & { at: number; version: number | undefined }) | null
  >(null);
  const test = async () => {
    const answer = await run(() => send('testConnection', {}));
    if (!answer) return;
    setChecked({ ...answer, at: Date.now(), version });
    const broken = answer.findings.filter(({ state }) => state === 'must-fix').length;
    announce(`Company checked: ${plural(broken, 'thing', 'things')} to fix.`);
  };
  return {
    checked: checked?.company?.realmId === realmId ? checked : null,
    isStale: checked !== null && checked.version !== version,
    busy,
    refusal,
    run: () => void test(),
  };
}
