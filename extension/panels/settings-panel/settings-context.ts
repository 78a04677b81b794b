import { createContext, useContext } from 'react';
import type { WaitingSetting } from '#extension/store/settings-changes.ts';
import type { Company } from '#shared/documents/company.ts';
import type { Settings } from '#shared/settings/settings.ts';
import type { Catalogues } from '../use-catalogues.ts';

/** The setting a person asked to be brought to, and when. */
export interface SettingTarget {
  field: keyof Settings;
  at: number;
}

/** What every setting on screen is shown and changed with. */
export interface SettingsContext {
  settings: Settings;
  /** What was chosen here and the relay does not have yet. */
  changes: readonly WaitingSetting[];
  company: Company;
  catalogues: Catalogues;
  /** Only admins change settings. */
  canChange: boolean;
  target: SettingTarget | null;
}

const Context = createContext<SettingsContext | null>(null);

export const SettingsProvider = Context;

export function useSettingsContext(): SettingsContext {
  const context = useContext(Context);
  if (!context) throw new Error('a setting must be inside SettingsProvider');
  return context;
}
