import { useEffect, useState } from 'react';
import { draftState, type RecordFacts, type RecordState } from '#extension/store/record-state.ts';
import type { PairingRecord } from '#extension/store/records.ts';
import { Button } from '#extension/ui/button.tsx';
import { Notice, ProblemNotice } from '#extension/ui/notice.tsx';
import { usePanelWorld } from '../panel-world.ts';
import { CheckAgain, ReadAgain } from './again.tsx';
import { Changed, Exported } from './exported.tsx';
import { PrepareExport } from './prepare-export.tsx';
import { Unread } from './unread.tsx';

const nudgeMs = 3000;

export interface RecordViewProps {
  sourceKey: string;
  clickedAt: number;
  state: RecordState;
  facts: RecordFacts;
  pairing: PairingRecord;
  openSettings: () => void;
}

/** One view per state. */
export function RecordView(props: RecordViewProps) {
  const { sourceKey, state, facts, pairing, openSettings } = props;
  switch (state.is) {
    case 'unread':
      return <Unread sourceKey={sourceKey} clickedAt={props.clickedAt} />;
    case 'refused':
      return (
        <ProblemNotice problem={state.problem}>
          <ReadAgain sourceKey={sourceKey} />
        </ProblemNotice>
      );
    case 'blocked':
      return (
        <ProblemNotice problem={state.problem}>
          <ReadAgain sourceKey={sourceKey} />
          <Button onClick={openSettings}>Open settings</Button>
        </ProblemNotice>
      );
    case 'not-connected':
      return (
        <ProblemNotice problem={state.problem}>
          <Button onClick={openSettings}>Open settings</Button>
        </ProblemNotice>
      );
    case 'needs-mapping':
    case 'ready':
      return <PrepareExport sourceKey={sourceKey} state={state} pairing={pairing} />;
    case 'exporting':
      return <Exporting sourceKey={sourceKey} state={state} />;
    case 'checking':
      return (
        <Notice tone="busy" title="Checking with QuickBooks">
          <p>
            QuickBooks did not answer clearly. Counterfoil is finding out whether it has the
            invoice, and sends nothing new meanwhile.
          </p>
          <CheckAgain sourceKey={sourceKey} label="Check now" />
        </Notice>
      );
    case 'exported':
      return <Exported receipt={state.receipt} draft={facts.content?.draft} />;
    case 'changed':
      return <Changed sourceKey={sourceKey} receipt={state.receipt} draft={state.draft} />;
    case 'failed':
      return <Failed {...props} state={state} />;
    case 'stuck':
      return (
        <ProblemNotice problem={state.problem} tone="warning">
          <CheckAgain sourceKey={sourceKey} label="Check again" />
        </ProblemNotice>
      );
    default:
      return state satisfies never;
  }
}

function Exporting({
  sourceKey,
  state,
}: {
  sourceKey: string;
  state: RecordState & { is: 'exporting' };
}) {
  const { send } = usePanelWorld();
  // A worker that was stopped meanwhile wakes by this at once instead of by its alarm.
  useEffect(() => {
    const timer = setInterval(() => {
      send('checkExport', { sourceKey }).catch(() => undefined);
    }, nudgeMs);
    return () => clearInterval(timer);
  }, [send, sourceKey]);
  return (
    <>
      <Notice tone="busy" title="Exporting to QuickBooks">
        <p className="muted">
          Your confirmation is stored. You can close this panel; the export goes on by itself.
        </p>
      </Notice>
      {state.problem && (
        <ProblemNotice problem={state.problem} tone="warning">
          <CheckAgain sourceKey={sourceKey} label="Try now" />
        </ProblemNotice>
      )}
    </>
  );
}

/** QuickBooks certainly does not have it: it may be confirmed again once the reason is gone. */
function Failed({
  sourceKey,
  state,
  facts,
  pairing,
}: RecordViewProps & { state: RecordState & { is: 'failed' } }) {
  const [again, setAgain] = useState(false);
  const draft = facts.content?.draft;
  const company = facts.connection.company;
  const now = draft && company && draftState(draft, facts.lookup, company);
  if (again && (now?.is === 'ready' || now?.is === 'needs-mapping')) {
    return <PrepareExport sourceKey={sourceKey} state={now} pairing={pairing} />;
  }
  return (
    <>
      <ProblemNotice problem={state.problem}>
        {now && now.is !== 'blocked' && <Button onClick={() => setAgain(true)}>Try again</Button>}
        <ReadAgain sourceKey={sourceKey} />
      </ProblemNotice>
      {now?.is === 'blocked' && <ProblemNotice problem={now.problem} />}
    </>
  );
}
