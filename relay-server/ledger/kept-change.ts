import { canonicalJson } from '#shared/hash.ts';
import type { Loose } from './stored.ts';

/**
 * What is stored of a change before it is sent. The bytes of a full update repeat what QuickBooks
 * has of the record; our own document stays beside them, so that a newer version is never given
 * what an older one said.
 */
export const keptWithOwn = (own: Loose, bytes: string): string => canonicalJson({ own, bytes });

/** The exact bytes and our own document in what is stored; QuickBooks knows no `own`. */
export function kept(stored: string): { bytes: string; document: Loose } {
  const document = (stored === '' ? {} : JSON.parse(stored)) as Loose;
  return 'own' in document
    ? { bytes: document.bytes as string, document: document.own as Loose }
    : { bytes: stored, document };
}
