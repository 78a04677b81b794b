import { z } from 'zod';
import { company } from '#shared/documents/company.ts';
import { accountTypes, overrides } from '#shared/draft/draft.ts';
import { mostFirstSteps } from '#shared/ledger/most-steps.ts';
import { problemShape } from '#shared/ledger/receipt.ts';
import { mappingChange } from '#shared/mapping/mapping.ts';
import { termKinds, termRef } from '#shared/mapping/term.ts';
import { qboId } from '#shared/qbo-id.ts';
import { reading } from '#shared/reading/reading.ts';
import { accountingSystems, catalogueLists, newTaxCode, roles } from '#shared/relay/contract.ts';
import { settings } from '#shared/settings/settings.ts';
import { settingsChange } from '#shared/settings/settings-change.ts';
import type { DataOf, PageMessages, PanelMessages } from './messages.ts';

/** What each message may hold. Used by the background only: page code carries no zod. */

type Schemas<M> = { [K in keyof M]: z.ZodType<DataOf<M, K>> };

const none = z.strictObject({});
const sourceId = z.string().min(1).max(200);
const sourceIds = z.array(sourceId).max(500);
const sourceKey = z.string().min(1).max(700);
const text = (max: number) => z.string().max(max);

const pageAnswer = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), reading }),
  z.object({ ok: z.literal(false), problem: problemShape }),
]);

export const pageSchemas: Schemas<PageMessages> = {
  overlaySetup: z.strictObject({ sourceIds }),
  exportClicked: z.strictObject({ sourceId }),
  pageRead: z.strictObject({ sourceId, answer: pageAnswer, clicked: z.boolean() }),
  badges: z.strictObject({ sourceIds }),
};

const term = termRef.extend({
  name: text(500),
  id: text(200).optional(),
  email: text(200).optional(),
});

const decision = z.strictObject({
  term: termRef,
  targetId: qboId.nullable(),
  ignored: z.boolean().optional(),
  inherited: z.boolean().optional(),
  coversNew: z.boolean().optional(),
  namedAs: mappingChange.shape.namedAs,
  how: mappingChange.shape.how,
});

const shownStep = z.strictObject({ hash: text(64), change: z.enum(['update']).optional() });

export const panelSchemas: Schemas<PanelMessages> = {
  pair: z.strictObject({ address: text(300), code: text(40), deviceName: text(80) }),
  unpair: none,
  refreshMe: none,
  createPairingCode: z.strictObject({ role: z.enum(roles) }),
  listMembers: none,
  revokeMember: z.strictObject({ id: text(100) }),
  allowSite: z.strictObject({ address: text(2000), profileId: text(40) }),
  pauseSite: z.strictObject({ origin: text(300), paused: z.boolean() }),
  removeSite: z.strictObject({ origin: text(300) }),
  connect: none,
  testConnection: none,
  disconnect: none,
  chooseAccounting: z.strictObject({ accounting: z.enum(accountingSystems) }),
  setTaxOverride: z.strictObject({ taxOverride: company.shape.taxOverride.unwrap() }),
  putSettings: settingsChange,
  dropSettings: z.strictObject({ fields: z.array(settings.keyof()).max(100) }),
  fetchCatalogue: z.strictObject({
    list: z.enum(catalogueLists),
    again: z.boolean(),
    maxAge: z.number().int().min(0).optional(),
  }),
  catalogueProgress: z.strictObject({ lists: z.array(z.enum(catalogueLists)).max(20) }),
  fetchPractice: none,
  putMapping: z.strictObject({ term, targetId: qboId.nullable() }),
  // A file of 10 MB has no more rows.
  putMappings: z.strictObject({ decisions: z.array(decision).max(100_000) }),
  sendMappingChanges: none,
  dropMappingChanges: z.strictObject({ termIds: z.array(text(2000)).max(20_000) }),
  mappingHistory: z.strictObject({
    term: termRef.optional(),
    kinds: z.array(z.enum(termKinds)).min(1).max(termKinds.length).optional(),
    before: z.number().int().positive().optional(),
    limit: z.number().int().min(1).max(500).optional(),
  }),
  catchUpTerms: none,
  createTarget: z.strictObject({
    term,
    name: text(500),
    incomeAccountId: qboId.optional(),
    parentId: qboId.optional(),
    billWithParent: z.boolean().optional(),
    dueDays: z.number().int().min(0).max(999).optional(),
    accountType: z.enum(accountTypes).optional(),
    currency: text(3).optional(),
  }),
  taxAgencies: none,
  createTaxCode: newTaxCode.extend({ term }),
  setOverrides: z.strictObject({ sourceKey, overrides }),
  readAgain: z.strictObject({ sourceKey }),
  confirmExport: z.strictObject({ sourceKey, shown: z.array(shownStep).max(mostFirstSteps + 1) }),
  undoExport: z.strictObject({ sourceKey }),
  dropReturned: none,
  checkExport: z.strictObject({ sourceKey }),
  resumeExports: none,
};
