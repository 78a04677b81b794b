import { Button } from '#extension/ui/button.tsx';
import { Notice } from '#extension/ui/notice.tsx';
import { type Decision, decisionIn, decisionOf } from '#shared/mapping/merge-changes.ts';
import type { CatalogueRow } from '#shared/relay/contract.ts';
import { usePanelWorld } from '../panel-world.ts';
import { useAction } from '../use-action.ts';
import type { MappingRow } from './mapping-rows.ts';
import type { Choice } from './step.ts';

/** Both values of a term that two people decided at once. */
export function ConflictChoice({
  row,
  list,
  onChoose,
  onClose,
}: {
  row: MappingRow;
  list: CatalogueRow[];
  onChoose: (choice: Choice) => void;
  onClose: () => void;
}) {
  const { send } = usePanelWorld();
  const { run, busy } = useAction();
  const theirs = row.change?.theirs;
  const words = (decision: Decision): string => {
    if (!decision) return 'no counterpart';
    if (decision.ignored) return 'set aside';
    const { targetId } = decision;
    return list.find((one) => one.id === targetId)?.name ?? `QuickBooks ID ${targetId}`;
  };
  const takeTheirs = async () => {
    const dropped = await run(() => send('dropMappingChanges', { termIds: [row.id] }));
    if (dropped !== undefined) onClose();
  };
  const mine: Choice = row.ignored ? { ignored: true } : { targetId: row.targetId };
  return (
    <Notice tone="warning" title="A colleague chose otherwise at the same time.">
      <dl className="conflict-values">
        <dt>You</dt>
        <dd>{words(decisionIn(row))}</dd>
        <dt>Colleague</dt>
        <dd>{words(theirs && theirs !== 'removed' ? decisionOf(theirs) : null)}</dd>
      </dl>
      <p>Until you choose, exports use your colleague’s.</p>
      <div className="row">
        <Button onClick={() => onChoose(mine)}>Keep mine</Button>
        <Button busy={busy} onClick={() => void takeTheirs()}>
          Take theirs
        </Button>
      </div>
    </Notice>
  );
}
