import { useEffect, useState } from 'react';
import type { RecordState } from '#extension/store/record-state.ts';
import type { PreparedStep } from '#extension/store/steps.ts';
import { Button } from '#extension/ui/button.tsx';
import { Notice, ProblemNotice } from '#extension/ui/notice.tsx';
import { pendingId } from '#shared/ledger/pending.ts';
import { sourceKey as sourceKeyOf } from '#shared/ledger/source-key.ts';
import type { NameOf } from '#shared/preview/name-of.ts';
import { previewDocument } from '#shared/preview/preview-document.ts';
import { usePanelWorld } from '../panel-world.ts';
import { useAction } from '../use-action.ts';
import { recordWord } from '../words.ts';
import { ReadAgain } from './again.tsx';
import { type Lists, nameIn } from './lists.ts';
import { PreviewTable } from './preview-table.tsx';
import { currencyOf } from './record-amount.ts';

type Ready = RecordState & { is: 'ready' };

/**
 * The previews, one per document in the order they are sent, and the button that confirms them.
 * What is shown is frozen: when the page or a mapping changes underneath, the button waits until
 * the person has seen the new one.
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
  const outdated = identity(shown) !== identity(state);
  useEffect(() => {
    if (refusal?.code !== 'preview_outdated') return;
    send('fetchPractice', {}).catch(() => undefined);
  }, [refusal, send]);

  const { draft, steps } = shown;
  const currency = currencyOf(draft);
  const nameOf = withCreated(steps, nameIn(lists));
  const previews = steps.map((step) => previewDocument(step.draft, step.prepared, nameOf));
  const totals = previews.find((one) => one.totals)?.totals;
  const confirm = () => run(() => send('confirmExport', { sourceKey, shown: shownOf(steps) }));
  return (
    <>
      {outdated && (
        <Notice tone="warning" role="alert" title="This preview is out of date.">
          <p>The {recordWord(draft.kind)} or a mapping has changed since. Nothing was exported.</p>
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
      {previews.map((preview, index) => {
        const place = previews.length > 1 ? `${index + 1} of ${previews.length}: ` : '';
        return (
          <PreviewTable
            key={keyOf(steps[index]) ?? preview.title}
            preview={preview}
            title={`${place}${preview.title} in QuickBooks`}
            currency={currency}
          />
        );
      })}
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
          {isUpdate(steps) ? 'Update in QuickBooks' : 'Export to QuickBooks'}
          {totals && ` · ${currency} ${totals.quickbooks}`}
        </Button>
      </div>
    </>
  );
}

const keyOf = (step: PreparedStep | undefined): string | undefined =>
  step && sourceKeyOf(step.draft.source);

/** What is created in the same run has no id yet; it is called as it will be. */
function withCreated(steps: PreparedStep[], nameOf: NameOf): NameOf {
  const created = new Map(
    steps.flatMap(({ draft, mapTerm }) => {
      const name = 'displayName' in draft ? draft.displayName : 'name' in draft ? draft.name : '';
      return mapTerm ? [[pendingId(sourceKeyOf(draft.source)), `${name} (new)`]] : [];
    }),
  );
  return (list, id) => created.get(id) ?? nameOf(list, id);
}

const shownOf = (steps: PreparedStep[]) =>
  steps.map(({ prepared: { hash }, change }) => ({ hash, ...(change ? { change } : {}) }));

const identity = ({ steps }: Ready): string => JSON.stringify(shownOf(steps));

const isUpdate = (steps: PreparedStep[]): boolean => steps.some(({ change }) => change);
