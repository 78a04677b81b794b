import { expect } from 'vitest';
import { clientDraft, invoiceDraft } from '#relay/testing/billing.ts';
import type { CatalogueRow } from '#shared/relay/contract.ts';
import type { Doc } from '#test/qbo-simulator/doc.ts';
import type { Desk } from './desk.ts';
import { expenseDraft } from './drafts.ts';
import { exportsInvoice, hour, isRefused, losesAnswers } from './jobs.ts';
import type { Proofs } from './proof.ts';

const rows = async (desk: Desk, list: string, more = '') =>
  (await desk.admin('GET', `/v1/catalogue/${list}${more}`)).body.rows as CatalogueRow[];

/** New, renamed and retired objects reach the relay's lists; so does that nothing happened. */
async function seesChanges(desk: Desk) {
  const before = await rows(desk, 'customers');
  await rows(desk, 'items');
  expect(await rows(desk, 'customers', '?again=true')).toEqual(before);
  desk.forward(hour);
  const [renamed, retired] = before as [CatalogueRow, CatalogueRow];
  desk.sim.books.edit(desk.realm, 'Customer', renamed.id, { DisplayName: 'Renamed' });
  desk.sim.books.edit(desk.realm, 'Customer', retired.id, { Active: false });
  const made = desk.sim.books.create(desk.realm, 'Customer', { DisplayName: 'Just made' });
  const after = new Map((await rows(desk, 'customers')).map((row) => [row.id, row]));
  expect(after.get(renamed.id)).toMatchObject({ name: 'Renamed', active: true });
  expect(after.get(retired.id)).toMatchObject({ active: false });
  expect(after.get(String(made.Id))).toMatchObject({ name: 'Just made' });
  expect(after.size).toBe(before.length + 1);
}

/** What changed further back than QuickBooks tells is read anew, not missed. */
async function missesNothing(desk: Desk) {
  await seesChanges(desk);
  const [first] = await rows(desk, 'customers');
  desk.sim.books.edit(desk.realm, 'Customer', String(first?.id), { DisplayName: 'Long ago' });
  desk.sim.clock.advance(31 * 24 * hour);
  // As if the relay believed that QuickBooks tells of a longer time.
  await desk.test.relay.store.database.db
    .updateTable('catalogue_lists')
    .set({ changes_since: desk.sim.clock.now() - 28 * 24 * hour - 60 * 24 * hour })
    .execute();
  const names = (await rows(desk, 'customers', '?again=true')).map(({ name }) => name);
  expect(names).toContain('Long ago');
}

/** A list of more rows than one answer holds. */
async function readsLongLists(desk: Desk) {
  const company = desk.sim.books.company(desk.realm);
  const [pattern] = company.all('Customer');
  if (!pattern) throw new Error('no customer');
  for (let index = 0; index < 1200; index += 1) {
    const doc: Doc = { ...pattern.doc, Id: String(100_000 + index), DisplayName: `C ${index}` };
    company.put({ ...pattern, doc });
  }
  const pages = [
    ...(await rows(desk, 'customers')),
    ...(await rows(desk, 'customers', '?start=1001')),
  ];
  expect(new Set(pages.map(({ id }) => id)).size).toBe(desk.list('Customer').length);
}

/** Lists, look-ups and exports; no statement goes beyond what is certain. */
async function asksPlainly(desk: Desk) {
  for (const list of ['customers', 'vendors', 'items', 'accounts', 'terms', 'taxCodes']) {
    expect((await rows(desk, list)).length).toBeGreaterThan(0);
  }
  await losesAnswers(desk, {}, [{ kind: 'drop-before' }, { kind: 'drop-after-commit' }]);
  const queries = desk.paths().filter((path) => path.startsWith('query'));
  expect(queries.length).toBeGreaterThan(3);
  expect(queries.filter((query) => /!=|%21=|PrivateNote/i.test(query))).toEqual([]);
  expect(desk.sim.calls.all().filter(({ code }) => code?.startsWith('400'))).toEqual([]);
}

