import { ChoiceSetting } from './choice-setting.tsx';

/** Billed items without a counterpart. */
export const ItemsSection = () => (
  <ChoiceSetting
    field="missingItems"
    label="Items without a counterpart"
    does="What happens to a billed item that is mapped to no product or service in QuickBooks yet."
    choices={[
      {
        value: 'block',
        label: 'Stop and ask',
        hint: 'The record waits until the item is mapped or created. Every line reaches the right account.',
      },
      {
        value: 'catch-all',
        label: 'Use the services item',
        hint: 'The record is exported; its income stands under the services item.',
      },
      {
        value: 'skip-free',
        label: 'Leave out lines of 0.00',
        hint: 'Lines that cost nothing and are not mapped are not sent. Lines with an amount still stop and ask.',
      },
    ]}
  />
);
