import type { ReactNode } from 'react';
import { CheckField } from '#extension/ui/check-field.tsx';
import { SettingRow } from './setting-row.tsx';
import { useSettingsContext } from './settings-context.ts';
import { useSetting } from './use-setting.ts';

/** The fields that are on or off. */
export type CheckKey = 'memo' | 'useClasses' | 'useLocations' | 'allowOverrides';

/** On or off. */
export function CheckSetting({
  field,
  label,
  does,
  yes,
}: {
  field: CheckKey;
  label: string;
  does: ReactNode;
  /** Beside the tick. */
  yes: string;
}) {
  const { canChange } = useSettingsContext();
  const setting = useSetting(field, label);
  return (
    <SettingRow setting={setting} does={does} nameOf={(value) => (value ? 'On' : 'Off')}>
      {() => (
        <CheckField
          label={yes}
          checked={setting.value}
          disabled={!canChange}
          onChange={setting.save}
        />
      )}
    </SettingRow>
  );
}
