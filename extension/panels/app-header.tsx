import { Tabs } from '@base-ui/react/tabs';
import type { PairingRecord } from '#extension/store/records.ts';
import { ExternalIcon, Mark } from '#extension/ui/icons.tsx';
import { usePanelWorld } from './panel-world.ts';

/** Which company is connected, and the views. */
export function AppHeader({ pairing, isDone }: { pairing: PairingRecord | null; isDone: boolean }) {
  const { openWorkspace } = usePanelWorld();
  return (
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
        <Tabs.Tab className="app-tab" value="help">
          Help
        </Tabs.Tab>
      </Tabs.List>
      {openWorkspace && (
        <button type="button" className="app-open-tab" onClick={openWorkspace}>
          <ExternalIcon />
          <span>Open in a tab</span>
        </button>
      )}
    </header>
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
