import { createHash } from 'node:crypto';
import type { Answer } from './answer.ts';
import type { ApiRequest } from './api-request.ts';

/** An answer kept under a requestid, and what it was the answer to. */
export type StoredAnswer = { answer: Answer; at: number; print: string };

/** The requestid table: one answer per realm and id, for a limited time (contract §2.4). */
export class Replay {
  readonly #stored = new Map<string, StoredAnswer>();

  /** The stored answer while it is younger than `hours`. */
  find(realm: string, requestid: string, now: number, hours: number): StoredAnswer | undefined {
    const key = `${realm} ${requestid}`;
    const stored = this.#stored.get(key);
    if (stored === undefined) return undefined;
    if (now - stored.at <= hours * 3_600_000) return stored;
    this.#stored.delete(key);
    return undefined;
  }

  keep(realm: string, requestid: string, kept: StoredAnswer): void {
    this.#stored.set(`${realm} ${requestid}`, { ...kept, answer: structuredClone(kept.answer) });
  }

  reset(): void {
    this.#stored.clear();
  }
}

/** Tells two requests with one requestid apart: method, path, other parameters and body. */
export function printOf(request: ApiRequest): string {
  const query = new URLSearchParams(request.query);
  query.delete('requestid');
  return createHash('sha256')
    .update(`${request.method} ${request.segments.join('/')}?${query}\n`)
    .update(request.body)
    .digest('base64');
}
