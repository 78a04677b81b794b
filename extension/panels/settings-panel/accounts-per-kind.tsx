import { TargetSetting } from './target-setting.tsx';

const kinds = [
  { field: 'chargeAccountId', label: 'Late fees and charges' },
  { field: 'taxAccountId', label: 'Taxes sent as a line' },
  { field: 'discountAccountId', label: 'Discounts' },
] as const;

/** Income accounts of items created for other things than billed items (features D15). */
export const AccountsPerKind = () => (
  <details className="disclosure setting-more">
    <summary>Accounts for kinds of items</summary>
    <p className="field-hint">
      An invoice posts to the account of each line’s item. Billed items use the income account
      above, or another one that is chosen when an item is created.
    </p>
    {kinds.map(({ field, label }) => (
      <TargetSetting
        key={field}
        field={field}
        label={label}
        does="An item that is created for one of these posts to this account."
        without="None: the income account above."
      />
    ))}
  </details>
);
