import type { FindingId } from '#shared/company-check/finding.ts';
import type { Settings } from '#shared/settings/settings.ts';
import type { SectionId } from '../settings-panel/sections.ts';

/** The setting a finding is about, or the section it is settled in. */
export type FindingTarget = { field: keyof Settings } | { section: SectionId };

/** What is settled in QuickBooks alone has none. */
export const findingTargets: Partial<Record<FindingId, FindingTarget>> = {
  credentials: { section: 'company' },
  permissions: { section: 'company' },
  company: { section: 'company' },
  'closing-date': { field: 'startDate' },
  'sales-tax': { field: 'tax' },
  'tax-override': { field: 'tax' },
  'document-numbers': { field: 'numbers' },
  classes: { field: 'classId' },
  locations: { field: 'locationId' },
  'undeposited-funds': { field: 'depositAccountId' },
  'income-account': { field: 'incomeAccountId' },
  'services-item': { field: 'servicesItemId' },
  'refund-account': { field: 'refundAccountId' },
  'other-accounts': { field: 'purchaseAccountId' },
};
