import { createRelayClient, type RelayClient } from '#extension/relay-client/relay-client.ts';
import { walkConsent } from '#relay/testing/consent.ts';
import type { Company } from '#shared/documents/company.ts';
import type { OrderContext } from '#shared/documents/document-type.ts';
import { prepare, termsFor } from '#shared/documents/index.ts';
import { stepsOf } from '#shared/documents/steps.ts';
import type { Draft } from '#shared/draft/draft.ts';
import type { Receipt } from '#shared/ledger/receipt.ts';
import { isFinal } from '#shared/ledger/receipt.ts';
import { lookupIn } from '#shared/mapping/lookup.ts';
import { distinct, refOf, type TermKind } from '#shared/mapping/term.ts';
import type { Role } from '#shared/relay/contract.ts';
import type { Result } from '#shared/result.ts';
import { defaultSettings } from '#shared/settings/settings.ts';
import { type RunningSimulator, startSimulator } from '#test/qbo-simulator/start.ts';
import { freePort } from './free-port.ts';
import { type RelayProcess, registeredApp, startRelayProcess } from './relay-process.ts';

export const companyName = 'Halden Creek Veterinary';
export const realmId = '9341450000000001';

/** A relay process connected to the simulator, with an admin, driven through the extension's own client. */
export interface Office {
  simulator: RunningSimulator;
  relay: RelayProcess;
  admin: RelayClient;
  company: Company;
  member(role: Role): Promise<RelayClient>;
  /** The admin goes through the sign-in window again. */
  reconnect(): Promise<void>;
  /**
   * Maps everything the draft's documents need: the client to `customerId`, other kinds as `more`
   * says, the rest to `itemId`.
   */
  mapAll(
    draft: Draft,
    customerId: string,
    itemId: string,
    more?: Partial<Record<TermKind, string>>,
  ): Promise<void>;
  /** Invoices in the simulator's books. */
  invoices(): StoredInvoice[];
  /** An id from the company's books by name. */
  idOf(entity: 'Customer' | 'Item' | 'Account' | 'PaymentMethod', name: string): string;
  /** Everything of an entity in the simulator's books. */
  list(entity: string): Record<string, unknown>[];
  close(): Promise<void>;
}

export interface StoredInvoice {
  Id: string;
  DocNumber: string;
  TotalAmt: number;
  PrivateNote: string;
  CustomerRef: { value: string };
  Line: { Amount: number; DetailType: string; Description?: string }[];
}

export async function openOffice(env: Record<string, string> = {}): Promise<Office> {
  const port = await freePort();
  const simulator = await startSimulator({ apps: [registeredApp(port)] });
  const relay = await startRelayProcess({ simulatorUrl: simulator.url, port, env });
  const member = (role: Role) => pairedMember(relay, role);
  const admin = await member('admin');
  const connect = async () => {
    await walkConsent(must(await admin.call('startConnection')).url, realmId);
  };
  await connect();
  const { company } = must(await admin.call('me')).connection;
  if (!company) throw new Error('The company was not connected.');
  const list = (entity: string): Record<string, unknown>[] =>
    simulator.simulator.books.list(realmId, entity);
  await chooseDefaults(admin, list);
  return {
    simulator,
    relay,
    admin,
    company,
    member,
    reconnect: connect,
    async mapAll(draft, customerId, itemId, more = {}) {
      const context = await orderContext(admin, company);
      const steps = stepsOf(draft, context.settings);
      for (const term of distinct(steps.flatMap((step) => termsFor(step, context)))) {
        const targetId = more[term.kind] ?? (term.kind === 'client' ? customerId : itemId);
        must(
          await admin.call('putMapping', {
            data: { term: refOf(term), targetId, knownVersion: 0 },
          }),
        );
      }
    },
    invoices: () => list('Invoice') as unknown as StoredInvoice[],
    list,
    idOf(entity, name) {
      const found = list(entity).find((one) => one.DisplayName === name || one.Name === name);
      if (!found) throw new Error(`No ${entity} ${name} in the books.`);
      return String(found.Id);
    },
    async close() {
      await relay.close();
      await simulator.close();
    },
  };
}

/** The two defaults that nothing is exported without (features D26). */
async function chooseDefaults(admin: RelayClient, list: Office['list']): Promise<void> {
  const idOf = (entity: string, name: string) =>
    String(list(entity).find((one) => one.Name === name)?.Id);
  const settings = {
    ...defaultSettings,
    incomeAccountId: idOf('Account', 'Service Income'),
    servicesItemId: idOf('Item', 'Services'),
  };
  must(await admin.call('putSettings', { data: { settings, knownVersion: 0 } }));
}

/** A new member's browser, paired with this relay. */
export async function pairedMember(relay: RelayProcess, role: Role): Promise<RelayClient> {
  const client = (token?: string) =>
    createRelayClient({ address: relay.url, fetch, ...(token ? { token } : {}) });
  const code = await relay.pairingCode(role);
  const pairing = must(await client().call('pair', { data: { code, deviceName: `${role} desk` } }));
  return client(pairing.token);
}

/** The value of a Result, or an Error with the problem's code. */
export function must<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Error(`${result.problem.code} ${JSON.stringify(result.problem.detail ?? {})}`);
}

/** What documents are built with, as the relay tells it; nothing is exported before. */
export async function orderContext(client: RelayClient, company: Company): Promise<OrderContext> {
  const { mappings } = must(await client.call('mappings'));
  const { settings } = must(await client.call('settings'));
  const lookup = lookupIn(mappings, company.realmId);
  return { lookup, exported: () => undefined, company, settings };
}

/** The hash a person would have been shown. */
export async function shownHash(
  client: RelayClient,
  draft: Draft,
  company: Company,
): Promise<string> {
  return must(prepare(draft, await orderContext(client, company))).hash;
}

/** Sends a confirmed draft once and returns the relay's first answer. */
export async function send(
  client: RelayClient,
  draft: Draft,
  company: Company,
): Promise<Result<Receipt>> {
  const hash = await shownHash(client, draft, company);
  return client.call('createExport', { data: { draft, shownHash: hash } });
}

/** Asks until the export is decided, through restarts of the relay. */
export async function decided(client: RelayClient, id: string, seconds = 40): Promise<Receipt> {
  const deadline = Date.now() + seconds * 1000;
  for (;;) {
    const answer = await client.call('getExport', { params: { id }, data: { wait: 2 } });
    if (answer.ok && isFinal(answer.value)) return answer.value;
    if (Date.now() > deadline)
      throw new Error(`Not decided in ${seconds} s: ${JSON.stringify(answer)}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
