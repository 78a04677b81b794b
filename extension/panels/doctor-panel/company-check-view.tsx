import { Button } from '#extension/ui/button.tsx';
import { Notice, ProblemNotice } from '#extension/ui/notice.tsx';
import type { Finding } from '#shared/company-check/finding.ts';
import { problem } from '#shared/problem.ts';
import type { Me } from '#shared/relay/contract.ts';
import type { SettingsPlace } from '../settings-panel/use-settings-place.ts';
import { moment, plural } from '../words.ts';
import { FindingList } from './finding-list.tsx';
import type { CompanyCheck } from './use-company-check.ts';
import './company-check.css';

/** Test connection: everything that decides whether exports work in this company (features C1, C2, H9). */
export function CompanyCheckView({
  me,
  check,
  place,
}: {
  me: Me;
  check: CompanyCheck;
  place?: SettingsPlace;
}) {
  const { connection, member } = me;
  if (connection.state === 'none') return <ProblemNotice problem={problem('not_connected')} />;
  if (member.role !== 'admin') return <Notice title="An admin runs the company check." />;
  const { checked, isStale, isReconnected, busy, refusal, run } = check;
  return (
    <div className="stack">
      <p>
        Reads the company as it is in QuickBooks now and says what it means for exports. Nothing is
        changed there. Settle what must be fixed before you rely on exports.
      </p>
      {refusal && <ProblemNotice problem={refusal} />}
      <div className="row">
        <Button look={checked ? 'plain' : 'primary'} busy={busy} onClick={run}>
          {checked ? 'Test again' : 'Test connection'}
        </Button>
        {checked && (
          <span className="muted small">
            {moment(checked.at)} · {plural(checked.meteredReads, 'read', 'reads')} from QuickBooks
          </span>
        )}
      </div>
      {isReconnected && (
        <Notice title="The company was reconnected since.">
          <p>Test again to see whether it works now.</p>
        </Notice>
      )}
      {isStale && !isReconnected && (
        <Notice title="The settings have changed since.">
          <p>
            Settings or tax mappings are not those of this check. Test again to see what is left.
          </p>
        </Notice>
      )}
      {checked && (
        <Findings findings={checked.findings} place={place} quickbooksUrl={checked.quickbooksUrl} />
      )}
    </div>
  );
}

function Findings({
  findings,
  ...links
}: {
  findings: Finding[];
  place: SettingsPlace | undefined;
  quickbooksUrl: string | undefined;
}) {
  const of = (state: Finding['state']) => findings.filter((one) => one.state === state);
  const broken = of('must-fix');
  const advice = of('advice');
  const fine = of('ok');
  return (
    <>
      {broken.length === 0 && (
        <Notice tone="success" title="The connection works and nothing must be fixed." />
      )}
      {broken.length > 0 && (
        <section className="stack" aria-label="Must be fixed">
          <h3>{plural(broken.length, 'thing must be fixed', 'things must be fixed')}</h3>
          <FindingList findings={broken} {...links} />
        </section>
      )}
      {advice.length > 0 && (
        <section className="stack" aria-label="Advice">
          <h3>Worth a look ({advice.length})</h3>
          <FindingList findings={advice} {...links} />
        </section>
      )}
      {fine.length > 0 && (
        <details className="disclosure fine">
          <summary>
            {fine.length === 1
              ? '1 thing is as it should be'
              : `${fine.length} things are as they should be`}
          </summary>
          <FindingList findings={fine} {...links} />
        </details>
      )}
    </>
  );
}
