import { CheckSetting } from './check-setting.tsx';
import { ChoiceSetting } from './choice-setting.tsx';
import { DescriptionsSetting } from './descriptions-setting.tsx';

/** What of a record’s own words leaves the practice. */
export const PrivacySection = () => (
  <>
    <DescriptionsSetting />
    <ChoiceSetting
      field="clientNames"
      label="Customers that are created"
      does="What a new customer in QuickBooks is known by. Customers that are there already stay as they are."
      choices={[
        {
          value: 'name',
          label: 'Name and e-mail',
          hint: 'With the practice’s number behind the name.',
        },
        {
          value: 'number',
          label: 'The practice’s number only',
          hint: '“Client C-1042”: neither name nor e-mail leaves the practice software.',
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
