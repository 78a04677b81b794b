import type { Database } from './database.ts';
import type { Sealed } from './records.ts';

/** Seals values with this browser's own key. `id` is bound to the bytes: a row moved to another id does not open. */
export interface Vault {
  seal(id: string, value: unknown): Promise<Sealed>;
  /** Throws a DOMException (OperationError) when the bytes, the key or the id are not the sealed ones. */
  open<T>(id: string, sealed: Sealed): Promise<T>;
}

/**
 * The vault of a database. Its AES-256-GCM key is made once and cannot be extracted; where the
 * background and a panel start together, both end with the key that was stored first.
 */
export async function openVault(db: Database): Promise<Vault> {
  const key = await storedKey(db);
  return {
    async seal(id, value) {
      const iv = crypto.getRandomValues(new Uint8Array(12));
      const plain = new TextEncoder().encode(JSON.stringify(value));
      return { iv, bytes: await crypto.subtle.encrypt(algorithm(id, iv), key, plain) };
    },
    async open<T>(id: string, { iv, bytes }: Sealed) {
      const plain = await crypto.subtle.decrypt(algorithm(id, iv), key, bytes);
      return JSON.parse(new TextDecoder().decode(plain)) as T;
    },
  };
}

async function storedKey(db: Database): Promise<CryptoKey> {
  const stored = await db.keys.get('key');
  if (stored) return stored.key;
  const fresh = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, [
    'encrypt',
    'decrypt',
  ]);
  return db.transaction('rw', db.keys, async () => {
    const first = await db.keys.get('key');
    if (first) return first.key;
    await db.keys.add({ id: 'key', key: fresh });
    return fresh;
  });
}

const algorithm = (id: string, iv: Uint8Array<ArrayBuffer>): AesGcmParams => ({
  name: 'AES-GCM',
  iv,
  additionalData: new TextEncoder().encode(id),
});
