import { Button } from '#extension/ui/button.tsx';
import { Notice, ProblemNotice } from '#extension/ui/notice.tsx';
import type { Problem, ProblemCode } from '#shared/problem.ts';
import type { Me } from '#shared/relay/contract.ts';
import { contractEnd } from '#shared/relay/versions.ts';
import { usePanelWorld } from './panel-world.ts';
import { useAction } from './use-action.ts';
import { day } from './words.ts';

/** Refusals that concern the whole panel, whatever is done in it. */
const general: ReadonlySet<ProblemCode> = new Set([
  'extension_outdated',
  'relay_outdated',
  'answer_not_understood',
  'token_refused',
]);

/** Extension and relay that do not fit, or soon will not, and which of them to update (features A11). */
export function VersionNotice({ me, refusal }: { me: Me; refusal: Problem | null }) {
  const end = contractEnd(me.relay);
  if (refusal && general.has(refusal.code)) {
    return (
      <div className="app-notice">
        <ProblemNotice problem={refusal} tone="warning">
          {refusal.code === 'token_refused' && <PairAgain />}
        </ProblemNotice>
      </div>
    );
  }
  if (!end) return null;
  return (
    <div className="app-notice">
      <Notice tone="warning" title={`This extension works until ${day(end.until)}.`}>
        <p>
          After that day the relay needs version {end.needed} of the extension or newer. Update it
          before; settings, mappings and drafts are kept.
        </p>
      </Notice>
    </div>
  );
}

function PairAgain() {
  const { send } = usePanelWorld();
  const { run, busy } = useAction();
  return (
    <Button busy={busy} onClick={() => void run(() => send('unpair', {}))}>
      Pair again
    </Button>
  );
}
