import { useEffect, useState } from 'react';
import { nextState, type RecordState } from '#extension/store/record-state.ts';
import { Button } from '#extension/ui/button.tsx';
import { Notice, ProblemNotice } from '#extension/ui/notice.tsx';
import { usePanelWorld } from '../panel-world.ts';
import { recordWord } from '../words.ts';
import { CheckAgain, ReadAgain } from './again.tsx';
import { Changed } from './changed.tsx';
import { Exported } from './exported.tsx';
import { NextStep, type NextStepProps } from './next-step.tsx';
import { Voided } from './voided.tsx';

const nudgeMs = 3000;

/** One view per state. */
export function RecordView(props: NextStepProps & { state: RecordState }) {
  const { sourceKey, state, facts } = props;
  switch (state.is) {
    case 'exporting':
      return <Exporting sourceKey={sourceKey} state={state} />;
    case 'checking':
      return (
        <Notice tone="busy" title="Checking with QuickBooks">
          <p>
            QuickBooks did not answer clearly. Counterfoil is finding out what it has of this{' '}
            {recordWord(state.receipt.kind)}, and sends nothing new meanwhile.
          </p>
          <CheckAgain sourceKey={sourceKey} label="Check now" />
        </Notice>
      );
    case 'exported':
      return <Exported sourceKey={sourceKey} receipt={state.receipt} facts={facts} />;
    case 'changed':
      return <Changed {...props} state={state} />;
    case 'voided':
      return <Voided {...props} state={state} />;
    case 'failed':
      return <Failed {...props} state={state} />;
    case 'stuck':
      return (
        <ProblemNotice problem={state.problem} tone="warning">
          <CheckAgain sourceKey={sourceKey} label="Check again" />
        </ProblemNotice>
      );
    default:
      return <NextStep {...props} state={state} />;
  }
}

const doing = {
  create: 'Exporting to QuickBooks',
  update: 'Updating in QuickBooks',
  void: 'Undoing in QuickBooks',
};

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
      <Notice tone="busy" title={doing[state.operation]}>
        <p className="muted">
          Your confirmation is stored. You can close this panel; it goes on by itself.
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

/** It was certainly refused: it may be confirmed again once the reason is gone. */
function Failed({ state, ...props }: NextStepProps & { state: RecordState & { is: 'failed' } }) {
  const [again, setAgain] = useState(false);
  const next = nextState(props.facts);
  const canGoOn = next.is === 'ready' || next.is === 'needs-mapping';
  if (again && canGoOn) return <NextStep {...props} state={next} />;
  return (
    <>
      <ProblemNotice problem={state.problem}>
        {canGoOn && <Button onClick={() => setAgain(true)}>Try again</Button>}
        <ReadAgain sourceKey={props.sourceKey} />
      </ProblemNotice>
      {next.is === 'blocked' && <ProblemNotice problem={next.problem} />}
    </>
  );
}
