import { expect } from 'vitest';
import { chooseDefaults, exportAndWait } from '#relay/testing/billing.ts';
import type { Client } from '#relay/testing/client.ts';
import { connectCompany } from '#relay/testing/consent.ts';
import { startTestRelay, type TestRelay } from '#relay/testing/test-relay.ts';
import type { Company } from '#shared/documents/company.ts';
import { termsFor } from '#shared/documents/index.ts';
import type { Draft } from '#shared/draft/draft.ts';
import type { Receipt } from '#shared/ledger/receipt.ts';
import { refOf, type TermKind, termId } from '#shared/mapping/term.ts';
import type { Settings } from '#shared/settings/settings.ts';
import type { Doc } from '#test/qbo-simulator/doc.ts';
import type { Switches } from '#test/qbo-simulator/options.ts';
import { halden } from '#test/qbo-simulator/test-kit.ts';

/** How a desk is set up, where it is not a connected Halden Creek. */
export interface Setup {
  realm?: string;
  isConnected?: boolean;
  /** Of the relay. */
  env?: Record<string, string>;
}

/** A practice at work: a real relay before a simulator whose switches are set, on one clock. */
export interface Desk {
  realm: string;
  test: TestRelay;
  sim: TestRelay['sim'];
  admin: Client;
  connect(): Promise<void>;
  /** Moves the clock of relay and simulator. */
  forward(ms: number): void;
  /** What the books hold of an entity. */
  list(entity: string): Doc[];
  idOf(entity: string, name: string): string;
  settings(more: Partial<Settings>): Promise<void>;
  /** Maps what a draft needs and is not mapped yet: each kind to `targets`, clients and items to the first that there are. */
  map(draft: Draft, targets?: Partial<Record<TermKind, string>>): Promise<void>;
  /** Exports a record and waits for what becomes of it. */
  send(draft: Draft): Promise<Receipt>;
  state(): Promise<string>;
  /** Calls to the company, token calls aside. */
  paths(): string[];
}

export async function openDesk(switches: Partial<Switches>, setup: Setup = {}): Promise<Desk> {
  const { realm = halden, isConnected = true, env = {} } = setup;
  const clock = { now: Date.now };
  const now = () => clock.now();
  const test = await startTestRelay({ env, now, paceNow: now });
  const { sim } = test;
  clock.now = () => sim.clock.now();
  Object.assign(sim.switches, switches);
  const admin = await test.pair('admin');
  const mapped = new Set<string>();
  const list = (entity: string) => sim.books.list(realm, entity);
  const first = (entity: string) => {
    const found = list(entity).find(({ Active, Type }) => Active === true && Type !== 'Category');
    return String(found?.Id);
  };
  const desk: Desk = {
    ...{ realm, test, sim, admin, list },
    async connect() {
      expect(await connectCompany(admin, realm)).toMatchObject({ status: 200 });
    },
    forward: (ms) => sim.clock.advance(ms),
    idOf(entity, name) {
      const found = list(entity).find((one) => [one.Name, one.DisplayName].includes(name));
      if (!found) throw new Error(`no ${entity} ${name}`);
      return String(found.Id);
    },
    settings: (more) => chooseDefaults(admin, more),
    async map(draft, targets = {}) {
      const { body: me } = await admin('GET', '/v1/me');
      const { body: rules } = await admin('GET', '/v1/settings');
      const context = {
        company: me.connection.company as Company,
        settings: rules.settings as Settings,
        lookup: () => undefined,
        exported: () => undefined,
      };
      const usual = { client: first('Customer'), supplier: first('Vendor'), ...targets };
      const changes = termsFor(draft, context)
        .filter((term) => !mapped.has(termId(term)))
        .map((term) => ({
          ...{ term: refOf(term), knownVersion: 0 },
          targetId: { ...usual }[term.kind] ?? first('Item'),
        }));
      if (changes.length === 0) return;
      const reply = await admin('PUT', '/v1/mappings/batch', { realmId: realm, changes });
      expect(reply).toMatchObject({ status: 200 });
      for (const { term } of changes) mapped.add(termId(term));
    },
    async send(draft) {
      const { status, body } = await exportAndWait(admin, draft);
      expect({ status, body }).toMatchObject({ status: 200 });
      return body as Receipt;
    },
    state: async () => (await admin('GET', '/v1/me')).body.connection.state as string,
    paths: () =>
      sim.calls
        .all()
        .filter((call) => call.realm !== undefined)
        .map(({ path, search }) => `${path.split('/').slice(4).join('/')}${search}`),
  };
  if (isConnected) {
    await desk.connect();
    await chooseDefaults(admin);
  }
  sim.calls.reset();
  return desk;
}
