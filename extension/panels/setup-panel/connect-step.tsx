import { useState } from 'react';
import { Button } from '#extension/ui/button.tsx';
import { ProblemNotice } from '#extension/ui/notice.tsx';
import type { Me } from '#shared/relay/contract.ts';
import { usePanelWorld } from '../panel-world.ts';
import { useAction } from '../use-action.ts';
import { ConnectButton } from './connect-button.tsx';
import { CompanyNeeded, CountedTwice } from './needs.tsx';
import './setup-panel.css';

/** What is needed and granted, and the button that opens Intuit's sign-in (features A1, A2, A9, B1 to B7). */
export function ConnectStep({ me }: { me: Me }) {
  if (me.member.role !== 'admin') return <AdminConnects practice={me.practice.name} />;
  return (
    <div className="stack">
      <div className="setup-part">
        <h3>What you need</h3>
        <CompanyNeeded />
      </div>
      <div className="setup-part">
        <h3>What is granted</h3>
        <ul className="points">
          <li>Reading customers, vendors, items, accounts, taxes and payment methods.</li>
          <li>Creating the invoices, payments, credits, refunds and expenses that you export.</li>
          <li>
            Creating the customers, vendors, items and other entries that they need, when you say
            so.
          </li>
          <li>Changing or voiding what Counterfoil itself has exported, when you ask for it.</li>
        </ul>
        <p className="muted">
          Intuit’s page asks for all of your accounting data, because it offers nothing smaller;
          Counterfoil uses it for nothing else. You type no key. The access stays on your relay,
          never in a browser, and you can end it at any time.
        </p>
      </div>
      <CountedTwice />
      <ConnectButton />
    </div>
  );
}

/** What staff see while no company is connected. */
export function AdminConnects({ practice }: { practice: string }) {
  const { send } = usePanelWorld();
  const { run, busy, refusal } = useAction();
  const [isAsked, setAsked] = useState(false);
  const ask = async () => {
    setAsked(false);
    setAsked((await run(() => send('refreshMe', {}))) !== undefined);
  };
  return (
    <div className="stack">
      <p>An admin of {practice} connects the company. You have nothing to do here.</p>
      {refusal && <ProblemNotice problem={refusal} />}
      <div className="row">
        <Button busy={busy} onClick={() => void ask()}>
          Check again
        </Button>
        <span className="muted small" role="status">
          {isAsked && 'No company is connected yet.'}
        </span>
      </div>
    </div>
  );
}
