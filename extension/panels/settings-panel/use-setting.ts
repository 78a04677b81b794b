import { useState } from 'react';
import { useAnnounce } from '#extension/ui/live-region.tsx';
import type { Problem } from '#shared/problem.ts';
import type { Settings } from '#shared/settings/settings.ts';
import type { SettingsChange } from '#shared/settings/settings-change.ts';
import { usePanelWorld } from '../panel-world.ts';
import { useAction } from '../use-action.ts';
import { useSettingsContext } from './settings-context.ts';

export interface Setting<K extends keyof Settings> {
  field: K;
  label: string;
  value: Settings[K];
  /** What the person chose and another admin’s choice has kept from being saved. */
  waiting: { value: Settings[K] } | null;
  state: 'idle' | 'saving' | 'saved';
  refusal: Problem | null;
  save(value: Settings[K]): void;
  /** The other admin’s choice stays. */
  giveUp(): void;
}

/** One field: its value, and saving it at once when it is changed. */
export function useSetting<K extends keyof Settings>(field: K, label: string): Setting<K> {
  const { send } = usePanelWorld();
  const announce = useAnnounce();
  const { settings } = useSettingsContext();
  const { run, busy, refusal, refuse } = useAction();
  const [chosen, setChosen] = useState<{ value: Settings[K] } | null>(null);
  const [saved, setSaved] = useState(false);
  const isConflict = refusal?.code === 'settings_conflict';

  const save = async (value: Settings[K]) => {
    setChosen({ value });
    setSaved(false);
    const answer = await run(() => send('putSettings', { [field]: value } as SettingsChange));
    if (!answer) return;
    setChosen(null);
    setSaved(true);
    announce(`${label}: saved.`);
  };

  return {
    field,
    label,
    value: busy && chosen ? chosen.value : settings[field],
    waiting: refusal && !busy ? chosen : null,
    state: busy ? 'saving' : saved && !isConflict ? 'saved' : 'idle',
    refusal,
    save: (value) => void save(value),
    giveUp() {
      setChosen(null);
      refuse(null);
    },
  };
}
