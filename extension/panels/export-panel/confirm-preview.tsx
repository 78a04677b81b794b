import { useEffect, useState } from 'react';
import type { RecordState } from '#extension/store/record-state.ts';
import { Button } from '#extension/ui/button.tsx';
import { Notice, ProblemNotice } from '#extension/ui/notice.tsx';
import type { InvoiceDocument } from '#shared/documents/qbo-shapes.ts';
import { previewInvoice } from '#shared/preview/preview-invoice.ts';
import { usePanelWorld } from '../panel-world.ts';
import { useAction } from '../use-action.ts';
import { ReadAgain } from './again.tsx';
import { type Lists, nameOf } from './lists.ts';
import { PreviewTable } from './preview-table.tsx';

type Ready = RecordState & { is: 'ready' };

/**
 * The preview and the button that confirms it. What is shown is frozen: when the page or a mapping
 * changes underneath, the button waits until the person has seen the new one.
 */
export function ConfirmPreview({
  sourceKey,
  state,
  lists,
  onChangeMappings,
}: {
  sourceKey: string;
  state: Ready;
  lists: Lists;
  onChangeMappings?: (() => void) | undefined;
}) {
  const { send } = usePanelWorld();
  const { run, busy, refusal, refuse } = useAction();
  const [shown, setShown] = useState(state);
  const outdated = shown.prepared.hash !== state.prepared.hash;
  useEffect(() => {
    if (refusal?.code !== 'preview_outdated') return;
    send('fetchMappings', {}).catch(() => undefined);
  }, [refusal, send]);

  const { draft, prepared } = shown;
  const preview = previewInvoice(draft, prepared.document as InvoiceDocument, (kind, id) =>
    nameOf(lists, { kind: kind === 'customer' ? 'client' : 'item' }, id),
  );
  const confirm = () => run(() => send('confirmExport', { sourceKey, shownHash: prepared.hash }));
  return (
    <>
      {outdated && (
        <Notice tone="warning" role="alert" title="This preview is out of date.">
          <p>The invoice or a mapping has changed since. Nothing was exported.</p>
          <div className="row">
            <Button
              onClick={() => {
                refuse(null);
                setShown(state);
              }}
            >
              Show the new preview
            </Button>
          </div>
        </Notice>
      )}
      <PreviewTable preview={preview} currency={draft.currency} />
      <div className="row">
        <ReadAgain sourceKey={sourceKey} />
        {onChangeMappings && (
          <Button look="quiet" onClick={onChangeMappings}>
            Change counterparts
          </Button>
        )}
      </div>
      <div className="confirm">
        {refusal && <ProblemNotice problem={refusal} />}
        <Button look="primary" large busy={busy} disabled={outdated} onClick={() => void confirm()}>
          Export to QuickBooks · {draft.currency} {preview.quickbooksTotal}
        </Button>
      </div>
    </>
  );
}