/** The answer to an expense is lost; its look-up may be refused. */
async function losesExpense(desk: Desk) {
  const bank = desk.idOf('Account', 'Checking');
  await desk.settings({ purchaseAccountId: bank, purchaseType: 'Check' });
  const cost = desk.list('Account').find(({ AccountType }) => AccountType === 'Expense');
  for (const kind of ['drop-after-commit', 'drop-before'] as const) {
    const draft = expenseDraft(kind, { number: kind, paidBy: {} });
    await desk.map(draft, { 'expense-category': String(cost?.Id) });
    desk.sim.faults.next({ kind, match: { method: 'POST', path: '/purchase\\?' } });
    expect(await desk.send(draft)).toMatchObject({
      ...{ state: 'exported', quickbooks: { total: 14_250 } },
    });
    const stored = desk.list('Purchase').filter(({ DocNumber }) => DocNumber === kind);
    expect(stored.map(({ TotalAmt }) => TotalAmt)).toEqual([142.5]);
  }
}

/** A number whose look-up needs escaping. */
const losesBackslash = (desk: Desk) =>
  losesAnswers(desk, { number: "B\\7 'x'" }, [{ kind: 'drop-after-commit' }]);

/** A customer of the practice whose name QuickBooks may hold already. */
const named =
  (name: string, isFree: boolean, prepare = (_desk: Desk) => {}) =>
  async (desk: Desk) => {
    prepare(desk);
    const draft = clientDraft('88', name);
    if (!isFree) return isRefused(desk, draft, 'qbo_duplicate_name', 'Customer');
    desk.sim.faults.next({
      ...{ kind: 'drop-after-commit', match: { method: 'POST', path: '/customer\\?' } },
    });
    const { state, quickbooks } = await desk.send(draft);
    expect(state).toBe('exported');
    const made = desk.list('Customer').filter(({ DisplayName }) => DisplayName === name);
    expect(made.map(({ Id }) => Id)).toContain(quickbooks?.id);
    const own = desk.list('Customer').filter(({ Notes }) => String(Notes).includes('counterfoil:'));
    expect(own.map(({ Id }) => Id)).toEqual([quickbooks?.id]);
  };

const retire = (name: string) => (desk: Desk) => {
  desk.sim.books.edit(desk.realm, 'Customer', desk.idOf('Customer', name), { Active: false });
};

/** Taken names are refused in every form; an own customer whose answer was lost is found. */
const duplicates = async (desk: Desk) => {
  await named('Walk-in', false)(desk);
  await named('Tamsin Okonjo (88)', true)(desk);
};

/** The relay takes no webhooks: what they would tell, it learns by itself. */
const needsNoWebhooks = async (desk: Desk) => {
  await seesChanges(desk);
  await exportsInvoice(desk);
};

/** A retired customer is shown as such, whatever its name has become, and is not exported to. */
const retires = async (desk: Desk) => {
  await exportsInvoice(desk);
  await rows(desk, 'customers');
  retire('Walk-in')(desk);
  const retired = (await rows(desk, 'customers', '?again=true')).filter(({ active }) => !active);
  expect(retired).toHaveLength(1);
  const draft = invoiceDraft('9', { client: { id: '9', name: 'Nobody' } });
  await desk.map(draft, { client: String(retired[0]?.id) });
  await isRefused(desk, draft, 'qbo_reference_gone', 'Invoice');
};

/** Contract §4, §5.3 and §8: queries, names, changes. */
export const queryProofs = {
  cdcStartPosition: { always: seesChanges, 'not-with-deleted': seesChanges, never: seesChanges },
  cdcEmpty: { one: seesChanges, each: seesChanges },
  cdcRefusal: { 'fault-400': missesNothing, 'fault-in-200': missesNothing },
  webhookFormat: { cloudevents: needsNoWebhooks, classic: needsNoWebhooks },
  webhookDelaySeconds: { 1: needsNoWebhooks, 300: needsNoWebhooks },
  webhookReplySeconds: { 0.1: needsNoWebhooks, 3: needsNoWebhooks },
  maxResultsOver: { cut: readsLongLists, refuse: readsLongLists },
  notEquals: { true: asksPlainly, false: asksPlainly },
  entityCase: { ignored: asksPlainly, counts: asksPlainly },
  noteFilter: { true: asksPlainly, false: asksPlainly },
  backslash: { escapes: losesBackslash, 'escapes-quotes': losesBackslash },
  uncertainFilters: { accept: losesExpense, refuse: losesExpense },
  inactiveNamesCount: {
    true: named('Walk-in', false, retire('Walk-in')),
    false: named('Walk-in', true, retire('Walk-in')),
  },
  nameCase: { ignored: named('WALK-IN', false), counts: named('WALK-IN', true) },
  duplicateNameDetail: { id: duplicates, text: duplicates, null: duplicates },
  deletedSuffix: { true: retires, false: retires },
} satisfies Partial<Proofs>;
