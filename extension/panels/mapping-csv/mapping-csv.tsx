import { useLiveQuery } from 'dexie-react-hooks';
import { type RefObject, useState } from 'react';
import type { SentChanges } from '#extension/protocol/messages.ts';
import { Sheet } from '#extension/ui/sheet.tsx';
import type { DiffLine } from '#shared/mapping/csv/diff-lines.ts';
import { problem } from '#shared/problem.ts';
import type { Screen } from '../mapping-panel/screens.ts';
import type { Changes } from '../mapping-tools/changes.ts';
import { readNow } from '../mapping-tools/use-now.ts';
import { usePanelWorld } from '../panel-world.ts';
import { useHold } from '../use-hold.ts';
import { CsvDone } from './csv-done.tsx';
import { CsvStart } from './csv-start.tsx';
import { DryRun } from './dry-run.tsx';
import { saysTheSame } from './says-the-same.ts';
import { stepsIn } from './steps-in.ts';
import { useCsvFile } from './use-csv-file.ts';
import { useListsReady } from './use-lists-ready.ts';
import './mapping-csv.css';

/** The mappings as a file, out and in. */
export function MappingCsv({
  screen,
  realmId,
  changes,
  returnTo,
  onClose,
}: {
  screen: Screen;
  realmId: string;
  /** Missing for those who may only look. */
  changes: Changes | undefined;
  returnTo: RefObject<HTMLElement | null>;
  onClose: () => void;
}) {
  const { db, send } = usePanelWorld();
  const lists = useListsReady(realmId);
  const csv = useCsvFile(realmId);
  const [busy, setBusy] = useState(false);
  const [done, setDone] = useState<{ sent: SentChanges; count: number; left: DiffLine[] }>();
  const waiting = useLiveQuery(() => db.mappingChanges.count(), [db]) ?? 0;
  const { dryRun } = csv;
  useHold(busy || done !== undefined);

  const apply = async () => {
    if (!changes || !dryRun) return;
    setBusy(true);
    csv.refuse(null);
    await send('fetchPractice', {}).catch(() => undefined);
    const again = await csv.compare(dryRun.file);
    if (!again.ok) csv.refuse(again.problem);
    else if (!(await saysTheSame(again.value, dryRun.lines))) {
      await csv.show(dryRun.file);
      csv.refuse(problem('csv_outdated'));
    } else {
      const steps = stepsIn(dryRun.lines, await readNow(db, realmId));
      const sent = await changes.apply(steps);
      const left = dryRun.lines.filter(({ state }) => state === 'refused');
      if (sent) setDone({ sent, count: steps.length, left });
    }
    setBusy(false);
  };
  const undo = async () => {
    setBusy(true);
    const isBack = await changes?.undo();
    setBusy(false);
    if (isBack) onClose();
  };
  return (
    <Sheet title="Mappings as CSV" returnTo={returnTo} onClose={onClose}>
      {done ? (
        <CsvDone
          {...done}
          realmId={realmId}
          busy={busy}
          waiting={waiting}
          onUndo={() => void undo()}
          onClose={onClose}
        />
      ) : dryRun ? (
        <DryRun
          name={dryRun.file.name}
          lines={dryRun.lines}
          realmId={realmId}
          refusal={csv.refusal ?? changes?.refusal ?? null}
          busy={busy}
          waiting={waiting}
          onApply={() => void apply()}
          onOther={csv.drop}
        />
      ) : (
        <CsvStart
          screen={screen}
          realmId={realmId}
          canUpload={changes !== undefined}
          lists={lists}
          reading={csv.reading}
          refusal={csv.refusal}
          onFile={(file) => void csv.show(file)}
          onRefuse={csv.refuse}
        />
      )}
    </Sheet>
  );
}
