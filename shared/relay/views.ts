import { z } from 'zod';
import { finding } from '../company-check/finding.ts';
import { company } from '../documents/company.ts';
import { problemShape } from '../ledger/receipt.ts';
import { mapping } from '../mapping/mapping.ts';
import { qboId } from '../qbo-id.ts';
import { settings } from '../settings/settings.ts';
import { relayVersions } from './versions.ts';

const time = z.number().int();

export const roles = ['staff', 'admin'] as const;
export type Role = (typeof roles)[number];

export const memberView = z.object({
  id: z.string(),
  name: z.string(),
  role: z.enum(roles),
  createdAt: time,
  lastSeenAt: time.nullable(),
});
export type MemberView = z.infer<typeof memberView>;

export const connectionView = z.object({
  state: z.enum(['none', 'connected', 'needs_reconnect']),
  company: company.optional(),
  /** The first connection of this practice to this company; no reconnect moves it. */
  connectedAt: time.optional(),
  /** The consent the connection lives from; another one after each reconnect. */
  grantedAt: time.optional(),
});
export type ConnectionView = z.infer<typeof connectionView>;

/** A connection with what the company check says of it (features H9). */
export const checkedConnection = connectionView.extend({
  findings: z.array(finding),
  /** What was read for it, one metered read each. */
  read: z.array(z.string()),
  meteredReads: z.number().int().nonnegative(),
  /** QuickBooks itself, where a person settles what is settled there. */
  quickbooksUrl: z.url().optional(),
});
export type CheckedConnection = z.infer<typeof checkedConnection>;

export const accountingSystems = ['quickbooks-online', 'none'] as const;
/** Where a practice keeps its books; `none`: nowhere Counterfoil writes to (features B13, B14). */
export type Accounting = (typeof accountingSystems)[number];

export const me = z.object({
  member: memberView,
  practice: z.object({
    id: z.string(),
    name: z.string(),
    /** QuickBooks Online where a relay does not say. */
    accounting: z.enum(accountingSystems).optional(),
  }),
  connection: connectionView,
  /** Missing where the relay is from before versions were told. */
  relay: relayVersions.optional(),
  /** Why the last sign-in of this member ended without a connection, for ten minutes. */
  refusedConsent: z.object({ at: time, problem: problemShape }).optional().catch(undefined),
});
export type Me = z.infer<typeof me>;

/** A tax code to be made; `percent`: 20 or 5.5. */
export const newTaxCode = z.strictObject({
  name: z.string().trim().min(1).max(80),
  percent: z.string().regex(/^\d{1,2}(\.\d{1,4})?$|^100$/),
  agencyId: qboId,
});
export type NewTaxCode = z.infer<typeof newTaxCode>;

export const catalogueLists = [
  'customers',
  'items',
  'accounts',
  'vendors',
  'classes',
  'departments',
  'terms',
  'paymentMethods',
  'taxCodes',
] as const;
export type CatalogueList = (typeof catalogueLists)[number];

export const catalogueRow = z.object({
  id: qboId,
  name: z.string(),
  /** Customer: first and last name, where QuickBooks has them (features E12). */
  givenName: z.string().optional(),
  familyName: z.string().optional(),
  /** Item: SKU. Customer: e-mail. Account: number. */
  code: z.string().optional(),
  /** Item: Service, NonInventory … Account: AccountType / AccountSubType. */
  type: z.string().optional(),
  /** The customer, item, account … that this one stands below. */
  parentId: qboId.optional(),
  active: z.boolean(),
});
export type CatalogueRow = z.infer<typeof catalogueRow>;

/** The practice's rules for the connected company; version 0 while nobody has decided anything. */
export const settingsView = z.object({
  settings,
  version: z.number().int().nonnegative(),
  /** Whose they are; missing while no company is connected, and from an older relay. */
  realmId: mapping.shape.realmId.optional(),
});
export type SettingsView = z.infer<typeof settingsView>;
