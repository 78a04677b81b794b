import { Button } from '#extension/ui/button.tsx';
import { Notice, ProblemNotice } from '#extension/ui/notice.tsx';
import type { DraftKind } from '#shared/draft/draft.ts';
import { type Term, termId } from '#shared/mapping/term.ts';
import { usePanelWorld } from '../panel-world.ts';
import { useAction } from '../use-action.ts';
import { plural, recordWord, termWords } from '../words.ts';

/** What staff see while counterparts are missing: only an admin chooses them. */
export function AskAdmin({ kind, terms }: { kind: DraftKind; terms: Term[] }) {
  const { send } = usePanelWorld();
  const { run, busy, refusal } = useAction();
  return (
    <>
      <Notice
        tone="warning"
        title={`${plural(terms.length, 'entry has', 'entries have')} no counterpart in QuickBooks yet.`}
      >
        <p>
          An admin of your practice chooses it, once for all records. This {recordWord(kind)} is
          kept here meanwhile, and nothing was exported.
        </p>
      </Notice>
      <ul className="term-list">
        {terms.map((term) => (
          <li key={termId(term)} className="term term-waiting">
            <span className="term-kind">{termWords[term.kind]}</span>
            <span>
              {term.name} {term.id && <span className="muted">{term.id}</span>}
            </span>
          </li>
        ))}
      </ul>
      {refusal && <ProblemNotice problem={refusal} tone="warning" />}
      <div className="row">
        <Button busy={busy} onClick={() => void run(() => send('fetchPractice', {}))}>
          Check again
        </Button>
      </div>
    </>
  );
}
