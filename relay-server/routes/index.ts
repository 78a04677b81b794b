import { catalogue } from './catalogue.ts';
import { chooseAccounting } from './choose-accounting.ts';
import { createExport } from './create-export.ts';
import { createPairingCode } from './create-pairing-code.ts';
import { createTaxCode } from './create-tax-code.ts';
import { disconnect } from './disconnect.ts';
import { findExports } from './find-exports.ts';
import { getExport } from './get-export.ts';
import { linkClient } from './link-client.ts';
import { listMembers } from './list-members.ts';
import { mappingHistory } from './mapping-history.ts';
import { mappings } from './mappings.ts';
import { me } from './me.ts';
import { noteTaxOverride } from './note-tax-override.ts';
import { pair } from './pair.ts';
import { putMapping } from './put-mapping.ts';
import { putMappings } from './put-mappings.ts';
import { putSettings } from './put-settings.ts';
import { revokeMember } from './revoke-member.ts';
import type { Routes } from './route.ts';
import { settings } from './settings.ts';
import { startConnection } from './start-connection.ts';
import { taxAgencies } from './tax-agencies.ts';
import { testConnection } from './test-connection.ts';
import { unpair } from './unpair.ts';
import { voidExport } from './void-export.ts';

/** Every endpoint of the contract; one that is missing does not compile. */
export const routes: Routes = {
  pair,
  me,
  unpair,
  createPairingCode,
  listMembers,
  revokeMember,
  startConnection,
  testConnection,
  noteTaxOverride,
  taxAgencies,
  createTaxCode,
  chooseAccounting,
  disconnect,
  catalogue,
  mappings,
  putMapping,
  putMappings,
  linkClient,
  mappingHistory,
  createExport,
  getExport,
  voidExport,
  settings,
  putSettings,
  findExports,
};
