import type { MappingChangeRecord } from '#extension/store/records.ts';
import { Button } from '#extension/ui/button.tsx';
import { decisionIn, decisionOf } from '#shared/mapping/merge-changes.ts';
import { useNames } from '../mapping-tools/use-names.ts';
import { usePanelWorld } from '../panel-world.ts';
import { useAction } from '../use-action.ts';

/** Decisions two people made about what stands in no list of the mapping, with both values. */
export function RowlessConflicts({
  conflicts,
  realmId,
}: {
  conflicts: readonly MappingChangeRecord[];
  realmId: string;
}) {
  const { send } = usePanelWorld();
  const { run, busy } = useAction();
  const names = useNames(
    conflicts.map(({ decision }) => decision.term.kind),
    realmId,
  );
  return (
    <ul className="stack">
      {conflicts.map(({ termId, decision, theirs }) => {
        const { kind } = decision.term;
        const held = theirs && theirs !== 'removed' ? decisionOf(theirs) : null;
        return (
          <li key={termId}>
            <p>
              <strong>{names.ofTerm(decision.term)}</strong>
            </p>
            <dl className="conflict-values">
              <dt>You</dt>
              <dd>{names.ofDecision(kind, decisionIn(decision))}</dd>
              <dt>Colleague</dt>
              <dd>{names.ofDecision(kind, held)}</dd>
            </dl>
            <div className="row">
              <Button
                busy={busy}
                onClick={() => void run(() => send('putMappings', { decisions: [decision] }))}
              >
                Keep mine
              </Button>
              <Button
                busy={busy}
                onClick={() => void run(() => send('dropMappingChanges', { termIds: [termId] }))}
              >
                Take theirs
              </Button>
            </div>
          </li>
        );
      })}
    </ul>
  );
}
