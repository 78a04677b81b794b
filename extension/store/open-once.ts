import type { Sealed } from './records.ts';
import type { Vault } from './vault.ts';

interface Opened {
  iv: string;
  value: Promise<unknown>;
}
const opened = new WeakMap<Vault, Map<string, Opened>>();

/**
 * Opens what is sealed, and gives the same value again while the row holds the same bytes: a list of
 * 10,000 is opened once and not for every look at it. Nobody may change the value.
 */
export function openOnce<T>(vault: Vault, id: string, sealed: Sealed): Promise<T> {
  const known = opened.get(vault) ?? new Map<string, Opened>();
  opened.set(vault, known);
  // Fresh for every sealing, so that equal ones are of the same bytes.
  const iv = sealed.iv.join();
  const before = known.get(id);
  if (before?.iv === iv) return before.value as Promise<T>;
  const value = vault.open<T>(id, sealed);
  const now = { iv, value };
  known.set(id, now);
  value.catch(() => known.get(id) === now && known.delete(id));
  return value;
}
