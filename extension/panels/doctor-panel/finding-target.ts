import { type FindingId, isFindingId } from '#shared/company-check/finding.ts';
import type { Settings } from '#shared/settings/settings.ts';
import type { ScreenId } from '../mapping-panel/screens.ts';
import type { SectionId } from '../settings-panel/sections.ts';

/** Where a finding is settled: a setting, a section of the settings, a list of the mapping, or QuickBooks. */
export type FindingTarget =
  | { field: keyof Settings }
  | { section: SectionId }
  | { screen: ScreenId }
  | { quickbooks: true };

const inQuickBooks = { quickbooks: true } as const;

/** Each finding leads to where its fix is done. */
const findingTargets: Record<FindingId, FindingTarget> = {
  credentials: { section: 'company' },
  permissions: { section: 'company' },
  company: inQuickBooks,
  edition: inQuickBooks,
  subscription: inQuickBooks,
  currency: { screen: 'clients' },
  'closing-date': { field: 'startDate' },
  'sales-tax': { field: 'tax' },
  'tax-override': { field: 'tax' },
  'tax-codes': { screen: 'taxes' },
  'tax-rates': { screen: 'taxes' },
  'document-numbers': { field: 'numbers' },
  'auto-apply-credits': inQuickBooks,
  'auto-apply-payments': inQuickBooks,
  discounts: inQuickBooks,
  classes: { field: 'classId' },
  locations: { field: 'locationId' },
  receivables: inQuickBooks,
  'undeposited-funds': { field: 'depositAccountId' },
  'income-account': { field: 'incomeAccountId' },
  'services-item': { field: 'servicesItemId' },
  'refund-account': { field: 'refundAccountId' },
  'other-accounts': { field: 'purchaseAccountId' },
};

/** Where a finding is settled; of one that only the relay knows, where the company is. */
export const findingTarget = (id: string): FindingTarget =>
  isFindingId(id) ? findingTargets[id] : findingTargets.company;
