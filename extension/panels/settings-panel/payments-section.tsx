import { ChoiceSetting } from './choice-setting.tsx';
import { MethodsSetting } from './methods-setting.tsx';
import { TargetSetting } from './target-setting.tsx';

/** Money that comes in and goes back. */
export const PaymentsSection = () => (
  <>
    <ChoiceSetting
      field="paidNow"
      label="Invoices paid at the counter"
      does="How an invoice that was paid in full on the spot is entered."
      choices={[
        {
          value: 'invoice',
          label: 'Invoice and payment',
          hint: 'Two documents, the payment linked to the invoice.',
        },
        {
          value: 'sales-receipt',
          label: 'One sales receipt',
          hint: 'One document. It never shows as open in accounts receivable.',
        },
      ]}
    />
    <TargetSetting
      field="refundAccountId"
      label="Refund account"
      does="Refunds leave from this account unless their payment method has one of its own. Only cash-type accounts are offered: bank, cash and undeposited funds."
      without="None: refunds are refused, everything else works."
    />
    <MethodsSetting />
  </>
);
