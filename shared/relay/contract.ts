import { z } from 'zod';
import { practiceTax } from '../company-check/company-facts.ts';
import { finding } from '../company-check/finding.ts';
import { company } from '../documents/company.ts';
import { draft } from '../draft/draft.ts';
import { mostFirstSteps } from '../ledger/most-steps.ts';
import { problemShape, receipt } from '../ledger/receipt.ts';
import { changeOutcome, mapping, mappingChange } from '../mapping/mapping.ts';
import { historyEntry } from '../mapping/mapping-history.ts';
import { termKinds, termRef } from '../mapping/term.ts';
import { qboId } from '../qbo-id.ts';
import { settings } from '../settings/settings.ts';
import { settingsChange } from '../settings/settings-change.ts';
import { relayVersions } from './versions.ts';

/**
 * Every JSON endpoint of the relay: method, path, who may call it, request and response.
 * The relay's router and the extension's client are both made from this list.
 * `none`: no token · `staff`: any paired browser · `admin`: admins only.
 */

export const contractHeader = 'X-Counterfoil';
export const roles = ['staff', 'admin'] as const;
export type Role = (typeof roles)[number];

const time = z.number().int();
const name = z.string().trim().min(1).max(80);
const empty = z.strictObject({});

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

/** One confirmed document of an export. */
const exportStep = z.strictObject({
  draft,
  /** Hash of the document the person confirmed; the relay builds it again and refuses another one. */
  shownHash: z.string().regex(/^[0-9a-f]{64}$/),
  /** A term to be mapped to the created customer, vendor or item. */
  mapTerm: termRef.optional(),
});

/** The practice's rules for the connected company; version 0 while nobody has decided anything. */
export const settingsView = z.object({
  settings,
  version: z.number().int().nonnegative(),
  /** Whose they are; missing while no company is connected, and from an older relay. */
  realmId: mapping.shape.realmId.optional(),
});
export type SettingsView = z.infer<typeof settingsView>;

/** Changes of mappings in one request. */
export const mostMappingChanges = 1000;

export interface Endpoint {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  path: string;
  role: Role | 'none';
  /** Body, or query string for GET. Path parameters are always single ids. */
  request: z.ZodType;
  response: z.ZodType;
}

