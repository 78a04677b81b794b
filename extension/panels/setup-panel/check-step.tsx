import { useEffect } from 'react';
import { Button, Spinner } from '#extension/ui/button.tsx';
import { ConfirmButton } from '#extension/ui/confirm-button.tsx';
import { Notice, ProblemNotice } from '#extension/ui/notice.tsx';
import type { FindingId } from '#shared/company-check/finding.ts';
import type { Me } from '#shared/relay/contract.ts';
import { CompanyFacts } from '../connection-panel/company-facts.tsx';
import { FindingList } from '../doctor-panel/finding-list.tsx';
import type { CompanyCheck } from '../doctor-panel/use-company-check.ts';
import { usePanelWorld } from '../panel-world.ts';
import type { SettingsPlace } from '../settings-panel/use-settings-place.ts';
import { useAction } from '../use-action.ts';

/** The defaults are the next step, and say so themselves. */
const later: ReadonlySet<string> = new Set<FindingId>([
  'income-account',
  'services-item',
  'refund-account',
  'undeposited-funds',
]);

/** Is it the right company, and how does it do its sales tax (features B5, B8, D27)? */
export function CheckStep({
  me,
  check,
  settings,
  onDone,
}: {
  me: Me;
  check: CompanyCheck;
  settings: SettingsPlace;
  onDone: () => void;
}) {
  const { send } = usePanelWorld();
  const { run, busy, refusal } = useAction();
  const { company } = me.connection;
  const { checked } = check;
  // The step is the check: the person came here by connecting.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once
  useEffect(() => {
    if (!checked) check.run();
  }, []);
  const links = { place: settings, quickbooksUrl: checked?.quickbooksUrl };
  const name = company?.name ?? 'the company';
  const tax = checked?.findings.filter(({ id }) => id === 'sales-tax') ?? [];
  const others =
    checked?.findings.filter(
      ({ id, state }) => state !== 'ok' && id !== 'sales-tax' && !later.has(id),
    ) ?? [];
  return (
    <div className="stack">
      <Notice tone="success" title={`Connected to ${name}`}>
        <p>Is this the right company? Everything you export goes there.</p>
      </Notice>
      <CompanyFacts connection={me.connection} />
      <h3>How it does sales tax</h3>
      {check.busy && (
        <p className="row muted">
          <Spinner /> Reading the company
        </p>
      )}
      {check.refusal && (
        <ProblemNotice problem={check.refusal}>
          <Button onClick={check.run}>Try again</Button>
        </ProblemNotice>
      )}
      {tax.length > 0 && <FindingList findings={tax} {...links} />}
      {others.length > 0 && (
        <>
          <h3>Also found</h3>
          <FindingList findings={others} {...links} />
        </>
      )}
      {refusal && <ProblemNotice problem={refusal} />}
      <div className="row">
        <Button look="primary" onClick={onDone}>
          Yes, this is the company
        </Button>
        <ConfirmButton
          label="No, another one"
          title={`Disconnect ${name}?`}
          confirm="Disconnect"
          disabled={busy}
          onConfirm={() => void run(() => send('disconnect', {}))}
        >
          Then connect the other company. Nothing was exported to {name}.
        </ConfirmButton>
      </div>
    </div>
  );
}
