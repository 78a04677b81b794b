import { useState } from 'react';
import { Button } from '#extension/ui/button.tsx';
import { Notice, ProblemNotice } from '#extension/ui/notice.tsx';
import type { Me } from '#shared/relay/contract.ts';
import { usePanelWorld } from '../panel-world.ts';
import { useAction } from '../use-action.ts';
import './setup-panel.css';

/** What is needed and granted, and the button that opens Intuit's sign-in (features A1, A2, A9, B1 to B7). */
export function ConnectStep({ me }: { me: Me }) {
  const { send } = usePanelWorld();
  const { run, busy, refusal } = useAction();
  const [isUnfinished, setUnfinished] = useState(false);
  const connect = async () => {
    setUnfinished(false);
    const answer = await run(() => send('connect', {}));
    setUnfinished(answer?.state === 'none');
  };
  if (me.member.role !== 'admin') {
    return (
      <div className="stack">
        <p>An admin of {me.practice.name} connects the company. You have nothing to do here.</p>
        {refusal && <ProblemNotice problem={refusal} />}
        <div className="row">
          <Button busy={busy} onClick={() => void run(() => send('refreshMe', {}))}>
            Check again
          </Button>
        </div>
      </div>
    );
  }
  return (
    <div className="stack">
      <div className="setup-part">
        <h3>What you need</h3>
        <ul className="points">
          <li>
            A company in QuickBooks <strong>Online</strong>. QuickBooks Desktop cannot be connected.
          </li>
          <li>
            The login that owns the company file, or another admin of it. With several companies you
            choose one in the window; one company is connected at a time.
          </li>
        </ul>
      </div>
      <div className="setup-part">
        <h3>What is granted</h3>
        <ul className="points">
          <li>Reading customers, vendors, items, accounts, taxes and payment methods.</li>
          <li>Creating the invoices, payments, credits, refunds and expenses that you confirm.</li>
          <li>Creating the customers, vendors and items that they need, when you say so.</li>
        </ul>
        <p className="muted">
          You type no key. The access stays on your relay, never in a browser, and you can end it at
          any time.
        </p>
      </div>
      <Notice tone="warning" title="Avoid counting income twice">
        <p>
          Does another app, or a bank-feed rule, already enter this income in QuickBooks? Switch it
          off first, and match bank deposits with the exported invoices instead of adding them.
        </p>
      </Notice>
      {refusal && <ProblemNotice problem={refusal} />}
      {isUnfinished && (
        <Notice role="status" title="No company was connected.">
          <p>The sign-in window was closed before it was finished. Nothing was changed.</p>
        </Notice>
      )}
      <Button look="primary" busy={busy} onClick={() => void connect()}>
        {busy ? 'Waiting for the sign-in window' : 'Connect to QuickBooks'}
      </Button>
      {busy && (
        <p className="muted small" role="status">
          Finish signing in in the window that opened. Closing it changes nothing.
        </p>
      )}
    </div>
  );
}
