import { type ReactNode, useEffect, useId, useRef } from 'react';
import { Button, Spinner } from '#extension/ui/button.tsx';
import { CheckIcon, ClockIcon } from '#extension/ui/icons.tsx';
import { Notice, ProblemNotice } from '#extension/ui/notice.tsx';
import type { Settings } from '#shared/settings/settings.ts';
import { useSettingsContext } from './settings-context.ts';
import type { Setting } from './use-setting.ts';
import './settings-panel.css';

/** A setting with what it does, its control, whether it is saved, and what stands in the way. */
export function SettingRow<K extends keyof Settings>({
  setting,
  does,
  nameOf,
  children,
}: {
  setting: Setting<K>;
  does: ReactNode;
  /** How a value is called on screen. */
  nameOf: (value: Settings[K]) => string;
  /** `hint`: the id of the sentence that says what the setting does. */
  children: (hint: string) => ReactNode;
}) {
  const id = useId();
  const row = useRef<HTMLElement>(null);
  const { target } = useSettingsContext();
  const askedAt = target?.field === setting.field ? target.at : null;
  useEffect(() => {
    if (askedAt === null || !row.current) return;
    row.current.scrollIntoView?.({ block: 'center' });
    row.current.querySelector<HTMLElement>('input:checked, input:not([type=radio])')?.focus();
  }, [askedAt]);
  return (
    <section ref={row} className="setting" aria-labelledby={id}>
      <div className="setting-head">
        <h3 id={id}>{setting.label}</h3>
        <SaveState state={setting.state} />
      </div>
      <p className="field-hint" id={`${id}-hint`}>
        {does}
      </p>
      {children(`${id}-hint`)}
      <Refusal setting={setting} nameOf={nameOf} />
    </section>
  );
}

function SaveState({ state }: { state: Setting<keyof Settings>['state'] }) {
  if (state === 'idle') return null;
  const [Sign, words] = saveStates[state];
  return (
    <span className={`save-state save-state-${state}`}>
      <Sign />
      {words}
    </span>
  );
}

const saveStates = {
  saving: [Spinner, 'Saving'],
  saved: [CheckIcon, 'Saved'],
  waiting: [ClockIcon, 'Waits for the relay'],
} as const;

/** Nothing a person chose is lost: it can be saved again, or be given up. */
function Refusal<K extends keyof Settings>({
  setting: { refusal, waiting, value, save, giveUp },
  nameOf,
}: {
  setting: Setting<K>;
  nameOf: (value: Settings[K]) => string;
}) {
  if (!refusal || !waiting) return null;
  const saveMine = () => save(waiting.value);
  return refusal.code === 'settings_conflict' ? (
    <Notice tone="warning" role="alert" title="Another admin changed this at the same time.">
      <p>
        Theirs, which holds now: <strong>{nameOf(value)}</strong>
        <br />
        Yours, not saved: <strong>{nameOf(waiting.value)}</strong>
      </p>
      <div className="row">
        <Button onClick={giveUp}>Keep theirs</Button>
        <Button onClick={saveMine}>Use mine</Button>
      </div>
    </Notice>
  ) : (
    <ProblemNotice problem={refusal}>
      <Button onClick={saveMine}>Try again</Button>
      <Button onClick={giveUp}>Leave it as it was</Button>
    </ProblemNotice>
  );
}
