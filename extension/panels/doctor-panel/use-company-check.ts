import { useLiveQuery } from 'dexie-react-hooks';
import { useState } from 'react';
import { decisionsFor, type KeptCheck, readCompanyCheck } from '#extension/store/company-check.ts';
import { useAnnounce } from '#extension/ui/live-region.tsx';
import type { Problem } from '#shared/problem.ts';
import type { ConnectionView } from '#shared/relay/contract.ts';
import { usePanelWorld } from '../panel-world.ts';
import { useAction } from '../use-action.ts';
import { plural } from '../words.ts';

/** The last company check, also of another day. It costs metered reads, so it runs only when asked for. */
export interface CompanyCheck {
  checked: KeptCheck | null;
  /** What it judged has changed since, so its findings may be settled. */
  isStale: boolean;
  /** The permission is another one than it was made with. */
  isReconnected: boolean;
  busy: boolean;
  refusal: Problem | null;
  run(): void;
}

/** A check of another company than the connected one does not count. */
export function useCompanyCheck(connection: ConnectionView | undefined): CompanyCheck {
  const realmId = connection?.company?.realmId;
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
  const isReconnected = checked !== undefined && checked.grantedAt !== connection?.grantedAt;
  const isOtherwise = decisions !== undefined && checked?.decisions !== decisions;
  return {
    checked: checked ?? null,
    isStale: checked !== undefined && (isReconnected || isOtherwise),
    isReconnected,
    busy,
    refusal,
    run: () => void test(),
  };
}
