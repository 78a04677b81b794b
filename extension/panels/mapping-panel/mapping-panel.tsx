import { useEffect, useState } from 'react';
import { keptCatalogues } from '#extension/store/kept-catalogues.ts';
import type { PairingRecord } from '#extension/store/records.ts';
import { Notice } from '#extension/ui/notice.tsx';
import { FetchProgress } from '../fetch-progress.tsx';
import { MappingTools } from '../mapping-tools/mapping-tools.tsx';
import { usePanelWorld } from '../panel-world.ts';
import { useKeptQuery } from '../use-kept-query.ts';
import { MappingScreen } from './mapping-screen.tsx';
import { listsOf } from './mapping-sources.ts';
import { ScreenPicker } from './screen-picker.tsx';
import { type Screen, type ScreenId, screenOf } from './screens.ts';
import { useDecisions } from './use-decisions.ts';
import { useOpenCounts } from './use-open-counts.ts';
import './mapping-panel.css';

/** What the practice calls things beside what QuickBooks calls them, list by list. */
export function MappingPanel({
  pairing,
  first = 'items',
}: {
  pairing: PairingRecord;
  /** The list to begin with. */
  first?: ScreenId;
}) {
  const { send } = usePanelWorld();
  useEffect(() => {
    const quietly = (answer: Promise<unknown>) => void answer.catch(() => undefined);
    quietly(send('catchUpTerms', {}));
    quietly(send('fetchPractice', {}));
    quietly(send('sendMappingChanges', {}));
  }, [send]);
  const realmId = pairing.me.connection.company?.realmId;
  if (realmId) {
    const isAdmin = pairing.me.member.role === 'admin';
    const memberId = pairing.me.member.id;
    return <Lists key={realmId} {...{ first, realmId, memberId, isAdmin }} />;
  }
  return (
    <div className="mapping">
      <h1 className="visually-hidden">Mapping</h1>
      <Notice title="No company is connected.">
        <p>Connect to QuickBooks under Settings; then its lists appear here.</p>
      </Notice>
    </div>
  );
}

function Lists({
  first,
  realmId,
  memberId,
  isAdmin,
}: {
  first: ScreenId;
  realmId: string;
  memberId: string;
  isAdmin: boolean;
}) {
  const [chosen, setChosen] = useState<string>(first);
  const screen = screenOf(chosen);
  // Above the lists: what was done in one can be taken back in another.
  const decisions = useDecisions(realmId);
  const open = useOpenCounts(realmId);
  return (
    <div className="mapping">
      <h1 className="visually-hidden">Mapping</h1>
      <ScreenPicker chosen={screen.id} open={open} onChoose={setChosen} />
      <MappingTools {...{ screen, realmId, memberId, isAdmin }} changes={decisions}>
        <ListsProgress screen={screen} realmId={realmId} />
        <MappingScreen
          key={screen.id}
          screen={screen}
          realmId={realmId}
          isAdmin={isAdmin}
          decisions={decisions}
        />
      </MappingTools>
    </div>
  );
}

/** How far the lists are that were never here. */
function ListsProgress({ screen, realmId }: { screen: Screen; realmId: string }) {
  const { db, vault } = usePanelWorld();
  const names = listsOf(screen);
  const lists = useKeptQuery(keptCatalogues(db, vault, realmId, names));
  return <FetchProgress lists={lists ? names.filter((name) => !lists[name]) : []} />;
}
