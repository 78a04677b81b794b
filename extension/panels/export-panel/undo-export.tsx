import type { RecordFacts } from '#extension/store/record-state.ts';
import { undoable, undoingOf } from '#extension/store/undoable.ts';
import { ConfirmButton } from '#extension/ui/confirm-button.tsx';
import { ProblemNotice } from '#extension/ui/notice.tsx';
import type { DraftKind } from '#shared/draft/draft.ts';
import { usePanelWorld } from '../panel-world.ts';
import { useAction } from '../use-action.ts';
import { recordWord } from '../words.ts';

/** Takes the record's effect in QuickBooks away, after saying what that means there (H6). */
export function UndoExport({ sourceKey, facts }: { sourceKey: string; facts: RecordFacts }) {
  const { send } = usePanelWorld();
  const { run, busy, refusal } = useAction();
  const documents = undoable(facts);
  const own = documents.at(-1);
  if (!own) return null;
  return (
    <>
      {refusal && <ProblemNotice problem={refusal} />}
      <div className="row">
        <ConfirmButton
          label="Undo in QuickBooks…"
          title={`Undo this ${recordWord(own.kind)} in QuickBooks?`}
          confirm="Undo in QuickBooks"
          disabled={busy}
          onConfirm={() => void run(() => send('undoExport', { sourceKey }))}
        >
          {documents.map(({ kind }) => consequence(kind)).join(' ')} Nothing changes in your
          practice software, and it can be exported again afterwards.
        </ConfirmButton>
      </div>
    </>
  );
}

const consequence = (kind: DraftKind): string =>
  undoingOf(kind) === 'delete'
    ? `The ${recordWord(kind)} is deleted from QuickBooks.`
    : `The ${recordWord(kind)} is voided: it stays in QuickBooks with an amount of 0.00.`;