export const endpoints = {
  pair: {
    method: 'POST',
    path: '/v1/pair',
    role: 'none',
    request: z.strictObject({ code: z.string().min(1).max(40), deviceName: name }),
    response: z.object({ token: z.string(), me }),
  },
  me: { method: 'GET', path: '/v1/me', role: 'staff', request: empty, response: me },
  unpair: { method: 'DELETE', path: '/v1/me', role: 'staff', request: empty, response: empty },
  createPairingCode: {
    method: 'POST',
    path: '/v1/pairing-codes',
    role: 'admin',
    request: z.strictObject({ role: z.enum(roles) }),
    response: z.object({ code: z.string(), expiresAt: time }),
  },
  listMembers: {
    method: 'GET',
    path: '/v1/members',
    role: 'admin',
    request: empty,
    response: z.object({ members: z.array(memberView) }),
  },
  revokeMember: {
    method: 'DELETE',
    path: '/v1/members/:id',
    role: 'admin',
    request: empty,
    response: empty,
  },
  startConnection: {
    method: 'POST',
    path: '/v1/connection',
    role: 'admin',
    request: empty,
    /** Opened in a window of the same browser; works once, for two minutes. */
    response: z.object({ url: z.url() }),
  },
  testConnection: {
    method: 'POST',
    path: '/v1/connection/test',
    role: 'admin',
    /**
     * Reads the company again and changes nothing in QuickBooks. `taxes`: the practice's rates with
     * their codes, to be compared.
     */
    request: z.strictObject({ taxes: z.array(practiceTax).max(50).default([]) }),
    response: checkedConnection,
  },
  noteTaxOverride: {
    method: 'PUT',
    path: '/v1/connection/tax-override',
    role: 'admin',
    /** What an admin found out: whether automated sales tax keeps a tax that is sent (contract.md §6.2). */
    request: z.strictObject({
      taxOverride: company.shape.taxOverride.unwrap(),
      /** What the admin was looking at, and of which company; noted whatever holds where they are missing. */
      seen: company.shape.taxOverride.unwrap().optional(),
      realmId: mapping.shape.realmId.optional(),
    }),
    response: connectionView,
  },
  taxAgencies: {
    method: 'GET',
    path: '/v1/tax-agencies',
    role: 'admin',
    /** To whom the company pays its taxes: a new tax code is of one of them (contract.md §5.11). */
    request: empty,
    response: z.object({ agencies: z.array(z.object({ id: qboId, name: z.string() })) }),
  },
  createTaxCode: {
    method: 'POST',
    path: '/v1/tax-codes',
    role: 'admin',
    /**
     * A new code of one new rate, for sales and purchases. QuickBooks takes each name once, so the
     * same request sent again makes no second one.
     */
    request: z.strictObject({ realmId: company.shape.realmId, ...newTaxCode.shape }),
    response: z.object({ id: qboId, connection: connectionView }),
  },
  disconnect: {
    method: 'DELETE',
    path: '/v1/connection',
    role: 'admin',
    request: empty,
    /** `revoked`: whether Intuit was told; missing where there was nothing to end there. */
    response: connectionView.extend({ revoked: z.boolean().optional() }),
  },
  chooseAccounting: {
    method: 'PUT',
    path: '/v1/accounting',
    role: 'admin',
    /** Only while no company is connected. */
    request: z.strictObject({ accounting: z.enum(accountingSystems) }),
    response: me,
  },
  catalogue: {
    method: 'GET',
    path: '/v1/catalogue/:list',
    role: 'staff',
    /**
     * One page of at most 1,000 rows of the relay's copy; `start` is 1-based. `since`: only what
     * changed after that `version`. `again`: looks in QuickBooks now, which costs a metered read.
     * `wait`: after so many seconds the answer comes without rows where QuickBooks is still being read.
     */
    request: z.strictObject({
      start: z.coerce.number().int().min(1).max(100_000).default(1),
      since: z.coerce.number().int().nonnegative().optional(),
      again: z.stringbool().or(z.boolean()).optional(),
      wait: z.coerce.number().int().min(0).max(20).optional(),
    }),
    /**
     * `whole`: the pages hold the whole list, also where changes were asked for. `reading`: how many
     * rows the relay has so far; `next` is to be asked for again, without `again`.
     */
    response: z.object({
      rows: z.array(catalogueRow),
      next: z.number().int().nullable(),
      version: z.number().int().optional(),
      whole: z.boolean().optional(),
      reading: z.number().int().nonnegative().optional(),
    }),
  },
  mappings: {
    method: 'GET',
    path: '/v1/mappings',
    role: 'staff',
    request: z.strictObject({ since: z.coerce.number().int().nonnegative().default(0) }),
    response: z.object({ mappings: z.array(mapping), version: z.number().int() }),
  },
  putMapping: {
    method: 'PUT',
    path: '/v1/mappings',
    role: 'admin',
    request: mappingChange,
    response: mapping,
  },
  putMappings: {
    method: 'PUT',
    path: '/v1/mappings/batch',
    role: 'admin',
    /** `realmId`: the company the changes were chosen for; another one is connected, none is stored. */
    request: z.strictObject({
      realmId: mapping.shape.realmId,
      changes: z.array(mappingChange).min(1).max(mostMappingChanges),
    }),
    /** One outcome for each change, in their order. A change that holds already counts as stored. */
    response: z.object({ outcomes: z.array(changeOutcome) }),
  },
  linkClient: {
    method: 'PUT',
    path: '/v1/mappings/linked',
    role: 'staff',
    /**
     * Links a client to the one customer with its first name, last name and e-mail, where the
     * settings let that rule link by itself. `mark`: the three as `clientMark` hashes them.
     */
    request: z.strictObject({ term: termRef, mark: z.string().regex(/^[0-9a-f]{64}$/) }),
    response: mapping,
  },
  mappingHistory: {
    method: 'GET',
    path: '/v1/mappings/history',
    role: 'staff',
    /** Newest first. `term`: a `termId`. `kinds`: with commas between. `before`: the `next` of the page before. */
    request: z.strictObject({
      term: z.string().max(3000).optional(),
      kinds: z
        .string()
        .max(300)
        .transform((kinds) => kinds.split(','))
        .pipe(z.array(z.enum(termKinds)))
        .optional(),
      realmId: mapping.shape.realmId.optional(),
      before: z.coerce.number().int().positive().optional(),
      limit: z.coerce.number().int().min(1).max(500).default(100),
    }),
    response: z.object({ entries: z.array(historyEntry), next: z.number().int().nullable() }),
  },
  createExport: {
    method: 'POST',
    path: '/v1/exports',
    role: 'staff',
    /**
     * `first`: steps the document refers to (a new customer, the invoice of a payment), sent before
     * it and stored with it in one transaction; each is an export with a receipt of its own.
     * `change: 'update'`: the record was exported before and is to be brought up to date.
     * `realmId`: the company it was confirmed for; nothing is sent to another one.
     */
    request: exportStep.extend({
      first: z.array(exportStep).max(mostFirstSteps).default([]),
      realmId: mapping.shape.realmId.optional(),
      change: z.enum(['update']).optional(),
    }),
    response: receipt,
  },
  getExport: {
    method: 'GET',
    path: '/v1/exports/:id',
    role: 'staff',
    /** Waits up to `wait` seconds for a final state. */
    request: z.strictObject({ wait: z.coerce.number().int().min(0).max(20).default(0) }),
    response: receipt,
  },
  voidExport: {
    method: 'POST',
    path: '/v1/exports/:id/void',
    role: 'staff',
    /** Takes the document's effect away: void where QuickBooks has it, delete elsewhere (contract.md §5.1). */
    request: empty,
    response: receipt,
  },
  settings: {
    method: 'GET',
    path: '/v1/settings',
    role: 'staff',
    request: empty,
    response: settingsView,
  },
  putSettings: {
    method: 'PUT',
    path: '/v1/settings',
    role: 'admin',
    /**
     * What is not named stays as it is. `knownVersion`: the version the person was looking at.
     * `realmId`: the company they were chosen for; another one is connected, nothing is stored.
     */
    request: z.strictObject({
      settings: settingsChange,
      knownVersion: z.number().int().nonnegative(),
      realmId: mapping.shape.realmId.optional(),
    }),
    response: settingsView,
  },
  findExports: {
    method: 'POST',
    path: '/v1/exports/find',
    role: 'staff',
    request: z.strictObject({ sourceKeys: z.array(z.string().max(700)).max(500) }),
    response: z.object({ receipts: z.array(receipt) }),
  },
} as const satisfies Record<string, Endpoint>;

export type EndpointName = keyof typeof endpoints;
export type RequestOf<N extends EndpointName> = z.input<(typeof endpoints)[N]['request']>;
export type ResponseOf<N extends EndpointName> = z.output<(typeof endpoints)[N]['response']>;
