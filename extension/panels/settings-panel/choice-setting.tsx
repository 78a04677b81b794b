import type { ReactNode } from 'react';
import { type Choice, ChoiceField } from '#extension/ui/choice-field.tsx';
import type { Settings } from '#shared/settings/settings.ts';
import { SettingRow } from './setting-row.tsx';
import { useSettingsContext } from './settings-context.ts';
import { useSetting } from './use-setting.ts';

/** The fields that are one of a few. */
export type ChoiceKey =
  | 'tax'
  | 'clientMatch'
  | 'newClients'
  | 'missingItems'
  | 'clientNames'
  | 'createdNames'
  | 'push'
  | 'paidNow'
  | 'expensesAs'
  | 'purchaseType'
  | 'numbers';

/** One of a few, each with what it does. */
export function ChoiceSetting<K extends ChoiceKey>({
  field,
  label,
  does,
  choices,
  children,
}: {
  field: K;
  label: string;
  does: ReactNode;
  choices: Choice<Settings[K]>[];
  children?: ReactNode;
}) {
  const { canChange } = useSettingsContext();
  const setting = useSetting(field, label);
  const nameOf = (value: Settings[K]) =>
    choices.find((choice) => choice.value === value)?.label ?? value;
  return (
    <SettingRow setting={setting} does={does} nameOf={nameOf}>
      {(hint) => (
        <>
          <ChoiceField
            legend={label}
            describedBy={hint}
            choices={choices}
            value={setting.value}
            disabled={!canChange}
            onChoose={setting.save}
          />
          {children}
        </>
      )}
    </SettingRow>
  );
}
