import { ChoiceSetting } from './choice-setting.tsx';

/** Billed items without a counterpart. */
export const ItemsSection = () => (
  <>
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
          value: 'create',
          label: 'Create it with the export',
          hint: 'The preview shows the new service item first. It posts to the income account and carries the practice’s code in its name.',
        },
        {
          value: 'catch-all',
          label: 'Use the services item',
          hint: 'The record is exported; its income stands under the services item.',
        },
        {
          value: 'skip-free',
          label: 'Leave out lines of 0.00',
          hint: 'Lines that cost nothing and are not mapped are not sent. Lines with an amount still stop and ask, for the total would change.',
        },
      ]}
    />
    <ChoiceSetting
      field="createdNames"
      label="Names of what is created"
      does="Items, customers and vendors that Counterfoil creates carry the practice’s number in their name, so that namesakes stay apart."
      choices={[
        {
          value: 'name-id',
          label: 'Wellness exam (EXAM)',
          hint: 'Lists in QuickBooks sort by name.',
        },
        {
          value: 'id-name',
          label: 'EXAM Wellness exam',
          hint: 'Lists in QuickBooks sort by the practice’s number.',
        },
      ]}
    />
    <p className="muted small">
      A new item on a page needs a counterpart, too: its first record stops or creates it, as chosen
      above, and it stands under Mapping from then on.
    </p>
  </>
);
