import { useLiveQuery } from 'dexie-react-hooks';
import { useState } from 'react';
import { decisionsFor, type KeptCheck, readCompanyCheck } from '#extension/store/company-check.ts';
import { useAnnounce } from '#extension/ui/live-region.tsx';
import type { Problem } from '#shared/problem.ts';
import { usePanelWorld } from '../panel-world.ts';
import { useAction } from '../use-action.ts';
import { plural } from '../words.ts';

/** The last company check, also of another day. It costs metered reads, so it runs only when asked for. */
export interface CompanyCheck {
  checked: KeptCheck | null;
  /** What it judged has changed since, so its findings may be settled. */
  isStale: boolean;
  busy: boolean;
  refusal: Problem | null;
  run(): void;
}

/** `realmId`: of the connected company; a check of another one does not count. */
export function useCompanyCheck(realmId: string | undefined): CompanyCheck {
  const { db, vault, send } = usePanelWorld();
  const announce = useAnnounce();
  const { run, busy, refusal } = useAction();
  const kept = useLiveQuery(
    async () => (realmId === undefined ? undefined : readCompanyCheck(db, vault, realmId)),
    [db, vault, realmId],
  );
  const decisions = useLiveQuery(
    async () => (realmId === undefined ? undefined : decisionsFor(db, realmId)),
    [db, realmId],
  );
  // Where the store has no room for it, the answer itself is shown.
  const [answered, setAnswered] = useState<KeptCheck | null>(null);
  const last = answered && (!kept || kept.at < answered.at) ? answered : kept;
  const checked = last?.company?.realmId === realmId ? last : undefined;
  const test = async () => {
    if (realmId === undefined) return;
    const judged = await decisionsFor(db, realmId);
    const answer = await run(() => send('testConnection', {}));
    if (!answer) return;
    setAnswered({ ...answer, at: Date.now(), decisions: judged });
    const broken = answer.findings.filter(({ state }) => state === 'must-fix').length;
    announce(`Company checked: ${plural(broken, 'thing', 'things')} to fix.`);
  };
  return {
    checked: checked ?? null,
    isStale: checked !== undefined && decisions !== undefined && checked.decisions !== decisions,
    busy,
    refusal,
    run: () => void test(),
  };
}
