import { Tabs } from '@base-ui/react/tabs';
import { useEffect, useState } from 'react';
import type { PairingRecord } from '#extension/store/records.ts';
import { Mark } from '#extension/ui/icons.tsx';
import { LiveRegion } from '#extension/ui/live-region.tsx';
import { ConnectionCard } from './connection-panel/connection-card.tsx';
import { RelayCard } from './connection-panel/relay-card.tsx';
import { DevicesCard } from './devices-panel/devices-card.tsx';
import { ExportPanel } from './export-panel/export-panel.tsx';
import { usePanelWorld } from './panel-world.ts';
import { SetupPanel } from './setup-panel/setup-panel.tsx';
import { SitesCard } from './sites-panel/sites-card.tsx';
import { useFocus, usePairing, useSites } from './use-store.ts';
import './app.css';

/** The whole panel; the same beside a page and as a tab of its own. */
export function App() {
  const { send } = usePanelWorld();
  const pairing = usePairing();
  const sites = useSites();
  const focus = useFocus();
  const [view, setView] = useState('export');

  useEffect(() => {
    const quietly = (answer: Promise<unknown>) => answer.catch(() => undefined);
    quietly(send('refreshMe', {}));
    quietly(send('fetchMappings', {}));
    quietly(send('resumeExports', {}));
  }, [send]);
  const focusedAt = focus?.at;
  // A click on a page wants its invoice to be seen, whatever the panel showed before.
  useEffect(() => {
    if (focusedAt) setView('export');
  }, [focusedAt]);

  if (pairing === undefined || sites === undefined || focus === undefined) return null;
  const { connection } = pairing?.me ?? {};
  const ready = pairing && sites.length > 0 && connection?.state !== 'none';
  return (
    <LiveRegion>
      <Tabs.Root className="app" value={view} onValueChange={(next) => setView(String(next))}>
        <header className="app-header">
          <div className="app-brand">
            <Mark />
            <span className="app-name">Counterfoil</span>
            {pairing && <CompanyName pairing={pairing} />}
          </div>
          <Tabs.List className="app-tabs" aria-label="Views">
            <Tabs.Tab className="app-tab" value="export">
              {ready ? 'Export' : 'Set up'}
            </Tabs.Tab>
            <Tabs.Tab className="app-tab" value="settings" disabled={!pairing}>
              Settings
            </Tabs.Tab>
          </Tabs.List>
        </header>
        <main>
          <Tabs.Panel className="app-main" value="export">
            {ready ? (
              <ExportPanel
                focus={focus}
                pairing={pairing}
                openSettings={() => setView('settings')}
              />
            ) : (
              <SetupPanel pairing={pairing} sites={sites} draftWaits={focus !== null} />
            )}
          </Tabs.Panel>
          <Tabs.Panel className="app-main" value="settings">
            {pairing && (
              <div className="settings">
                <h1 className="visually-hidden">Settings</h1>
                <ConnectionCard me={pairing.me} />
                <SitesCard sites={sites} />
                {pairing.me.member.role === 'admin' && <DevicesCard me={pairing.me} />}
                <RelayCard pairing={pairing} />
              </div>
            )}
          </Tabs.Panel>
        </main>
      </Tabs.Root>
    </LiveRegion>
  );
}

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
