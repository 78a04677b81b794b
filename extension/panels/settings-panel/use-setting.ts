import { useEffect, useRef, useState } from 'react';
import { useAnnounce } from '#extension/ui/live-region.tsx';
import { type Problem, problem } from '#shared/problem.ts';
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
  /** `waiting`: chosen here, and the relay does not have it yet. */
  state: 'idle' | 'saving' | 'saved' | 'waiting';
  refusal: Problem | null;
  save(value: Settings[K]): void;
  /** The other admin’s choice stays. */
  giveUp(): void;
}

/** One field: its value, and saving it at once when it is changed. */
export function useSetting<K extends keyof Settings>(field: K, label: string): Setting<K> {
  const { send } = usePanelWorld();
  const announce = useAnnounce();
  const { settings, changes } = useSettingsContext();
  const { run, refusal, refuse } = useAction();
  const [chosen, setChosen] = useState<{ value: Settings[K] } | null>(null);
  const [state, setState] = useState<Setting<K>['state']>('idle');
  const latest = useRef(0);
  const stored = settings[field];
  const change = changes.find((one) => one.field === field);
  const differing = change?.differs ? { value: change.value as Settings[K] } : null;
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
    if (answer) announce(`${label}: ${answer.waiting > 0 ? 'waits for the relay' : 'saved'}.`);
  };
  const giveUp = () => {
    setChosen(null);
    refuse(null);
    if (change) void run(() => send('dropSettings', { fields: [field] }));
  };

  return {
    field,
    label,
    value: chosen && !refusal && !differing ? chosen.value : stored,
    waiting: state === 'saving' ? null : (differing ?? (refusal && chosen)),
    state: state !== 'saving' && change && !change.differs ? 'waiting' : state,
    refusal: differing ? problem('settings_conflict') : refusal,
    save: (value) => void save(value),
    giveUp,
  };
}
