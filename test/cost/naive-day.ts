import { statement } from '#relay/qbo/query.ts';
import { TestApi } from '#test/qbo-simulator/test-kit.ts';
import { dayPlan, type PlannedExport } from './day-plan.ts';

export interface DayCost {
  calls: number;
  writes: number;
  meteredReads: number;
}

/**
 * The same day with a connector as tutorials show it: look up the customer, each item and the
 * number, create what is missing, create the invoice and read it back. What it is measured by is
 * the simulator's own record of calls.
 */
export async function naiveDay(): Promise<DayCost> {
  const api = new TestApi();
  const account = await api.idOf('Account', 'Service Income');
  const plan = dayPlan(account);
  const { calls } = api.simulator;
  calls.reset();
  await exportAll(api, plan, account);
  const all = calls.all();
  return {
    calls: all.length,
    writes: all.reduce((sum, { writes }) => sum + writes, 0),
    meteredReads: calls.metered(),
  };
}

async function exportAll(api: TestApi, plan: PlannedExport[], account: string): Promise<void> {
  for (const { invoice, newClient } of plan) {
    const customer = await foundOrMade(api, 'Customer', 'DisplayName', invoice.client.name, {
      DisplayName: newClient?.displayName ?? invoice.client.name,
    });
    const lines = [];
    for (const { item, amount } of invoice.lines) {
      const id = await foundOrMade(api, 'Item', 'Name', item.name, {
        Name: item.name,
        Type: 'Service',
        IncomeAccountRef: { value: account },
      });
      lines.push({
        Amount: amount / 100,
        DetailType: 'SalesItemLineDetail',
        SalesItemLineDetail: { ItemRef: { value: id }, TaxCodeRef: { value: 'NON' } },
      });
    }
    await query(api, 'Invoice', `DocNumber = '${invoice.number}'`);
    const made = await api.write('/invoice', {
      CustomerRef: { value: customer },
      DocNumber: invoice.number,
      Line: lines,
    });
    await api.send(`/invoice/${made.Id}`);
  }
}

const query = (api: TestApi, entity: 'Customer' | 'Item' | 'Invoice', where: string) =>
  api.rows(statement({ entity, where: [where] }));

async function foundOrMade(
  api: TestApi,
  entity: 'Customer' | 'Item',
  property: string,
  name: string,
  body: unknown,
): Promise<string> {
  const [found] = await query(api, entity, `${property} = '${name}'`);
  if (found) return String(found.Id);
  const made = await api.write(`/${entity.toLowerCase()}`, body);
  return String(made.Id);
}
