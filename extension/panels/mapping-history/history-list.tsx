import { useLiveQuery } from 'dexie-react-hooks';
import { useRef, useState } from 'react';
import type { HistoryWish } from '#extension/protocol/messages.ts';
import { Button, Spinner } from '#extension/ui/button.tsx';
import { ClockIcon } from '#extension/ui/icons.tsx';
import { useAnnounce } from '#extension/ui/live-region.tsx';
import { ProblemNotice } from '#extension/ui/notice.tsx';
import { SheetBody } from '#extension/ui/sheet.tsx';
import type { HistoryEntry } from '#shared/mapping/mapping-history.ts';
import type { Changes } from '../mapping-tools/changes.ts';
import { progressWords } from '../mapping-tools/progress-words.ts';
import { useNames } from '../mapping-tools/use-names.ts';
import { useNow } from '../mapping-tools/use-now.ts';
import { usePanelWorld } from '../panel-world.ts';
import { useHold } from '../use-hold.ts';
import { plural } from '../words.ts';
import { groupEntries, isSameGo } from './group-entries.ts';
import { HistoryBatch } from './history-batch.tsx';
import { type HistoryContext, HistoryRow } from './history-row.tsx';
import { dayOf } from './history-words.ts';
import { putAllBack, putBack } from './put-back.ts';
import { useHistory } from './use-history.ts';

/** The changes that are asked for, day by day; each can be put back. */
export function HistoryList({
  wish,
  realmId,
  memberId,
  changes,
}: {
  wish: HistoryWish;
  realmId: string;
  memberId: string;
  /** Missing for those who may only look. */
  changes: Changes | undefined;
}) {
  const history = useHistory(wish);
  const announce = useAnnounce();
  const entries = history.entries ?? [];
  const names = useNames(wish.term ? [wish.term.kind] : kindsOf(entries), realmId);
  const now = useNow(realmId);
  const [opened] = useState(Date.now);
  const [busy, setBusy] = useState(false);
  const [storing, setStoring] = useState(0);
  const { db } = usePanelWorld();
  const waiting = useLiveQuery(() => db.mappingChanges.count(), [db]) ?? 0;
  useHold(busy);
  // Names of kinds that an older page adds come a moment later.
  const wasReady = useRef(false);
  wasReady.current ||= history.entries !== undefined && names.isReady;
  if (!history.entries || !now || !wasReady.current) {
    return (
      <SheetBody>
        {history.refusal ? (
          <ProblemNotice problem={history.refusal}>
            <Button onClick={() => void history.again()}>Try again</Button>
          </ProblemNotice>
        ) : (
          <p className="history-wait" role="status">
            <Spinner /> Reading the history
          </p>
        )}
      </SheetBody>
    );
  }
  const restore = async (batch: HistoryEntry[]) => {
    if (!changes) return;
    setBusy(true);
    const [newest] = batch;
    const isOne = batch.length === 1;
    const all = newest && !isOne ? await wholeOf(newest) : batch;
    const steps = isOne ? batch.map((one) => putBack(one, now)) : putAllBack(all ?? [], now);
    setStoring(steps.length);
    const stored = steps.length > 0 && (await changes.apply(steps));
    setStoring(0);
    if (stored) {
      announce(`${plural(steps.length, 'mapping is', 'mappings are')} as before.`);
      await history.again();
    }
    setBusy(false);
  };
  /** A batch with what of it is on older pages. */
  const wholeOf = async (newest: HistoryEntry) => {
    const isPart = (one: HistoryEntry) => isSameGo(newest, one);
    const known = await history.upTo(isPart);
    return known?.filter((one) => one.version <= newest.version && isPart(one));
  };
  const context: HistoryContext = {
    ...{ names, now, memberId, busy },
    restore: changes && ((batch) => void restore(batch)),
    isOneTerm: wish.term !== undefined,
    isOneKind: wish.kinds?.length === 1,
  };
  const days = groupEntries(entries, (at) => dayOf(at, opened));
  return (
    <SheetBody>
      {storing > 1 && (
        <p className="history-wait" role="status">
          <Spinner /> {progressWords('Putting back', storing, waiting)}
        </p>
      )}
      {changes?.refusal && <ProblemNotice problem={changes.refusal} />}
      {history.refusal && <ProblemNotice problem={history.refusal} tone="warning" />}
      {entries.length === 0 && (
        <div className="history-empty">
          <ClockIcon />
          <p className="history-name">No changes yet</p>
          <p className="muted">Every change of a mapping is kept here, with who made it.</p>
        </div>
      )}
      {days.map(({ day, batches }, at) => (
        <section key={day} className="history-day" aria-label={day}>
          <h3 className="history-date">{day}</h3>
          <ul className="history-entries">
            {batches.map((batch, index) => {
              const [first, ...more] = batch;
              const isLast = at === days.length - 1 && index === batches.length - 1;
              return more.length === 0 ? (
                <HistoryRow key={first.version} entry={first} context={context} />
              ) : (
                <HistoryBatch
                  key={first.version}
                  batch={batch}
                  isWhole={!isLast || !history.hasOlder}
                  context={context}
                />
              );
            })}
          </ul>
        </section>
      ))}
      {history.hasOlder && (
        <div className="history-rest">
          <Button busy={history.busy} onClick={() => void history.older()}>
            Show older changes
          </Button>
        </div>
      )}
    </SheetBody>
  );
}

const kindsOf = (entries: readonly HistoryEntry[]) => [
  ...new Set(entries.map(({ term }) => term.kind)),
];
