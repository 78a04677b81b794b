import { CheckField } from '#extension/ui/check-field.tsx';
import { type DescriptionPart, descriptionParts } from '#shared/settings/settings.ts';
import { SettingRow } from './setting-row.tsx';
import { useSettingsContext } from './settings-context.ts';
import { useSetting } from './use-setting.ts';

const words: Record<DescriptionPart, string> = {
  code: 'The item’s code',
  name: 'The item’s name in the practice software',
  date: 'The day of service',
  note: 'The note on the line, whatever it says',
};

/** What a line's description is put together from (features H12). */
export function DescriptionsSetting() {
  const { canChange } = useSettingsContext();
  const setting = useSetting('descriptions', 'Text of a line');
  const nameOf = (parts: DescriptionPart[]) =>
    parts.length > 0 ? parts.map((part) => words[part]).join(', ') : 'Nothing';
  const { value } = setting;
  return (
    <SettingRow
      setting={setting}
      does="What the description of a line says in QuickBooks, where bookkeepers and clients can read it. Without a tick only QuickBooks’ own item stands there: no diagnosis, treatment or note leaves the practice software. A line of an expense says its category, and its own text only where notes are sent."
      nameOf={nameOf}
    >
      {(hint) => (
        <fieldset className="bare checks" aria-describedby={hint}>
          <legend className="visually-hidden">Text of a line</legend>
          {descriptionParts.map((part) => (
            <CheckField
              key={part}
              label={words[part]}
              checked={value.includes(part)}
              disabled={!canChange || setting.state === 'saving'}
              onChange={(on) =>
                setting.save(
                  descriptionParts.filter((one) => (one === part ? on : value.includes(one))),
                )
              }
            />
          ))}
        </fieldset>
      )}
    </SettingRow>
  );
}
