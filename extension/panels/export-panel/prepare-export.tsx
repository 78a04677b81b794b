import { useEffect, useState } from 'react';
import type { RecordState } from '#extension/store/record-state.ts';
import type { PairingRecord } from '#extension/store/records.ts';
import { Button } from '#extension/ui/button.tsx';
import { Notice, ProblemNotice } from '#extension/ui/notice.tsx';
import { termsOf } from '#shared/mapping/term.ts';
import { usePanelWorld } from '../panel-world.ts';
import { useAction } from '../use-action.ts';
import { useCatalogue } from '../use-store.ts';
import { plural, termWords } from '../words.ts';
import { ConfirmPreview } from './confirm-preview.tsx';
import { MapTerms } from './map-terms.tsx';

/** What is not mapped first, then the preview; both over the company's own lists. */
export function PrepareExport({
  sourceKey,
  state,
  pairing,
}: {
  sourceKey: string;
  state: RecordState & { is: 'needs-mapping' | 'ready' };
  pairing: PairingRecord;
}) {
  const { send } = usePanelWorld();
  const realmId = pairing.me.connection.company?.realmId ?? '';
  // What colleagues have chosen meanwhile; asks the relay only, QuickBooks is not called.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once per record
  useEffect(() => {
    send('fetchMappings', {}).catch(() => undefined);
  }, [send, sourceKey]);
  const customers = useCatalogue('customers', realmId);
  const items = useCatalogue('items', realmId);
  const [changing, setChanging] = useState(false);
  const admin = pairing.me.member.role === 'admin';
  const refusal = customers.refusal ?? items.refusal;
  const lists = { customers, items, realmId };
  const needsMapping = state.is === 'needs-mapping';
  return (
    <>
      {refusal && <ProblemNotice problem={refusal} tone="warning" />}
      {needsMapping && !admin && <AskAdmin state={state} />}
      {admin && (needsMapping || changing) && (
        <MapTerms
          terms={termsOf(state.draft)}
          lists={lists}
          onDone={changing && !needsMapping ? () => setChanging(false) : undefined}
        />
      )}
      {state.is === 'ready' && !changing && (
        <ConfirmPreview
          sourceKey={sourceKey}
          state={state}
          lists={lists}
          onChangeMappings={admin ? () => setChanging(true) : undefined}
        />
      )}
    </>
  );
}

function AskAdmin({ state }: { state: RecordState & { is: 'needs-mapping' } }) {
  const { send } = usePanelWorld();
  const { run, busy, refusal } = useAction();
  return (
    <>
      <Notice
        tone="warning"
        title={`${plural(state.terms.length, 'entry has', 'entries have')} no counterpart in QuickBooks yet.`}
      >
        <p>
          An admin of your practice chooses it, once for all invoices. This invoice is kept here
          meanwhile, and nothing was exported.
        </p>
      </Notice>
      <ul className="term-list">
        {state.terms.map((term) => (
          <li key={`${term.kind} ${term.key}`} className="term term-waiting">
            <span className="term-kind">{termWords[term.kind]}</span>
            <span>
              {term.name} {term.id && <span className="muted">{term.id}</span>}
            </span>
          </li>
        ))}
      </ul>
      {refusal && <ProblemNotice problem={refusal} tone="warning" />}
      <div className="row">
        <Button busy={busy} onClick={() => void run(() => send('fetchMappings', {}))}>
          Check again
        </Button>
      </div>
    </>
  );
}
