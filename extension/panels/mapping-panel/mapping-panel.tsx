import { useEffect, useState } from 'react';
import type { PairingRecord } from '#extension/store/records.ts';
import { Notice } from '#extension/ui/notice.tsx';
import { usePanelWorld } from '../panel-world.ts';
import { MappingScreen } from './mapping-screen.tsx';
import { ScreenPicker } from './screen-picker.tsx';
import { screenOf } from './screens.ts';
import './mapping-panel.css';

/** What the practice calls things beside what QuickBooks calls them, list by list. */
export function MappingPanel({ pairing }: { pairing: PairingRecord }) {
  const { send } = usePanelWorld();
  const [chosen, setChosen] = useState('items');
  useEffect(() => {
    const quietly = (answer: Promise<unknown>) => void answer.catch(() => undefined);
    quietly(send('catchUpTerms', {}));
    quietly(send('fetchPractice', {}));
    quietly(send('sendMappingChanges', {}));
  }, [send]);
  const realmId = pairing.me.connection.company?.realmId;
  const screen = screenOf(chosen);
  return (
    <div className="mapping">
      <h1 className="visually-hidden">Mapping</h1>
      <ScreenPicker chosen={screen.id} onChoose={setChosen} />
      {realmId ? (
        <MappingScreen
          key={screen.id}
          screen={screen}
          realmId={realmId}
          isAdmin={pairing.me.member.role === 'admin'}
        />
      ) : (
        <Notice title="No company is connected.">
          <p>Connect to QuickBooks under Settings; then its lists appear here.</p>
        </Notice>
      )}
    </div>
  );
}
