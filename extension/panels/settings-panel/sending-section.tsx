import { Notice } from '#extension/ui/notice.tsx';
import { ChoiceSetting } from './choice-setting.tsx';
import { useSettingsContext } from './settings-context.ts';

/** Whether, and how often, completed records go out by themselves (features D14, D25). */
export function SendingSection() {
  const { startDate, enabledOn, push } = useSettingsContext().settings;
  return (
    <>
      <ChoiceSetting
        field="push"
        label="Completed invoices are sent"
        does="By itself goes only what is ready: issued, every counterpart known, equal to the cent and never exported. Anything else waits for a person."
        choices={[
          {
            value: 'by-hand',
            label: 'By hand',
            hint: 'A person looks at the preview of each record and confirms it.',
          },
          {
            value: 'seen',
            label: 'As soon as a browser sees them',
            hint: 'Opened, or in view in an invoice list. Rows in view are read from the practice software one after the other.',
          },
          {
            value: 'hourly',
            label: 'Every hour',
            hint: 'What paired browsers have seen goes out once an hour while one of them is open.',
          },
        ]}
      />
      {push !== 'by-hand' && startDate === null && enabledOn === null && (
        <Notice tone="warning" title="Nothing is sent by itself yet.">
          <p>
            Choose a start date, or the day of switching on, under Start date first: otherwise every
            old invoice that somebody looks at would go out.
          </p>
        </Notice>
      )}
      <Notice title="What runs where">
        <p>
          Only an open browser can see the practice software. Without one nothing new is read. The
          relay goes on alone with what was confirmed: it finishes exports, finds out what became of
          unclear ones and looks after the connection.
        </p>
        <p>Match clients and items once under Mapping before you let invoices go by themselves.</p>
      </Notice>
    </>
  );
}
