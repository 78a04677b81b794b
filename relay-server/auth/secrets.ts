import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** 256 random bits as 43 characters. */
export const randomSecret = (): string => randomBytes(32).toString('base64url');

/** An id: 16 hex digits. Not a secret. */
export const randomId = (): string => randomBytes(8).toString('hex');

/** For storing secrets of 256 random bits; short secrets need the vault's keyed hash. */
export const secretHash = (secret: string): string =>
  createHash('sha256').update(secret).digest('hex');

/** Compares two hashes of equal length in constant time. */
export const isSameHash = (a: string, b: string): boolean =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
