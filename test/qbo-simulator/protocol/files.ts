import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import type { Clock } from '../clock.ts';
import type { SimulatorEnv, State } from '../state.ts';

/** Life of a download address (contract §5.12). */
const addressMs = 15 * 60_000;

export type StoredFile = { contentType: string; content: Buffer };

/** The uploaded files, and the short-lived addresses they can be fetched from. */
export class Files {
  readonly #clock: Clock;
  readonly #files = new Map<string, StoredFile>();
  readonly #addresses = new Map<string, { file: StoredFile; expiresAt: number }>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  keep(realm: string, id: string, file: StoredFile): void {
    this.#files.set(`${realm} ${id}`, file);
  }

  /** A fresh path to a file; undefined when the attachable has none. */
  address(realm: string, id: string): string | undefined {
    const file = this.#files.get(`${realm} ${id}`);
    if (file === undefined) return undefined;
    const token = randomUUID();
    this.#addresses.set(token, { file, expiresAt: this.#clock.now() + addressMs });
    return `/files/${token}`;
  }

  /** The file behind an address that has not expired. */
  at(token: string): StoredFile | undefined {
    const address = this.#addresses.get(token);
    return address && address.expiresAt > this.#clock.now() ? address.file : undefined;
  }

  reset(): void {
    this.#files.clear();
    this.#addresses.clear();
  }
}

/** Where download addresses lead; they need no token. */
export function fileRoutes(state: State): Hono<SimulatorEnv> {
  const app = new Hono<SimulatorEnv>();
  app.get('/files/:token', (c) => {
    const file = state.files.at(c.req.param('token'));
    if (file === undefined) return c.text('Request has expired', 403);
    return c.body(new Uint8Array(file.content), 200, { 'Content-Type': file.contentType });
  });
  return app;
}
