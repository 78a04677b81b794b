import { Button } from '#extension/ui/button.tsx';
import { Notice } from '#extension/ui/notice.tsx';
import type { CatalogueRow } from '#shared/relay/contract.ts';
import { usePanelWorld } from '../panel-world.ts';
import type { MappingRow } from './mapping-rows.ts';

/** Both values of a term that two people decided at once. */
export function ConflictChoice({
  row,
  list,
  onDecide,
  onClose,
}: {
  row: MappingRow;
  list: CatalogueRow[];
  onDecide: (targetId: string | null) => void;
  onClose: () => void;
}) {
  const { send } = usePanelWorld();
  const name = (id: string | null) =>
    id ? (list.find((one) => one.id === id)?.name ?? `QuickBooks ID ${id}`) : 'no counterpart';
  const theirs = row.change?.theirs;
  const theirId = theirs && theirs !== 'removed' && !theirs.removed ? theirs.targetId : null;
  const takeTheirs = async () => {
    await send('dropMappingChanges', { termIds: [row.id] }).catch(() => undefined);
    onClose();
  };
  return (
    <Notice tone="warning" title="A colleague decided otherwise meanwhile.">
      <p>
        You: <strong>{name(row.targetId)}</strong>
        <br />
        Colleague: <strong>{name(theirId)}</strong>
      </p>
      <div className="row">
        <Button onClick={() => onDecide(row.targetId)}>Keep mine</Button>
        <Button onClick={() => void takeTheirs()}>Take theirs</Button>
      </div>
    </Notice>
  );
}
