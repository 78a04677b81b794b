import { Button } from '#extension/ui/button.tsx';
import { Notice, ProblemNotice } from '#extension/ui/notice.tsx';
import { problem } from '#shared/problem.ts';
import type { Me } from '#shared/relay/contract.ts';
import type { Settings } from '#shared/settings/settings.ts';
import { useSettings } from '../settings-panel/use-settings.ts';
import type { SettingsPlace } from '../settings-panel/use-settings-place.ts';
import { ReconnectBanner } from './reconnect-banner.tsx';

/** What stands in the way of exports in general: an ended connection, or defaults nobody has chosen (features D26). */
export function Reminders({ me, goTo }: { me: Me; goTo: SettingsPlace['goTo'] }) {
  const { company, state } = me.connection;
  const settings = useSettings(company?.realmId)?.settings;
  const isAdmin = me.member.role === 'admin';
  if (me.practice.accounting === 'none') {
    return (
      <div className="reminder">
        <ProblemNotice problem={problem('accounting_off')} tone="warning" />
      </div>
    );
  }
  if (state === 'none') return null;
  return (
    <>
      <ReconnectBanner me={me} />
      {state === 'connected' && isAdmin && settings && (
        <MissingDefaults settings={settings} goTo={goTo} />
      )}
    </>
  );
}

/** Features D26. */
function MissingDefaults({ settings, goTo }: { settings: Settings; goTo: SettingsPlace['goTo'] }) {
  const missing = [
    { field: 'incomeAccountId' as const, name: 'income account' },
    { field: 'servicesItemId' as const, name: 'services item' },
  ].filter(({ field }) => settings[field] === null);
  const [first] = missing;
  if (!first) return null;
  return (
    <div className="reminder">
      <Notice
        tone="warning"
        title={`No ${missing.map(({ name }) => name).join(' and no ')} chosen yet.`}
      >
        <p>Records that need {missing.length > 1 ? 'one of them' : 'it'} are refused.</p>
        <div className="row">
          <Button onClick={() => goTo(first.field)}>Choose the defaults</Button>
        </div>
      </Notice>
    </div>
  );
}
