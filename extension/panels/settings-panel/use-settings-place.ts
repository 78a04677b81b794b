import { useState } from 'react';
import type { Settings } from '#shared/settings/settings.ts';
import type { ScreenId } from '../mapping-panel/screens.ts';
import { type SectionId, sectionOf } from './sections.ts';
import type { SettingTarget } from './settings-context.ts';

/** Where in the settings a person is. */
export interface SettingsPlace {
  /** Null: the list of sections, where there is room for one thing only. */
  section: SectionId | null;
  target: SettingTarget | null;
  go(section: SectionId | null): void;
  goTo(field: keyof Settings): void;
  /** Leaves the settings for a list of the mapping. */
  openMapping(screen: ScreenId): void;
}

export function useSettingsPlace(openMapping: SettingsPlace['openMapping']): SettingsPlace {
  const [place, setPlace] = useState<Pick<SettingsPlace, 'section' | 'target'>>({
    section: null,
    target: null,
  });
  return {
    ...place,
    openMapping,
    go: (section) => setPlace({ section, target: null }),
    goTo: (field) =>
      setPlace({ section: sectionOf[field], target: { field, at: performance.now() } }),
  };
}
