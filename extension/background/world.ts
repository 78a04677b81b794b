import { createRelayClient, type RelayClient } from '#extension/relay-client/relay-client.ts';
import type { Database } from '#extension/store/database.ts';
import { openToken, readPairing, updateMe } from '#extension/store/pairing.ts';
import type { PairingRecord } from '#extension/store/records.ts';
import type { Vault } from '#extension/store/vault.ts';
import type { Receipt } from '#shared/ledger/receipt.ts';
import { problem } from '#shared/problem.ts';
import type { Profile } from '#shared/reading/profile.ts';
import type { Me } from '#shared/relay/contract.ts';
import { ok, type Result, refused } from '#shared/result.ts';
import type { BrowserShell } from './browser-shell.ts';

/** Everything the verbs of the background work on. */
export interface World {
  db: Database;
  vault: Vault;
  shell: BrowserShell;
  profiles: Profile[];
  fetch: typeof globalThis.fetch;
  /** Milliseconds since 1970. */
  now(): number;
  sleep(ms: number): Promise<void>;
  /** Exports on their way, one per record, whoever asked: the click, the alarm or a panel. */
  running: Map<string, Promise<Result<Receipt>>>;
}

export interface Relay extends RelayClient {
  pairing: PairingRecord;
}

/** The paired relay, or `not_paired`. */
export async function relayOf(world: World): Promise<Result<Relay>> {
  const pairing = await readPairing(world.db);
  if (!pairing) return refused(problem('not_paired'));
  const { address } = pairing;
  const token = await openToken(world.vault, pairing);
  return ok({ pairing, ...createRelayClient({ address, token, fetch: world.fetch }) });
}

/** Stores a changed connection in what is known about this browser. */
export async function saveConnection(world: World, connection: Me['connection']): Promise<void> {
  const pairing = await readPairing(world.db);
  if (pairing) await updateMe(world.db, { ...pairing.me, connection });
}
