import { chooseDefaults } from '#relay/testing/billing.ts';
import type { Client } from '#relay/testing/client.ts';
import { connectCompany } from '#relay/testing/consent.ts';
import { startTestRelay, type TestRelay } from '#relay/testing/test-relay.ts';
import type { Company } from '#shared/documents/company.ts';
import type { OrderContext } from '#shared/documents/document-type.ts';
import { prepare, termsFor } from '#shared/documents/index.ts';
import type { Draft } from '#shared/draft/draft.ts';
import { pendingId } from '#shared/ledger/pending.ts';
import type { Receipt } from '#shared/ledger/receipt.ts';
import { sourceKey } from '#shared/ledger/source-key.ts';
import { lookupIn } from '#shared/mapping/lookup.ts';
import { refOf, type Term, termId, termOf } from '#shared/mapping/term.ts';
import type { Settings } from '#shared/settings/settings.ts';
import { halden } from '#test/qbo-simulator/test-kit.ts';
import {
  clientNumber,
  dayPlan,
  invoicesPerDay,
  itemNumber,
  knownClients,
  knownItems,
  type PlannedExport,
} from './day-plan.ts';
import type { DayCost } from './naive-day.ts';

/** What the wire saw of the day, counted by the simulator, and what came of it. */
export interface DayResult extends DayCost {
  invoices: number;
  /** Invoices whose stored total is not the practice's. */
  centDrift: number;
  /** Calls and metered reads as the receipts of the invoices tell them. */
  byReceipt: { calls: number; meteredReads: number };
}

const eightHoursMs = 8 * 3_600_000;

/** A day of 200 invoices through a real relay: eight hours on its clock, lists looked at all day. */
export async function counterfoilDay(): Promise<DayResult> {
  let clock = Date.now();
  const test = await startTestRelay({ now: () => clock });
  try {
    const admin = await test.pair('admin');
    await connectCompany(admin, halden);
    const practice = await openPractice(test, admin);
    test.sim.calls.reset();
    const byReceipt = { calls: 0, meteredReads: 0 };
    for (const planned of practice.plan) {
      clock += eightHoursMs / invoicesPerDay;
      for (const list of ['customers', 'items']) await admin('GET', `/v1/catalogue/${list}`);
      const receipt = await practice.send(planned);
      byReceipt.calls += receipt.calls?.all ?? 0;
      byReceipt.meteredReads += receipt.calls?.meteredReads ?? 0;
    }
    const all = test.sim.calls.all().filter(({ realm }) => realm === halden);
    return {
      calls: all.length,
      writes: all.reduce((sum, { writes }) => sum + writes, 0),
      meteredReads: test.sim.calls.metered(),
      ...stored(test, practice.plan),
      byReceipt,
    };
  } finally {
    await test.close();
  }
}

function stored(test: TestRelay, plan: PlannedExport[]) {
  const books = new Map(
    test.sim.books.list(halden, 'Invoice').map((doc) => [doc.DocNumber, doc.TotalAmt]),
  );
  const totals = plan.map(({ invoice }) => [books.get(invoice.number), invoice.total / 100]);
  return {
    invoices: totals.filter(([total]) => total !== undefined).length,
    centDrift: totals.filter(([total, printed]) => total !== printed).length,
  };
}

/** The practice with its counterparts chosen, and the plan of its day. */
async function openPractice(test: TestRelay, admin: Client) {
  const books = (entity: string) => test.sim.books.list(halden, entity);
  const named = (entity: string, name: string) =>
    String(books(entity).find((doc) => doc.Name === name || doc.DisplayName === name)?.Id);
  const { body: me } = await admin('GET', '/v1/me');
  const company = me.connection.company as Company;
  const plan = dayPlan(named('Account', 'Service Income'));
  const { source } = (plan[0] as PlannedExport).invoice;
  const ids = new Map<string, string>();
  const map = async (term: Term, targetId: string) => {
    ids.set(termId(term), targetId);
    await put(admin, term, targetId);
  };
  for (let index = 0; index < knownClients; index += 1) {
    const id = clientNumber(index);
    await map(termOf(source, 'client', { id, name: '' }), named('Customer', 'Walk-in'));
  }
  for (let index = 0; index < knownItems; index += 1) {
    const id = itemNumber(index);
    await map(termOf(source, 'item', { id, name: '' }), named('Item', 'Vaccination'));
  }
  const tax = named('Item', 'Sales tax collected');
  await map(termOf(source, 'tax', { name: 'Sales tax' }), tax);
  // Chosen from in the days before; from now on the lists are only kept fresh.
  for (const list of ['customers', 'items']) await admin('GET', `/v1/catalogue/${list}`);
  await chooseDefaults(admin, { servicesItemId: tax });
  const { body: rules } = await admin('GET', '/v1/settings');
  const { settings } = rules as { settings: Settings };
  return { plan, send: (planned: PlannedExport) => sendPlanned(admin, planned, company, settings) };
}

async function put(admin: Client, term: Term, targetId: string): Promise<void> {
  const change = { term: refOf(term), targetId, knownVersion: 0 };
  const { status } = await admin('PUT', '/v1/mappings', change);
  if (status !== 200) throw new Error(`mapping: ${status}`);
}

/** As the panel does: what is new goes first, with the invoice, in one confirmation. */
async function sendPlanned(
  admin: Client,
  { invoice, newClient, newItem }: PlannedExport,
  company: Company,
  settings: Settings,
): Promise<Receipt> {
  const { body } = await admin('GET', '/v1/mappings');
  const known = lookupIn(body.mappings, company.realmId);
  const fresh = new Map<string, string>();
  const context: OrderContext = {
    lookup: (term) => known(term) ?? fresh.get(termId(term)),
    exported: () => undefined,
    company,
    settings,
  };
  const step = (draft: Draft) => {
    const prepared = prepare(draft, context);
    if (!prepared.ok) throw new Error(JSON.stringify(prepared.problem));
    return { draft, shownHash: prepared.value.hash };
  };
  const first = [newClient, newItem]
    .filter((draft) => draft !== undefined)
    .map((draft) => {
      const kind = draft.kind;
      const term = termsFor(invoice, context).find(
        (one) => one.kind === kind && !context.lookup(one),
      ) as Term;
      fresh.set(termId(term), pendingId(sourceKey(draft.source)));
      return { ...step(draft), mapTerm: refOf(term) };
    });
  const created = await admin('POST', '/v1/exports', { ...step(invoice), first });
  if (created.status >= 300) throw new Error(JSON.stringify(created.body));
  const final = await admin('GET', `/v1/exports/${created.body.id}?wait=20`);
  const receipt = final.body as Receipt;
  if (receipt.state !== 'exported') throw new Error(JSON.stringify(receipt));
  return receipt;
}
