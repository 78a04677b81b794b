import { ConfirmButton } from '#extension/ui/confirm-button.tsx';
import { Notice, ProblemNotice } from '#extension/ui/notice.tsx';
import { usePanelWorld } from '../panel-world.ts';
import { useAction } from '../use-action.ts';
import { plural } from '../words.ts';
import type { Waiting } from './use-waiting.ts';

/** Decisions of a browser that is no admin's any more: nobody but an admin may send them. */
export function NotStored({ waiting }: { waiting: Waiting }) {
  const { send } = usePanelWorld();
  const { run, busy, refusal } = useAction();
  const mappings = [...waiting.mappings, ...waiting.mappingConflicts];
  const settings = [...waiting.settings, ...waiting.settingConflicts];
  const count = mappings.length + settings.length;
  if (count === 0) return null;
  const giveUp = async () => {
    const termIds = mappings.map(({ termId }) => termId);
    const fields = settings.map(({ field }) => field);
    await run(async () => {
      const dropped = await send('dropMappingChanges', { termIds });
      return dropped.ok ? send('dropSettings', { fields }) : dropped;
    });
  };
  return (
    <Notice
      tone="warning"
      title={`${plural(count, 'change was', 'changes were')} not stored: this browser is not an admin’s any more.`}
    >
      <p>
        Made here while it was one, and never sent. They are kept and do not hold. Pair this browser
        as an admin to send them, or give them up.
      </p>
      {refusal && <ProblemNotice problem={refusal} tone="warning" />}
      <div className="row">
        <ConfirmButton
          label="Give them up"
          title="Give these changes up?"
          confirm="Give up"
          disabled={busy}
          onConfirm={() => void giveUp()}
        >
          What the practice has now stays as it is.
        </ConfirmButton>
      </div>
    </Notice>
  );
}
