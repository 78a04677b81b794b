import { ChoiceSetting } from './choice-setting.tsx';
import { useSettingsContext } from './settings-context.ts';
import { TargetSetting } from './target-setting.tsx';

/** What the practice spends (features D16). */
export function ExpensesSection() {
  const { purchaseType } = useSettingsContext().settings;
  return (
    <>
      <ChoiceSetting
        field="expensesAs"
        label="Expenses are entered as"
        does="A bill is owed to the supplier; an expense has been paid already."
        choices={[
          {
            value: 'by-payment',
            label: 'What they are',
            hint: 'An expense where the page says it is paid, else a bill.',
          },
          { value: 'bill', label: 'Always a bill', hint: 'Paid in QuickBooks later.' },
          {
            value: 'purchase',
            label: 'Always a paid expense',
            hint: 'Money has left the account chosen below.',
          },
        ]}
      />
      <TargetSetting
        field="expenseAccountId"
        label="Expense account"
        does="Expense categories without a counterpart are booked to this account."
        without="None: the record waits until its category is mapped."
      />
      <TargetSetting
        field="vendorId"
        label="Vendor"
        does="Suppliers without a counterpart are booked to this vendor, for small purchases in many places."
        without="None: the record waits until its supplier is mapped."
      />
      <ChoiceSetting
        field="purchaseType"
        label="Paid expenses are paid by"
        does="Decides which kind of account they can leave from."
        choices={[
          { value: 'Cash', label: 'Cash', hint: 'From a bank account.' },
          { value: 'Check', label: 'Check', hint: 'From a bank account.' },
          { value: 'CreditCard', label: 'Credit card', hint: 'From a credit card account.' },
        ]}
      />
      <TargetSetting
        field="purchaseAccountId"
        label="Paid from"
        does={
          purchaseType === 'CreditCard'
            ? 'Paid expenses leave from this card. Only credit card accounts are offered.'
            : 'Paid expenses leave from this account. Only bank accounts are offered.'
        }
        without="None: paid expenses are refused, bills work."
      />
    </>
  );
}
