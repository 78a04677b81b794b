import { useEffect, useState } from 'react';
import { Button } from '#extension/ui/button.tsx';
import { TextField } from '#extension/ui/field.tsx';
import { Notice } from '#extension/ui/notice.tsx';
import { parseDate } from '#shared/calendar-date.ts';
import { day } from '../words.ts';
import { EnabledOnSetting } from './enabled-on-setting.tsx';
import { SettingRow } from './setting-row.tsx';
import { useSettingsContext } from './settings-context.ts';
import { useSetting } from './use-setting.ts';

const label = 'Start date';

/** From which day on records are exported (features D6 to D9). */
export const StartDateSection = () => (
  <>
    <StartDate />
    <EnabledOnSetting />
  </>
);

function StartDate() {
  const { company, canChange } = useSettingsContext();
  const setting = useSetting('startDate', label);
  const { value } = setting;
  const [text, setText] = useState(value ?? '');
  useEffect(() => setText(value ?? ''), [value]);
  const wanted = text === '' ? null : text;
  const isWrong = wanted !== null && parseDate(wanted, 'YYYY-MM-DD') === null;
  return (
    <SettingRow
      setting={setting}
      does="Invoices, payments, credits, refunds and expenses dated before this day are refused and stay where they are; those of the day itself and later are exported. The date printed on the record counts, not when it was entered: it is a calendar day, the same in every time zone."
      nameOf={(date) => (date ? day(date) : 'No start date')}
    >
      {() => (
        <form
          className="stack"
          onSubmit={(event) => {
            event.preventDefault();
            if (!isWrong && wanted !== value) setting.save(wanted);
          }}
        >
          <TextField
            label="First day"
            type="date"
            value={text}
            max="2100-12-31"
            disabled={!canChange}
            onChange={(event) => setText(event.target.value)}
            hint="Items, categories, payment methods, terms and taxes ignore this day."
          />
          {canChange && (
            <div className="row">
              <Button
                type="submit"
                look="primary"
                disabled={isWrong || wanted === value}
                busy={setting.state === 'saving'}
              >
                Save the start date
              </Button>
              {value !== null && (
                <Button onClick={() => setting.save(null)}>Remove the start date</Button>
              )}
            </div>
          )}
          <p className="muted small">
            A client that the practice entered before this day is not exported by itself; it gets a
            customer only when a record from this day on needs one.
          </p>
          {value === null && (
            <p className="muted small">None: records of any day can be exported.</p>
          )}
          {company.closedUntil && (
            <Notice title={`The books are closed until ${day(company.closedUntil)}.`}>
              <p>Records up to that day are refused whatever the start date is.</p>
            </Notice>
          )}
        </form>
      )}
    </SettingRow>
  );
}
