import { useEffect, useRef, useState } from 'react';
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
  const { run, refusal, refuse } = useAction();
  const [chosen, setChosen] = useState<{ value: Settings[K] } | null>(null);
  const [state, setState] = useState<Setting<K>['state']>('idle');
  const latest = useRef(0);
  const stored = settings[field];
  const storedBefore = useRef(stored);
  // What was chosen is shown until the store tells a new value, and not a moment longer.
  useEffect(() => {
    if (state === 'saved' && stored !== storedBefore.current) setChosen(null);
  }, [stored, state]);

  const save = async (value: Settings[K]) => {
    latest.current += 1;
    const turn = latest.current;
    storedBefore.current = stored;
    setChosen({ value });
    setState('saving');
    const answer = await run(() => send('putSettings', { [field]: value } as SettingsChange));
    // A later choice speaks for itself.
    if (turn !== latest.current) return;
    setState(answer ? 'saved' : 'idle');
    if (answer) announce(`${label}: saved.`);
  };

  return {
    field,
    label,
    value: chosen && !refusal ? chosen.value : stored,
    waiting: refusal && state !== 'saving' ? chosen : null,
    state,
    refusal,
    save: (value) => void save(value),
    giveUp() {
      setChosen(null);
      refuse(null);
    },
  };
}
