import type { CheckedConnection } from '#shared/relay/contract.ts';
import type { Result } from '#shared/result.ts';
import type { Database } from './database.ts';
import { readMappings } from './mappings.ts';
import type { Vault } from './vault.ts';
import { whenFull } from './when-full.ts';

/** The last company check of this browser, with what it judged. */
export interface KeptCheck extends CheckedConnection {
  /** Milliseconds since 1970. */
  at: number;
  /** `decisionsFor` at that time. */
  decisions: string;
}

const idOf = (realmId: string) => `check/${realmId}`;

/** What a check judges beside the company itself: while it is the same, the findings hold. */
export async function decisionsFor(db: Database, realmId: string): Promise<string> {
  const [settings, pairing] = await Promise.all([
    db.settings.get(realmId),
    db.pairing.get('pairing'),
  ]);
  const tax = pairing?.me.connection.company?.tax;
  const hasCodes = tax === 'global' || tax === 'us-manual';
  return `${settings?.version ?? 0}/${hasCodes ? await newestTaxCode(db, realmId) : 0}`;
}

async function newestTaxCode(db: Database, realmId: string): Promise<number> {
  const mappings = await readMappings(db, realmId);
  return Math.max(
    0,
    ...mappings.filter(({ term }) => term.kind === 'tax-code').map(({ version }) => version),
  );
}

/** Keeps a check with the pairing: it goes with it, and one of another company takes its place. */
export async function saveCompanyCheck(
  db: Database,
  vault: Vault,
  realmId: string,
  check: CheckedConnection,
  at: number,
): Promise<Result<unknown>> {
  const kept: KeptCheck = { ...check, at, decisions: await decisionsFor(db, realmId) };
  const sealed = await vault.seal(idOf(realmId), kept);
  return whenFull(() => db.pairing.update('pairing', { check: { realmId, sealed } }));
}

/** The last check of a company; undefined where this browser has made none. */
export async function readCompanyCheck(
  db: Database,
  vault: Vault,
  realmId: string,
): Promise<KeptCheck | undefined> {
  const check = (await db.pairing.get('pairing'))?.check;
  if (check?.realmId !== realmId) return undefined;
  return vault.open<KeptCheck>(idOf(realmId), check.sealed);
}
