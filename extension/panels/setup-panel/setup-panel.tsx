import { useState } from 'react';
import type { PairingRecord, SiteRecord } from '#extension/store/records.ts';
import { Notice } from '#extension/ui/notice.tsx';
import type { CompanyCheck } from '../doctor-panel/use-company-check.ts';
import { CheckStep } from './check-step.tsx';
import { ConnectStep } from './connect-step.tsx';
import { DefaultsStep } from './defaults-step.tsx';
import { PairStep } from './pair-step.tsx';
import { SiteStep } from './site-step.tsx';
import { Step } from './step.tsx';
import './setup-panel.css';

/** The steps to the first export, one at a time; a step that is done shows its result. */
export function SetupPanel({
  pairing,
  sites,
  draftWaits,
  check,
  onDone,
}: {
  pairing: PairingRecord | null;
  sites: SiteRecord[];
  draftWaits: boolean;
  check: CompanyCheck;
  /** The admin has gone through the steps after connecting, or left them for later. */
  onDone: () => void;
}) {
  const me = pairing?.me;
  const { company, state: connected } = me?.connection ?? {};
  const [rightRealm, setRightRealm] = useState<string>();
  const done = [
    me !== undefined,
    sites.length > 0,
    connected === 'connected',
    company !== undefined && rightRealm === company.realmId,
    false,
  ];
  const now = done.indexOf(false);
  const state = (index: number) => (index === now ? 'now' : done[index] ? 'done' : 'later');
  const isAdmin = !me || me.member.role === 'admin';
  return (
    <div className="stack">
      <div className="setup-intro">
        <h1>Set up Counterfoil</h1>
        <p className="muted">
          Export finished invoices, payments and expenses from your practice software to QuickBooks
          Online. You need a QuickBooks Online company; QuickBooks Desktop is not supported.
        </p>
      </div>
      {draftWaits && <Notice>The record you chose is kept and shown after set-up.</Notice>}
      <ol className="steps">
        <Step number={1} state={state(0)} title="Pair this browser" result={me?.practice.name}>
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
        <Step number={3} state={state(2)} title="Connect QuickBooks Online" result={company?.name}>
          {me && <ConnectStep me={me} />}
        </Step>
        {isAdmin && (
          <>
            <Step number={4} state={state(3)} title="Check the company" result="Confirmed">
              {me && (
                <CheckStep me={me} check={check} onDone={() => setRightRealm(company?.realmId)} />
              )}
            </Step>
            <Step number={5} state={state(4)} title="Choose the defaults">
              {company && <DefaultsStep company={company} onDone={onDone} />}
            </Step>
          </>
        )}
      </ol>
    </div>
  );
}
