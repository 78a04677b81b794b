import type { Role } from '#shared/relay/contract.ts';
import { mintPairingCode } from '../auth/pairing.ts';
import { homePractice, practiceNamed } from '../auth/practices.ts';
import type { Config } from '../config.ts';
import { openStore } from '../storage/open-store.ts';
import type { Print } from './print.ts';

/**
 * Prints a pairing code, also beside a running relay. A practice named for the first time is
 * made. This is the operator's way in when no admin is left.
 */
export async function pair(
  config: Config,
  given: { role: Role; practice?: string | undefined },
  print: Print,
): Promise<void> {
  const store = await openStore(config, { isAlone: false });
  try {
    const { db } = store.database;
    const practice = given.practice
      ? await practiceNamed(db, given.practice)
      : await homePractice(db, config.practiceName);
    const about = { practiceId: practice.id, role: given.role };
    const { code, expiresAt } = await mintPairingCode(db, store.vault, about, Date.now());
    print(`Pairing code for ${practice.name} (${given.role}): ${code}`);
    print(`It works once, until ${new Date(expiresAt).toISOString()}.`);
  } finally {
    await store.close();
  }
}
