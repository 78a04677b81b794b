import type { Handlers } from '#extension/protocol/handle.ts';
import { ok } from '#shared/result.ts';
import { catalogueProgress } from './catalogue-progress.ts';
import { catchUpPractice } from './catch-up-practice.ts';
import { checkExport } from './check-export.ts';
import { chooseAccounting } from './choose-accounting.ts';
import { confirmExport } from './confirm-export.ts';
import { connect, disconnect, testConnection } from './connect.ts';
import { createTarget } from './create-target.ts';
import { createTaxCode, taxAgencies } from './create-tax-code.ts';
import { fetchCatalogue } from './fetch-catalogue.ts';
import { fetchMappingHistory } from './fetch-mapping-history.ts';
import { focusRecord } from './focus-record.ts';
import { keepReading } from './keep-reading.ts';
import { createPairingCode, listMembers, revokeMember } from './members.ts';
import { catchUpTerms } from './note-record-terms.ts';
import { overlaySetup, pageBadges } from './overlay-setup.ts';
import { pair, refreshMe, unpair } from './pair.ts';
import { putMapping } from './put-mapping.ts';
import { dropMappingChanges, putMappings, sendMappingChanges } from './put-mappings.ts';
import { dropSettings, putSettings } from './put-settings.ts';
import { readAgain } from './read-again.ts';
import { dropReturned, resumeExports } from './resume-exports.ts';
import { setOverrides } from './set-overrides.ts';
import { setTaxOverride } from './set-tax-override.ts';
import { allowSite, pauseSite, removeSite } from './sites.ts';
import { undoExport } from './undo-export.ts';
import type { World } from './world.ts';

/**
 * Every message and the verb that answers it. `openPanel` is called in the tick of the click: the
 * browser allows it only there, so it cannot wait for the world.
 */
export const handlersOf = (
  world: Promise<World>,
  openPanel: (tabId: number) => void,
): Handlers => ({
  page: {
    exportClicked: ({ sourceId }, sender) => {
      openPanel(sender.tabId);
      return world.then((w) => focusRecord(w, sourceId, sender));
    },
    pageRead: async (data, sender) => keepReading(await world, data, sender),
    overlaySetup: async ({ sourceIds }, sender) => overlaySetup(await world, sourceIds, sender),
    badges: async ({ sourceIds }, sender) => pageBadges(await world, sourceIds, sender),
  },
  panel: {
    pair: async (data) => pair(await world, data),
    unpair: async () => unpair(await world),
    refreshMe: async () => refreshMe(await world),
    createPairingCode: async ({ role }) => createPairingCode(await world, role),
    listMembers: async () => listMembers(await world),
    revokeMember: async ({ id }) => revokeMember(await world, id),
    allowSite: async (data) => allowSite(await world, data),
    pauseSite: async (data) => pauseSite(await world, data),
    removeSite: async ({ origin }) => removeSite(await world, origin),
    connect: async () => connect(await world),
    testConnection: async () => testConnection(await world),
    disconnect: async () => disconnect(await world),
    chooseAccounting: async ({ accounting }) => chooseAccounting(await world, accounting),
    taxAgencies: async () => taxAgencies(await world),
    createTaxCode: async (wish) => createTaxCode(await world, wish),
    setTaxOverride: async ({ taxOverride }) => setTaxOverride(await world, taxOverride),
    putSettings: async (change) => putSettings(await world, change),
    dropSettings: async ({ fields }) => dropSettings(await world, fields),
    fetchCatalogue: async (data) => fetchCatalogue(await world, data),
    catalogueProgress: async ({ lists }) => ok(catalogueProgress(await world, lists)),
    fetchPractice: async () => catchUpPractice(await world),
    putMapping: async (data) => putMapping(await world, data),
    putMappings: async ({ decisions }) => putMappings(await world, decisions),
    sendMappingChanges: async () => sendMappingChanges(await world),
    dropMappingChanges: async ({ termIds }) => dropMappingChanges(await world, termIds),
    mappingHistory: async (wish) => fetchMappingHistory(await world, wish),
    catchUpTerms: async () => catchUpTerms(await world),
    createTarget: async (data) => createTarget(await world, data),
    setOverrides: async (data) => setOverrides(await world, data),
    readAgain: async ({ sourceKey }) => readAgain(await world, sourceKey),
    confirmExport: async (data) => confirmExport(await world, data),
    undoExport: async ({ sourceKey }) => undoExport(await world, sourceKey),
    dropReturned: async () => dropReturned(await world),
    checkExport: async ({ sourceKey }) => checkExport(await world, sourceKey),
    resumeExports: async () => resumeExports(await world),
  },
});
