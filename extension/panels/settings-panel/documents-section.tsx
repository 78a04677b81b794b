import { ChoiceSetting } from './choice-setting.tsx';
import { useSettingsContext } from './settings-context.ts';

/** Document numbers (contract.md §5.5). */
export function DocumentsSection() {
  const { customTxnNumbers } = useSettingsContext().company;
  return (
    <ChoiceSetting
      field="numbers"
      label="Document numbers"
      does={`Which number a document gets in QuickBooks. Custom transaction numbers are ${customTxnNumbers ? 'on' : 'off'} there.`}
      choices={[
        {
          value: 'practice',
          label: 'The number on the page',
          hint: 'Documents are found under the same number on both sides.',
        },
        {
          value: 'quickbooks',
          label: 'The next number in QuickBooks',
          hint: customTxnNumbers
            ? 'Not now: while custom transaction numbers are on, such documents stay without a number.'
            : 'QuickBooks counts on. The export panel shows which number a record got.',
        },
      ]}
    />
  );
}
