import { readPractice } from '#extension/store/read-record.ts';
import { fetchCatalogue } from './fetch-catalogue.ts';
import type { World } from './world.ts';

/** The relay itself asks QuickBooks no more often than that. */
const maxAge = 30 * 60_000;

/**
 * Where a client without a customer gets one by itself, who is there already must be known first
 * (D13). Answers whether the list was asked for and is there.
 */
export async function fetchCustomers(world: World): Promise<boolean> {
  const { settings, connection } = await readPractice(world.db, world.vault);
  const { newClients, clientMatch } = settings;
  const matters = newClients === 'create' && clientMatch !== 'manual';
  if (!matters || connection.state !== 'connected') return false;
  return (await fetchCatalogue(world, { list: 'customers', again: false, maxAge })).ok;
}
