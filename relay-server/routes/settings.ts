import { defaultSettings } from '#shared/settings/settings.ts';
import { connectionRow } from '../oauth/connection-store.ts';
import { settingsOf } from '../settings/settings-store.ts';
import type { Route } from './route.ts';

/** The practice's rules for the connected company; without one, what would hold. */
export const settings: Route<'settings'> = async ({ database }, { member }) => {
  const connection = await connectionRow(database.db, member.practiceId);
  if (!connection) return { body: { settings: defaultSettings, version: 0 } };
  return { body: await settingsOf(database.db, member.practiceId, connection.realm_id) };
};
