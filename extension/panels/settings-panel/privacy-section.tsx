import { CheckSetting } from './check-setting.tsx';
import { DescriptionsSetting } from './descriptions-setting.tsx';

/** What of a record’s own words leaves the practice. */
export const PrivacySection = () => (
  <>
    <DescriptionsSetting />
    <CheckSetting
      field="memo"
      label="Memo for the client"
      does="The text that the practice software prints for the client below the lines."
      yes="Send the memo to QuickBooks"
    />
  </>
);
