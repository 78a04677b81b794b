import { AccountsPerKind } from './accounts-per-kind.tsx';
import { CheckSetting } from './check-setting.tsx';
import { productSales } from './fitting-rows.ts';
import { useSettingsContext } from './settings-context.ts';
import { TargetSetting } from './target-setting.tsx';

/** The two that must be set before anything is exported (features D1, D2, D26). */
export const RequiredDefaults = () => (
  <>
    <TargetSetting
      field="incomeAccountId"
      label="Income account"
      does="Items that Counterfoil creates in QuickBooks post their sales to this account. Accounts of the type Income are offered; those made for sales of products come first."
      suggests={productSales}
      without="Not chosen yet. Until then nothing is exported."
      isRequired
    />
    <TargetSetting
      field="servicesItemId"
      label="Services item"
      does="Taxes sent as a line, write-offs, late fees, historical credits and rounding are sent as lines with this item. Only items of the type Service are offered."
      without="Not chosen yet. Until then nothing is exported."
      isRequired
    />
  </>
);

/** What holds where a record names nothing of its own. */
export function DefaultsSection() {
  const { company, settings } = useSettingsContext();
  return (
    <>
      <RequiredDefaults />
      <AccountsPerKind />
      <TargetSetting
        field="depositAccountId"
        label="Deposit account"
        does="Payments go to this account unless their payment method has one of its own. Bank, cash and clearing accounts are offered."
        without="None: payments wait in QuickBooks’ Undeposited Funds."
      />
      {company.classes !== 'off' && (
        <CheckSetting
          field="useClasses"
          label="Use classes"
          does="Without the tick no document gets a class, whatever the page says."
          yes="Send classes to QuickBooks"
        />
      )}
      {company.classes !== 'off' && settings.useClasses && (
        <TargetSetting
          field="classId"
          label="Class"
          does={`Documents that name no class get this one, ${company.classes === 'line' ? 'on every line' : 'once for the whole document'}.`}
          without="None: documents without a class stay without one."
        />
      )}
      {company.locations && (
        <CheckSetting
          field="useLocations"
          label="Use locations"
          does="Without the tick no document gets a location, whatever the page says."
          yes="Send locations to QuickBooks"
        />
      )}
      {company.locations && settings.useLocations && (
        <TargetSetting
          field="locationId"
          label="Location"
          does="Documents that name no location get this one."
          without="None: documents without a location stay without one."
        />
      )}
      {(company.classes === 'off' || !company.locations) && (
        <p className="muted small">
          {missingTracking(company.classes === 'off', !company.locations)}
        </p>
      )}
    </>
  );
}

const missingTracking = (noClasses: boolean, noLocations: boolean): string => {
  const what =
    noClasses && noLocations ? 'Classes and locations' : noClasses ? 'Classes' : 'Locations';
  return `${what} are switched off in QuickBooks, so none can be chosen. Switch them on there under Account and settings > Advanced > Categories, then run the company check.`;
};
