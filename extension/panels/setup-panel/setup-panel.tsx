import type { ReactNode } from 'react';
import type { PairingRecord, SiteRecord } from '#extension/store/records.ts';
import { CheckIcon } from '#extension/ui/icons.tsx';
import { Notice } from '#extension/ui/notice.tsx';
import { ConnectStep } from './connect-step.tsx';
import { PairStep } from './pair-step.tsx';
import { SiteStep } from './site-step.tsx';
import './setup-panel.css';

/** Three steps, one at a time; a step that is done shows its result. */
export function SetupPanel({
  pairing,
  sites,
  draftWaits,
}: {
  pairing: PairingRecord | null;
  sites: SiteRecord[];
  draftWaits: boolean;
}) {
  const connection = pairing?.me.connection;
  const done = [pairing !== null, sites.length > 0, connection?.state === 'connected'];
  const now = done.indexOf(false);
  const state = (index: number) => (done[index] ? 'done' : index === now ? 'now' : 'later');
  return (
    <div className="stack">
      <div>
        <h1>Set up Counterfoil</h1>
        <p className="muted">Export invoices from your practice software to QuickBooks Online.</p>
      </div>
      {draftWaits && <Notice>The invoice you chose is kept and shown after set-up.</Notice>}
      <ol className="steps">
        <Step
          number={1}
          state={state(0)}
          title="Pair this browser"
          result={pairing?.me.practice.name}
        >
          <PairStep />
        </Step>
        <Step
          number={2}
          state={state(1)}
          title="Allow your practice software"
          result={sites[0] && new URL(sites[0].origin).host}
        >
          <SiteStep />
        </Step>
        <Step number={3} state={state(2)} title="Connect QuickBooks Online">
          {pairing && <ConnectStep me={pairing.me} />}
        </Step>
      </ol>
    </div>
  );
}

const stateWords = { done: 'Done: ', now: '', later: 'Later: ' };

function Step({
  number,
  state,
  title,
  result,
  children,
}: {
  number: number;
  state: 'done' | 'now' | 'later';
  title: string;
  result?: string | undefined;
  children: ReactNode;
}) {
  return (
    <li className={`step step-${state}`} aria-current={state === 'now' ? 'step' : undefined}>
      <div className="step-head">
        <span className="step-number" aria-hidden="true">
          {state === 'done' ? <CheckIcon /> : number}
        </span>
        <h2 className="step-title">
          <span className="visually-hidden">{stateWords[state]}</span>
          {title}
        </h2>
        {state === 'done' && result && <span className="step-result">{result}</span>}
      </div>
      {state === 'now' && <div className="step-body">{children}</div>}
    </li>
  );
}
