import { Tabs } from '@base-ui/react/tabs';
import { useEffect, useState } from 'react';
import type { PairingRecord, SiteRecord } from '#extension/store/records.ts';
import { LiveRegion } from '#extension/ui/live-region.tsx';
import { AppHeader } from './app-header.tsx';
import { ReconnectBanner } from './connection-panel/reconnect-banner.tsx';
import { Reminders } from './connection-panel/reminders.tsx';
import { SignInFirst } from './connection-panel/sign-in-first.tsx';
import { useCompanyCheck } from './doctor-panel/use-company-check.ts';
import { ExportPanel } from './export-panel/export-panel.tsx';
import { HelpPanel } from './help-panel/help-panel.tsx';
import { WhyNoButton } from './help-panel/why-no-button.tsx';
import { MappingPanel } from './mapping-panel/mapping-panel.tsx';
import type { ScreenId } from './mapping-panel/screens.ts';
import { useWarmLists } from './mapping-panel/use-warm-lists.ts';
import { SettingsPanel } from './settings-panel/settings-panel.tsx';
import { useSettingsPlace } from './settings-panel/use-settings-place.ts';
import { SetupPanel } from './setup-panel/setup-panel.tsx';
import { useSetupProgress } from './setup-panel/use-setup-progress.ts';
import { useGreeting } from './use-greeting.ts';
import { useFocus, usePairing, useSites } from './use-store.ts';
import { VersionNotice } from './version-notice.tsx';
import { WaitingChanges } from './waiting-changes/waiting-changes.tsx';
import './app.css';

/** The whole panel; the same beside a page and as a tab of its own. */
export const App = () => (
  <LiveRegion>
    <Views />
  </LiveRegion>
);

type View = 'export' | 'mapping' | 'settings' | 'help';

function Views() {
  const pairing = usePairing();
  const sites = useSites();
  const focus = useFocus();
  const refusal = useGreeting();
  const [view, setView] = useState<View>('export');
  const [screen, setScreen] = useState<{ id: ScreenId; at: number }>();
  const openMapping = (id: ScreenId) => {
    setScreen({ id, at: performance.now() });
    setView('mapping');
  };
  const place = useSettingsPlace(openMapping);
  const progress = useSetupProgress();
  const check = useCompanyCheck(pairing?.me.connection);
  useWarmLists(pairing);

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

  useCompanyTitle(pairing);

  if (!isLoaded) return null;
  const isDone = isReady && !(settingUp && hasStepsLeft(pairing));
  /** From any view into the settings. */
  const settings: typeof place = {
    ...place,
    go(section) {
      place.go(section);
      setView('settings');
    },
    goTo(field) {
      place.goTo(field);
      setView('settings');
    },
  };
  const record = focus && pairing && (
    <ExportPanel
      focus={focus}
      pairing={pairing}
      openSettings={() => setView('settings')}
      openMapping={openMapping}
    />
  );
  return (
    <Tabs.Root className="app" value={view} onValueChange={(next) => setView(next as View)}>
      <AppHeader pairing={pairing} isDone={isDone} />
      <main>
        {pairing && <VersionNotice me={pairing.me} refusal={refusal} />}
        <Tabs.Panel className="app-main" value="export">
          {pairing && (
            <WaitingChanges pairing={pairing} goTo={settings.goTo} openMapping={openMapping} />
          )}
          {isDone && pairing ? (
            <>
              <Reminders me={pairing.me} goTo={settings.goTo} />
              {record ?? (
                <>
                  <ExportPanel
                    focus={null}
                    pairing={pairing}
                    openSettings={() => setView('settings')}
                    openMapping={openMapping}
                  />
                  {pairing.me.connection.state === 'connected' && (
                    <WhyNoButton pairing={pairing} sites={sites} go={settings.go} />
                  )}
                </>
              )}
            </>
          ) : (
            <SetupPanel
              pairing={pairing}
              sites={sites}
              waiting={record}
              check={check}
              progress={progress}
              settings={settings}
              openMapping={() => setView('mapping')}
              openHelp={() => setView('help')}
              onDone={() => setSettingUp(false)}
            />
          )}
        </Tabs.Panel>
        <Tabs.Panel className="app-main" value="mapping">
          {pairing && (
            <Mapping key={screen?.at} pairing={pairing} {...(screen ? { first: screen.id } : {})} />
          )}
        </Tabs.Panel>
        <Tabs.Panel className="app-main" value="settings">
          {pairing && (
            <>
              <WaitingChanges pairing={pairing} goTo={settings.goTo} openMapping={openMapping} />
              <SettingsPanel pairing={pairing} sites={sites} check={check} place={place} />
            </>
          )}
        </Tabs.Panel>
        <Tabs.Panel className="app-main" value="help">
          <HelpPanel pairing={pairing} sites={sites} go={settings.go} />
        </Tabs.Panel>
      </main>
    </Tabs.Root>
  );
}

/** A tab of its own says which company it is about. */
function useCompanyTitle(pairing: PairingRecord | null | undefined): void {
  const connection = pairing?.me.connection;
  const name = connection && (connection.company?.name ?? 'Not connected');
  useEffect(() => {
    document.title = name ? `${name} · Counterfoil` : 'Counterfoil';
  }, [name]);
}

/** The mapping needs the company: where nobody is signed in, its page asks for that first. */
function Mapping({ pairing, first }: { pairing: PairingRecord; first?: ScreenId }) {
  const { me } = pairing;
  const { state } = me.connection;
  if (state === 'none' && me.practice.accounting !== 'none') return <SignInFirst me={me} />;
  return (
    <>
      <ReconnectBanner me={me} />
      <MappingPanel pairing={pairing} {...(first ? { first } : {})} />
    </>
  );
}

/** Whether exports can be looked at; without an accounting system there is nothing to connect. */
const isSetUp = (pairing: PairingRecord | null, sites: SiteRecord[]): boolean =>
  pairing !== null &&
  sites.length > 0 &&
  (pairing.me.connection.state !== 'none' || pairing.me.practice.accounting === 'none');

/** After connecting an admin checks the company and chooses the defaults. */
const hasStepsLeft = (pairing: PairingRecord | null): boolean =>
  pairing?.me.member.role === 'admin' && pairing.me.connection.state === 'connected';
