import { CheckSetting } from './check-setting.tsx';
import { ChoiceSetting } from './choice-setting.tsx';
import { useSettingsContext } from './settings-context.ts';
import { TargetSetting } from './target-setting.tsx';

/** Numbers (contract.md §5.5), terms, and what may differ from record to record (features D22, D24). */
export function DocumentsSection() {
  const { customTxnNumbers } = useSettingsContext().company;
  return (
    <>
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
      <TargetSetting
        field="termId"
        label="Payment terms"
        does="Invoices that name no payment terms get these."
        without="None: invoices without terms stay without."
      />
      <CheckSetting
        field="allowOverrides"
        label="Allow overrides"
        does="Lets people choose another class, location, payment terms or deposit account for a single record, and a class for a client or an item."
        yes="Defaults may be overridden"
      />
    </>
  );
}
