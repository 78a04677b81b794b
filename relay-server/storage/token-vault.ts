import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

/** Where a ciphertext belongs; it opens nowhere else (additional authenticated data). */
export type VaultPlace = readonly string[];

export interface TokenVault {
  seal(plain: string, place: VaultPlace): string;
  /** Throws when the text was changed, belongs elsewhere, or was sealed with another key. */
  open(sealed: string, place: VaultPlace): string;
  /** A keyed hash, for short secrets that must not be guessed from a stolen database. */
  keyedHash(text: string, purpose: string): string;
  /** Identifies the key without telling it. */
  fingerprint: string;
}

const version = 'v1';

/** AES-256-GCM with a random 96-bit nonce per value; all keys are derived from one 32-byte key. */
export function createVault(key: Uint8Array): TokenVault {
  const derive = (purpose: string) =>
    Buffer.from(hkdfSync('sha256', key, '', `counterfoil ${purpose}`, 32));
  const encryptionKey = derive('encryption');
  const hashKey = derive('keyed hash');
  return {
    fingerprint: derive('fingerprint').toString('hex').slice(0, 16),
    keyedHash: (text, purpose) =>
      createHmac('sha256', hashKey).update(`${purpose}\n${text}`).digest('hex'),

    seal(plain, place) {
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', encryptionKey, nonce).setAAD(aad(place));
      const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
      return [version, nonce, body, cipher.getAuthTag()]
        .map((part) => (typeof part === 'string' ? part : part.toString('base64url')))
        .join('.');
    },

    open(sealed, place) {
      const [kind, nonce = '', body = '', tag = ''] = sealed.split('.');
      if (kind !== version) throw new Error('unknown ciphertext version');
      const bytes = (text: string) => Buffer.from(text, 'base64url');
      const decipher = createDecipheriv('aes-256-gcm', encryptionKey, bytes(nonce), {
        authTagLength: 16,
      });
      decipher.setAAD(aad(place)).setAuthTag(bytes(tag));
      return Buffer.concat([decipher.update(bytes(body)), decipher.final()]).toString('utf8');
    },
  };
}

const aad = (place: VaultPlace): Buffer => Buffer.from(place.map(encodeURIComponent).join('|'));
