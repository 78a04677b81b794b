import { Tabs } from '@base-ui/react/tabs';
import { useEffect, useState } from 'react';
import type { PairingRecord, SiteRecord } from '#extension/store/records.ts';
import { ExternalIcon, Mark } from '#extension/ui/icons.tsx';
import { LiveRegion } from '#extension/ui/live-region.tsx';
import { Reminders } from './connection-panel/reminders.tsx';
import { useCompanyCheck } from './doctor-panel/use-company-check.ts';
import { ExportPanel } from './export-panel/export-panel.tsx';
import { MappingPanel } from './mapping-panel/mapping-panel.tsx';
import { usePanelWorld } from './panel-world.ts';
import { SettingsPanel } from './settings-panel/settings-panel.tsx';
import { useSettingsPlace } from './settings-panel/use-settings-place.ts';
import { SetupPanel } from './setup-panel/setup-panel.tsx';
import { useFocus, usePairing, useSites } from './use-store.ts';
import './app.css';

/** The whole panel; the same beside a page and as a tab of its own. */
export const App = () => (
  <LiveRegion>
    <Views />
  </LiveRegion>
);

function Views() {
  const { send, openWorkspace } = usePanelWorld();
  const pairing = usePairing();
  const sites = useSites();
  const focus = useFocus();
  const [view, setView] = useState('export');
  const place = useSettingsPlace();
  const check = useCompanyCheck(pairing?.me.connection.company?.realmId);

  useEffect(() => {
    const quietly = (answer: Promise<unknown>) => answer.catch(() => undefined);
    quietly(send('refreshMe', {}));
    quietly(send('fetchPractice', {}));
    quietly(send('resumeExports', {}));
  }, [send]);
  const focusedAt = focus?.at;
  // A click on a page wants its invoice to be seen, whatever the panel showed before.
  useEffect(() => {
    if (focusedAt) setView('export');
  }, [focusedAt]);

  const isLoaded = pairing !== undefined && sites !== undefined && focus !== undefined;
  const isReady = isLoaded && isSetUp(pairing, sites);
  // An admin who connects goes on with the steps after it; others are done.
  const [settingUp, setSettingUp] = useState(false);
  useEffect(() => {
    if (isLoaded && !isReady) setSettingUp(true);
  }, [isLoaded, isReady]);

  if (!isLoaded) return null;
  const isDone = isReady && !(settingUp && hasStepsLeft(pairing));
  const goTo: typeof place.goTo = (field) => {
    place.goTo(field);
    setView('settings');
  };
  return (
    <Tabs.Root className="app" value={view} onValueChange={(next) => setView(String(next))}>
      <header className="app-header">
        <div className="app-brand">
          <Mark />
          <span className="app-name">Counterfoil</span>
          {pairing && <CompanyName pairing={pairing} />}
        </div>
        <Tabs.List className="app-tabs" aria-label="Views">
          <Tabs.Tab className="app-tab" value="export">
            {isDone ? 'Export' : 'Set up'}
          </Tabs.Tab>
          <Tabs.Tab className="app-tab" value="mapping" disabled={!pairing}>
            Mapping
          </Tabs.Tab>
          <Tabs.Tab className="app-tab" value="settings" disabled={!pairing}>
            Settings
          </Tabs.Tab>
        </Tabs.List>
        {openWorkspace && (
          <button type="button" className="app-open-tab" onClick={openWorkspace}>
            <ExternalIcon />
            <span>Open in a tab</span>
          </button>
        )}
      </header>
      <main>
        <Tabs.Panel className="app-main" value="export">
          {isDone && pairing ? (
            <>
              <Reminders me={pairing.me} goTo={goTo} />
              <ExportPanel
                focus={focus}
                pairing={pairing}
                openSettings={() => setView('settings')}
              />
            </>
          ) : (
            <SetupPanel
              pairing={pairing}
              sites={sites}
              draftWaits={focus !== null}
              check={check}
              onDone={() => setSettingUp(false)}
            />
          )}
        </Tabs.Panel>
        <Tabs.Panel className="app-main" value="mapping">
          {pairing && <MappingPanel pairing={pairing} />}
        </Tabs.Panel>
        <Tabs.Panel className="app-main" value="settings">
          {pairing && <SettingsPanel pairing={pairing} sites={sites} check={check} place={place} />}
        </Tabs.Panel>
      </main>
    </Tabs.Root>
  );
}

/** Whether exports can be looked at; a practice without an accounting system makes drafts only. */
const isSetUp = (pairing: PairingRecord | null, sites: SiteRecord[]): boolean =>
  pairing !== null &&
  sites.length > 0 &&
  (pairing.me.connection.state !== 'none' || pairing.me.practice.accounting === 'none');

/** After connecting an admin checks the company and chooses the defaults. */
const hasStepsLeft = (pairing: PairingRecord | null): boolean =>
  pairing?.me.member.role === 'admin' && pairing.me.connection.state === 'connected';

const stateWords = {
  none: 'Not connected',
  connected: 'Connected',
  needs_reconnect: 'Needs reconnect',
};

function CompanyName({ pairing }: { pairing: PairingRecord }) {
  const { state, company } = pairing.me.connection;
  return (
    <div className="app-company">
      <div>{company?.name ?? pairing.me.practice.name}</div>
      <div className="app-company-state">
        <span className={`dot dot-${state}`} />
        {stateWords[state]}
      </div>
    </div>
  );
}
