import { useEffect, useState } from 'react';
import type { RecordFacts, RecordState } from '#extension/store/record-state.ts';
import type { PairingRecord } from '#extension/store/records.ts';
import { contextOf } from '#extension/store/steps.ts';
import { Notice, ProblemNotice } from '#extension/ui/notice.tsx';
import type { Company } from '#shared/documents/company.ts';
import { documentTypeOf } from '#shared/documents/index.ts';
import { paymentLeftOut } from '#shared/documents/steps.ts';
import { targetLists } from '#shared/mapping/target-lists.ts';
import { problem } from '#shared/problem.ts';
import { settingTargets } from '#shared/settings/setting-targets.ts';
import { settingsHealth, settingsIn } from '#shared/settings/settings-health.ts';
import { usePanelWorld } from '../panel-world.ts';
import { useCatalogues } from '../use-catalogues.ts';
import { AskAdmin } from './ask-admin.tsx';
import { BrokenSettings } from './broken-settings.tsx';
import { ByCategory } from './by-category.tsx';
import { ConfirmPreview } from './confirm-preview.tsx';
import { listsInPreviews } from './lists.ts';
import { MapTerms } from './map-terms.tsx';
import { RecordOverrides } from './record-overrides.tsx';
import { termsToMap } from './terms-to-map.ts';

interface PrepareExportProps {
  sourceKey: string;
  state: RecordState & { is: 'needs-mapping' | 'ready' };
  facts: RecordFacts;
  pairing: PairingRecord;
}

/** What is not mapped first, then the preview; both over the company's own lists. */
export function PrepareExport(props: PrepareExportProps) {
  const { company } = props.facts.connection;
  return company ? <PrepareFor {...props} company={company} /> : null;
}

function PrepareFor({
  sourceKey,
  state,
  facts,
  pairing,
  company,
}: PrepareExportProps & { company: Company }) {
  const { send } = usePanelWorld();
  const { realmId } = company;
  // What colleagues have chosen meanwhile; asks the relay only, QuickBooks is not called.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once per record
  useEffect(() => {
    send('fetchPractice', {}).catch(() => undefined);
  }, [send, sourceKey]);
  const { draft } = state;
  const toMap = termsToMap(draft, facts, company);
  const documents = state.is === 'ready' ? state.steps.map((step) => step.prepared.document) : [];
  const named = settingsIn(documents, facts.settings, company);
  const catalogues = useCatalogues(
    [
      ...named.map((field) => settingTargets[field].list),
      ...toMap.terms.map(({ kind }) => targetLists[kind]),
      ...(state.is === 'ready' ? listsInPreviews(state.steps) : []),
    ],
    realmId,
  );
  const [changing, setChanging] = useState(false);
  const admin = pairing.me.member.role === 'admin';
  const refusal = Object.values(catalogues).find((list) => list.refusal)?.refusal;
  const lists = { catalogues, realmId };
  const rows = named.map((field) => {
    const { list } = settingTargets[field];
    return [list, catalogues[list]?.rows];
  });
  const broken = settingsHealth(facts.settings, company, Object.fromEntries(rows)).filter(
    ({ field }) => named.includes(field),
  );
  const needsMapping = state.is === 'needs-mapping';
  const leftOut = paymentLeftOut(draft, facts.settings);
  const needsAdmin = documentTypeOf(draft, facts.settings).adminOnly && !admin;
  return (
    <>
      {refusal && <ProblemNotice problem={refusal} tone="warning" />}
      {needsAdmin && <ProblemNotice problem={problem('admin_only')} tone="warning" />}
      {needsMapping && !admin && <AskAdmin kind={draft.kind} terms={state.terms} />}
      {admin && (needsMapping || changing) && (
        <MapTerms
          toMap={toMap}
          lists={lists}
          context={contextOf(facts, company)}
          currency={company.multiCurrency && 'currency' in draft ? draft.currency : undefined}
          onDone={changing && !needsMapping ? () => setChanging(false) : undefined}
        />
      )}
      <BrokenSettings broken={broken} isAdmin={admin} />
      {leftOut !== undefined && (
        <Notice title={`The payment by ${leftOut} is not sent.`}>
          <p>The settings leave this payment method out. The invoice is exported without it.</p>
        </Notice>
      )}
      {state.is === 'ready' && <ByCategory draft={draft} lookup={facts.lookup} />}
      {!needsAdmin && (
        <RecordOverrides
          sourceKey={sourceKey}
          draft={draft}
          company={company}
          settings={facts.settings}
        />
      )}
      {state.is === 'ready' && !changing && !needsAdmin && (
        <ConfirmPreview
          sourceKey={sourceKey}
          state={state}
          lists={lists}
          onChangeMappings={admin && toMap.terms.length > 0 ? () => setChanging(true) : undefined}
        />
      )}
    </>
  );
}
