import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { demoPracticeApp } from './app.ts';
import type { DemoInvoice } from './invoice.ts';
import { InvoiceStore } from './invoice-store.ts';
import { DEMO_PASSWORD } from './sessions.ts';

/** The running demo practice. */
export interface DemoPractice {
  /** Without a slash at the end. */
  url: string;
  port: number;
  /** Any user name works with this password. */
  password: string;
  listUrl: string;
  invoiceUrl(id: number): string;
  /** Changes an invoice by fields or by a function; see `DemoInvoice.printed` and `.hidden`. */
  mutate(id: number, change: Partial<DemoInvoice> | ((invoice: DemoInvoice) => DemoInvoice)): void;
  /** Forgets every change. */
  reset(): void;
  close(): Promise<void>;
}

/** Starts the invented clinic on 127.0.0.1, on a free port unless one is given. */
export async function startDemoPractice(options: { port?: number } = {}): Promise<DemoPractice> {
  const store = new InvoiceStore();
  const app = demoPracticeApp(store);
  const wanted = options.port ?? 0;
  const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: wanted });
  await new Promise<void>((resolve, reject) => {
    server.once('listening', resolve);
    server.once('error', reject);
  });
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  return {
    url,
    port,
    password: DEMO_PASSWORD,
    listUrl: `${url}/billing/invoices`,
    invoiceUrl: (id) => `${url}/billing/invoices/${id}`,
    mutate(id, change) {
      const apply =
        typeof change === 'function'
          ? change
          : (invoice: DemoInvoice) => ({ ...invoice, ...change });
      store.mutate(id, apply);
    },
    reset: () => store.reset(),
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      if ('closeAllConnections' in server) server.closeAllConnections();
      await closed;
    },
  };
}
