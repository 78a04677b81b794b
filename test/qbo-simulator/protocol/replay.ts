import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Doc } from '../doc.ts';

/** An answer before it is written out; gateways answer some errors in HTML. */
export type Answer =
  | { status: ContentfulStatusCode; body: Doc }
  | { status: ContentfulStatusCode; html: string };

type Stored = { answer: Answer; at: number };

/** The requestid table: one answer per realm and id, for a limited time (contract §2.4). */
export class Replay {
  readonly #stored = new Map<string, Stored>();

  /** The stored answer while it is younger than `hours`. */
  find(realm: string, requestid: string, now: number, hours: number): Answer | undefined {
    const key = `${realm} ${requestid}`;
    const stored = this.#stored.get(key);
    if (stored === undefined) return undefined;
    if (now - stored.at <= hours * 3_600_000) return stored.answer;
    this.#stored.delete(key);
    return undefined;
  }

  keep(realm: string, requestid: string, answer: Answer, now: number): void {
    this.#stored.set(`${realm} ${requestid}`, { answer: structuredClone(answer), at: now });
  }

  reset(): void {
    this.#stored.clear();
  }
}
