import { useLiveQuery } from 'dexie-react-hooks';
import { useState } from 'react';
import { Button } from '#extension/ui/button.tsx';
import { CheckField } from '#extension/ui/check-field.tsx';
import { TextField } from '#extension/ui/field.tsx';
import { ProblemNotice } from '#extension/ui/notice.tsx';
import { termKey } from '#shared/mapping/term.ts';
import { usePanelWorld } from '../panel-world.ts';
import { knownMethods, mappedMethods, methodsOnPages } from './known-methods.ts';
import { MissingMethod } from './missing-method.tsx';
import { SettingRow } from './setting-row.tsx';
import { useSettingsContext } from './settings-context.ts';
import { useSetting } from './use-setting.ts';

const inQuickBooks =
  'Each method must exist in QuickBooks, best under the same name. Create it here, or there: the gear at the top right, All lists, Payment methods, New; write the name as the practice software does, save, then refresh the list here.';

/** Which payment methods are exported (features D11, D12). */
export function MethodsSetting() {
  const { db, vault } = usePanelWorld();
  const { company, catalogues, canChange } = useSettingsContext();
  const setting = useSetting('excludedMethods', 'Payment methods to include');
  const pages = useLiveQuery(() => methodsOnPages({ db, vault }), [db, vault]);
  const mapped = useLiveQuery(() => mappedMethods({ db }, company.realmId), [db, company.realmId]);
  const [typed, setTyped] = useState<string[]>([]);
  const list = catalogues.paymentMethods;
  const excluded = setting.value;
  const methods = knownMethods({
    pages: pages ?? [],
    typed,
    mapped: mapped ?? [],
    rows: list?.rows ?? [],
    excluded,
  });
  const nameOf = (keys: string[]) => {
    const out = methods.filter((one) => one.keys.some((key) => keys.includes(key)));
    return out.length > 0 ? `All but ${out.map(({ name }) => name).join(', ')}` : 'All';
  };
  const leaveOut = (keys: string[]) => setting.save([...new Set([...excluded, ...keys])]);
  return (
    <SettingRow
      setting={setting}
      does="A payment by a method without a tick is never exported. Take the tick off for card processors and other services that post to QuickBooks themselves, or their money is counted twice."
      nameOf={nameOf}
    >
      {(hint) => (
        <>
          <fieldset className="bare checks" aria-describedby={hint}>
            <legend className="visually-hidden">Payment methods to include</legend>
            {methods.map(({ name, keys, terms }) => (
              <div key={keys[0]}>
                <CheckField
                  label={name}
                  checked={!keys.some((key) => excluded.includes(key))}
                  disabled={!canChange || setting.state === 'saving'}
                  onChange={(on) =>
                    on
                      ? setting.save(excluded.filter((key) => !keys.includes(key)))
                      : leaveOut(keys)
                  }
                />
                <MissingMethod terms={terms} mapped={mapped ?? []} rows={list?.rows} />
              </div>
            ))}
          </fieldset>
          {list?.refusal && <ProblemNotice problem={list.refusal} tone="warning" />}
          <p className="muted small">{inQuickBooks}</p>
          {canChange && (
            <>
              <LeaveOut
                onLeaveOut={(name) => {
                  setTyped((before) => [...before, name]);
                  leaveOut([termKey(undefined, name)]);
                }}
              />
              <div className="setting-foot">
                <Button look="quiet" busy={list?.fetching ?? false} onClick={() => list?.refresh()}>
                  Refresh list
                </Button>
              </div>
            </>
          )}
        </>
      )}
    </SettingRow>
  );
}

/** A method that neither a page nor QuickBooks has named yet. */
function LeaveOut({ onLeaveOut }: { onLeaveOut: (name: string) => void }) {
  const [name, setName] = useState('');
  return (
    <form
      className="inline-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() === '') return;
        onLeaveOut(name);
        setName('');
      }}
    >
      <TextField
        label="Leave out another one"
        placeholder="As the practice software calls it"
        maxLength={100}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <Button type="submit">Leave out</Button>
    </form>
  );
}
