import { useLiveQuery } from 'dexie-react-hooks';
import { readPairing } from '#extension/store/pairing.ts';
import { CheckField } from '#extension/ui/check-field.tsx';
import { usePanelWorld } from '../panel-world.ts';
import { day } from '../words.ts';
import { SettingRow } from './setting-row.tsx';
import { useSettingsContext } from './settings-context.ts';
import { useSetting } from './use-setting.ts';

const label = 'Only after switching on';

/** Leaves out what was dated before exports were switched on; a reconnect moves nothing (features D9). */
export function EnabledOnSetting() {
  const { db } = usePanelWorld();
  const { canChange } = useSettingsContext();
  const setting = useSetting('enabledOn', label);
  const connectedAt = useLiveQuery(async () => (await readPairing(db))?.me.connection.connectedAt);
  const { value } = setting;
  const enabled = value ?? (connectedAt === undefined ? null : dayOf(connectedAt));
  return (
    <SettingRow
      setting={setting}
      does="Records dated before QuickBooks was first connected stay out. Reconnecting, or disconnecting and coming back, does not move that day."
      nameOf={(date) => (date ? `From ${day(date)}` : 'Off')}
    >
      {() => (
        <CheckField
          label={enabled ? `Only records from ${day(enabled)} on` : 'Only records from that day on'}
          checked={value !== null}
          disabled={!canChange || enabled === null || setting.state === 'saving'}
          onChange={(on) => setting.save(on ? enabled : null)}
        />
      )}
    </SettingRow>
  );
}

/** The calendar day of a moment where this person is. */
const dayOf = (at: number): string => {
  const date = new Date(at);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
};
