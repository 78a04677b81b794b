import { CheckSetting } from './check-setting.tsx';
import { ChoiceSetting } from './choice-setting.tsx';

/** What of a record’s own words leaves the practice. */
export const PrivacySection = () => (
  <>
    <ChoiceSetting
      field="descriptions"
      label="Text of a line"
      does="What the description of a line says in QuickBooks, where bookkeepers and clients can read it."
      choices={[
        {
          value: 'item',
          label: 'The item’s name only',
          hint: 'Nothing that was written about a patient, pet or case leaves the practice software.',
        },
        {
          value: 'item-and-note',
          label: 'The item’s name and its note',
          hint: 'Whatever the page says on the line goes along.',
        },
      ]}
    />
    <CheckSetting
      field="memo"
      label="Memo for the client"
      does="The text that the practice software prints for the client below the lines."
      yes="Send the memo to QuickBooks"
    />
  </>
);
