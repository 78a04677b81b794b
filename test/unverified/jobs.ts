import { expect } from 'vitest';
import { confirmExport, invoiceDraft } from '#relay/testing/billing.ts';
import type { Draft, InvoiceDraft } from '#shared/draft/draft.ts';
import type { ProblemCode } from '#shared/problem.ts';
import type { FaultScript } from '#test/qbo-simulator/protocol/scripted-faults.ts';
import type { Desk } from './desk.ts';

export const hour = 3_600_000;
export const day = 24 * hour;

/** A usual invoice is exported once, with its total to the cent. */
export async function exportsInvoice(desk: Desk, id = '1', more: Partial<InvoiceDraft> = {}) {
  const draft = invoiceDraft(id, more);
  await desk.map(draft);
  const receipt = await desk.send(draft);
  expect(receipt).toMatchObject({ state: 'exported', quickbooks: { total: draft.total } });
  expect(receipt.problem).toBeUndefined();
  const stored = desk.list('Invoice').filter(({ DocNumber }) => DocNumber === draft.number);
  expect(stored.map(({ TotalAmt }) => TotalAmt)).toEqual([draft.total / 100]);
  return receipt;
}

/** A record ends refused for the right reason, and the books hold nothing of it. */
export async function isRefused(desk: Desk, draft: Draft, code: ProblemCode, entity: string) {
  const before = desk.list(entity);
  expect(await desk.send(draft)).toMatchObject({ state: 'failed', problem: { code } });
  expect(desk.list(entity)).toEqual(before);
}

/** The ways an answer is lost: nothing was done, it was, or a gateway was away. */
export const losses: FaultScript[] = [
  { kind: 'drop-before' },
  { kind: 'drop-after-commit' },
  { kind: 'status', status: 503 },
];

/** However the answer to a document is lost, it is in the books once. */
export async function losesAnswers(desk: Desk, more: Partial<InvoiceDraft> = {}, chosen = losses) {
  for (const [index, loss] of chosen.entries()) {
    desk.sim.faults.next({ ...loss, match: { method: 'POST', path: '/invoice\\?' } });
    await exportsInvoice(desk, `L${index}`, more);
  }
  expect(desk.list('Invoice')).toHaveLength(chosen.length);
}

/** Many records confirmed at once are in the books once each, to the cent. */
export async function exportsMany(desk: Desk, count: number, confirmed = () => {}) {
  const drafts = Array.from({ length: count }, (_, index) => invoiceDraft(`M${index}`));
  await desk.map(drafts[0] as InvoiceDraft);
  const taken = await Promise.all(drafts.map((draft) => confirmExport(desk.admin, draft)));
  confirmed();
  for (const { body } of taken) {
    const { body: receipt } = await desk.admin('GET', `/v1/exports/${body.id}?wait=10`);
    expect(receipt).toMatchObject({ state: 'exported', quickbooks: { total: 7550 } });
  }
  const numbers = desk.list('Invoice').map(({ DocNumber }) => DocNumber);
  expect(numbers.toSorted()).toEqual(drafts.map(({ number }) => number).toSorted());
  expect(desk.list('Invoice').every(({ TotalAmt }) => TotalAmt === 75.5)).toBe(true);
}

/** Records that piled up during a pause go out in batches, and are in the books once each. */
export async function exportsBacklog(desk: Desk, count: number) {
  desk.sim.faults.next({ kind: 'status', status: 429, match: { method: 'GET' } });
  await desk.admin('GET', '/v1/catalogue/customers?again=true');
  await exportsMany(desk, count, () => desk.forward(61_000));
  expect(desk.paths().some((path) => path.startsWith('batch?'))).toBe(true);
}

/** Works on over refreshes of hours and days, and still exports. */
export async function staysConnected(desk: Desk) {
  for (const ahead of [1.1 * hour, 25 * hour, 25 * hour]) {
    desk.forward(ahead);
    const { status } = await desk.admin('GET', '/v1/catalogue/customers?again=true');
    expect(status).toBe(200);
  }
  expect(await desk.state()).toBe('connected');
  await exportsInvoice(desk);
}

/** The end of a grant is said once; a new consent brings everything back. */
export async function asksToReconnect(desk: Desk) {
  const { body } = await desk.admin('GET', '/v1/catalogue/customers?again=true');
  expect(body.problem.code).toBe('needs_reconnect');
  expect(await desk.state()).toBe('needs_reconnect');
  const calls = desk.sim.calls.all().length;
  await desk.admin('GET', '/v1/catalogue/customers?again=true');
  expect(desk.sim.calls.all()).toHaveLength(calls);
  await desk.connect();
  await exportsInvoice(desk);
}
