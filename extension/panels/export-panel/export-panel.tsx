import { useEffect } from 'react';
import { type RecordState, recordState } from '#extension/store/record-state.ts';
import type { FocusRecord, PairingRecord } from '#extension/store/records.ts';
import { useAnnounce } from '#extension/ui/live-region.tsx';
import { explain } from '#shared/problem.ts';
import type { ScreenId } from '../mapping-panel/screens.ts';
import { useRecord } from '../use-store.ts';
import { Empty } from './empty.tsx';
import { RecordHeader } from './record-header.tsx';
import { RecordView } from './record-view.tsx';
import './export-panel.css';

/** The record that was clicked last, in whatever state it is. */
export function ExportPanel({
  focus,
  pairing,
  openSettings,
  openMapping,
}: {
  focus: FocusRecord | null;
  pairing: PairingRecord;
  openSettings: () => void;
  openMapping: (screen: ScreenId) => void;
}) {
  if (!focus) return <Empty />;
  return (
    <FocusedRecord
      key={focus.sourceKey}
      sourceKey={focus.sourceKey}
      clickedAt={focus.at}
      pairing={pairing}
      openSettings={openSettings}
      openMapping={openMapping}
    />
  );
}

function FocusedRecord({
  sourceKey,
  clickedAt,
  pairing,
  openSettings,
  openMapping,
}: {
  sourceKey: string;
  clickedAt: number;
  pairing: PairingRecord;
  openSettings: () => void;
  openMapping: (screen: ScreenId) => void;
}) {
  const record = useRecord(sourceKey);
  const facts = record?.sourceKey === sourceKey ? record.facts : undefined;
  const state = facts && recordState(facts);
  const announce = useAnnounce();
  const said = state && sentence(state);
  useEffect(() => {
    if (said) announce(said);
  }, [announce, said]);
  if (!facts || !state) return null;
  const draft = facts.content?.draft;
  return (
    <article className="stack">
      {draft ? <RecordHeader draft={draft} /> : <h1 className="visually-hidden">Export</h1>}
      <RecordView
        sourceKey={sourceKey}
        clickedAt={clickedAt}
        state={state}
        facts={facts}
        pairing={pairing}
        openSettings={openSettings}
        openMapping={openMapping}
      />
    </article>
  );
}

const doing = { create: 'Exporting.', update: 'Updating.', void: 'Undoing.' };

/** What a person who does not see the change is told. Problems are alerts and speak for themselves. */
function sentence(state: RecordState): string {
  switch (state.is) {
    case 'unread':
      return 'Reading the page.';
    case 'needs-mapping':
      return `${state.terms.length} to choose.`;
    case 'ready':
      return 'Preview ready.';
    case 'exporting':
      return doing[state.operation];
    case 'checking':
      return 'Checking with QuickBooks.';
    case 'exported':
      return state.receipt.problem ? explain(state.receipt.problem).sentence : 'Exported.';
    case 'voided':
      return 'Undone in QuickBooks.';
    default:
      return '';
  }
}
