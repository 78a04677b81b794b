import type { Doc } from '../../doc.ts';
import { accountNamed } from './chart-of-accounts.ts';
import type { CompanySeed } from './company-seed.ts';

/** The preferences a seeded company starts with (contract §5.11). */
export function startingPreferences(seed: CompanySeed): Doc {
  return {
    Id: '1',
    AccountingInfoPrefs: {
      UseAccountNumbers: false,
      TrackDepartments: false,
      ClassTrackingPerTxn: false,
      ClassTrackingPerTxnLine: false,
      FirstMonthOfFiscalYear: 'January',
      CustomerTerminology: 'Customers',
      ...seed.accounting,
    },
    SalesFormsPrefs: {
      CustomTxnNumbers: false,
      AllowDiscount: true,
      AllowShipping: false,
      AllowDeposit: false,
      AllowServiceDate: true,
      DefaultTerms: { value: '3' },
      DefaultDiscountAccount: accountNamed('Discounts given'),
      AutoApplyCredit: false,
      AutoApplyPayments: false,
      ...seed.salesForms,
    },
    TaxPrefs: seed.tax,
    CurrencyPrefs: {
      MultiCurrencyEnabled: seed.currencies !== undefined,
      HomeCurrency: { value: seed.currency },
    },
    VendorAndPurchasesPrefs: {
      EnableBills: true,
      BillableExpenseTracking: false,
      ...seed.purchases,
    },
    OtherPrefs: {
      NameValue: [{ Name: 'VendorAndPurchasesPrefs.UseCustomTxnNumbers', Value: 'false' }],
    },
  };
}
