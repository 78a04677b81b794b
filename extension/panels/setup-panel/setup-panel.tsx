import type { ReactNode } from 'react';
import type { PairingRecord, SiteRecord } from '#extension/store/records.ts';
import { Button } from '#extension/ui/button.tsx';
import type { CompanyCheck } from '../doctor-panel/use-company-check.ts';
import type { SettingsPlace } from '../settings-panel/use-settings-place.ts';
import { CheckStep } from './check-step.tsx';
import { ConnectStep } from './connect-step.tsx';
import { DefaultsStep } from './defaults-step.tsx';
import { FirstPassStep } from './first-pass-step.tsx';
import { BeforeYouStart } from './needs.tsx';
import { PairStep } from './pair-step.tsx';
import { SiteStep } from './site-step.tsx';
import { Step } from './step.tsx';
import type { SetupProgress } from './use-setup-progress.ts';
import './setup-panel.css';

/** The steps to the first export, one at a time; a step that is done shows its result. */
export function SetupPanel({
  pairing,
  sites,
  waiting,
  check,
  progress,
  settings,
  openMapping,
  openHelp,
  onDone,
}: {
  pairing: PairingRecord | null;
  sites: SiteRecord[];
  /** The record that was chosen on a page; it is kept until it can be exported. */
  waiting: ReactNode;
  check: CompanyCheck;
  progress: SetupProgress;
  settings: SettingsPlace;
  openMapping: () => void;
  openHelp: () => void;
  /** The admin has gone through the steps after connecting, or left them for later. */
  onDone: () => void;
}) {
  const me = pairing?.me;
  const { company, state: connected } = me?.connection ?? {};
  const done = [
    me !== undefined,
    sites.length > 0,
    connected === 'connected',
    progress.isConfirmed(company?.realmId),
    progress.hasDefaults(company?.realmId),
    false,
  ];
  const now = done.indexOf(false);
  const state = (index: number) => (index === now ? 'now' : done[index] ? 'done' : 'later');
  const isAdmin = !me || me.member.role === 'admin';
  return (
    <div className="stack">
      {waiting}
      <div className="setup-intro">
        <h1>Set up Counterfoil</h1>
        <p className="muted">
          Export finished invoices, payments and expenses from your practice software to QuickBooks
          Online.
        </p>
        <div className="row">
          <Button look="quiet" onClick={openHelp}>
            How it works, with pictures
          </Button>
        </div>
      </div>
      {!pairing && <BeforeYouStart />}
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
              {me && company && (
                <CheckStep
                  {...{ me, check, settings }}
                  onDone={() => progress.confirm(company.realmId)}
                />
              )}
            </Step>
            <Step number={5} state={state(4)} title="Choose the defaults">
              {company && (
                <DefaultsStep
                  company={company}
                  onDone={() => progress.leaveDefaults(company.realmId)}
                />
              )}
            </Step>
            <Step number={6} state={state(5)} title="Before the first export">
              {company && (
                <FirstPassStep
                  company={company}
                  openMapping={() => {
                    onDone();
                    openMapping();
                  }}
                  openHelp={openHelp}
                  onDone={onDone}
                />
              )}
            </Step>
          </>
        )}
      </ol>
    </div>
  );
}
