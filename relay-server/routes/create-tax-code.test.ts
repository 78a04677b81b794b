import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ashcombeRealm } from '#test/qbo-simulator/test-kit.ts';
import { halden, northgate } from '../testing/billing.ts';
import type { Client } from '../testing/client.ts';
import { connectCompany } from '../testing/consent.ts';
import { startTestRelay, type TestRelay } from '../testing/test-relay.ts';

let test: TestRelay;
let admin: Client;
beforeEach(async () => {
  test = await startTestRelay();
  admin = await test.pair('admin');
  await connectCompany(admin, ashcombeRealm);
});
afterEach(() => test.close());

const codes = (name: string) =>
  test.sim.books.list(ashcombeRealm, 'TaxCode').filter((one) => one.Name === name);
const wish = async (more: Record<string, unknown> = {}) => {
  const { body } = await admin('GET', '/v1/tax-agencies');
  const agencyId = body.agencies[0].id as string;
  return { realmId: ashcombeRealm, name: 'Farm goods', percent: '7.5', agencyId, ...more };
};

describe('a tax code created from here', () => {
  it('has its rate on both sides, and documents can be built with it at once', async () => {
    const { status, body } = await admin('POST', '/v1/tax-codes', await wish());
    expect(status).toBe(201);
    expect(codes('Farm goods').map(({ Id }) => Id)).toEqual([body.id]);
    const { body: me } = await admin('GET', '/v1/me');
    const known = me.connection.company.taxCodes.find((one: { id: string }) => one.id === body.id);
    expect(known).toMatchObject({
      ...{ name: 'Farm goods', active: true },
      ...{ sales: [{ percent: '7.5' }], purchase: [{ percent: '7.5' }] },
    });
    expect(body.connection.company.taxCodes).toContainEqual(known);
    const list = await admin('GET', '/v1/catalogue/taxCodes?again=true');
    expect(list.body.rows).toContainEqual({ id: body.id, name: 'Farm goods', active: true });
  });

  it('is made once, also where the answer was lost or the request is sent again', async () => {
    const asked = await wish();
    test.sim.faults.next({ kind: 'drop-after-commit', match: { path: 'taxservice/taxcode' } });
    const lost = await admin('POST', '/v1/tax-codes', asked);
    expect(lost.body.problem.code).toBe('outcome_unknown');
    const { status, body } = await admin('POST', '/v1/tax-codes', asked);
    expect([status, body.id]).toEqual([201, codes('Farm goods')[0]?.Id]);
    expect(codes('Farm goods')).toHaveLength(1);
    const other = await admin('POST', '/v1/tax-codes', { ...asked, percent: '8' });
    expect([other.status, other.body.problem.code]).toEqual([422, 'qbo_duplicate_name']);
    expect(codes('Farm goods')).toHaveLength(1);
  });

  it('is never made in a company that is connected while it is asked for', async () => {
    const asked = await wish();
    test.sim.faults.next({ kind: 'slow', ms: 1700, match: { path: 'taxservice/taxcode' } });
    const going = admin('POST', '/v1/tax-codes', asked);
    await sleep(100);
    await admin('DELETE', '/v1/connection');
    await connectCompany(admin, northgate);
    expect((await going).body.problem.code).toBe('not_connected');
    expect(codes('Farm goods')).toEqual([]);
    expect(test.sim.books.list(northgate, 'TaxCode').map(({ Name }) => Name)).not.toContain(
      'Farm goods',
    );
  });

  it('is an admin’s alone, of the connected company, with a rate that can be', async () => {
    const asked = await wish();
    const staff = await test.pair('staff');
    expect((await staff('POST', '/v1/tax-codes', asked)).body.problem.code).toBe('admin_only');
    expect((await staff('GET', '/v1/tax-agencies')).body.problem.code).toBe('admin_only');
    const refused = async (more: Record<string, unknown>) =>
      (await admin('POST', '/v1/tax-codes', { ...asked, ...more })).body.problem.code;
    expect(await refused({ realmId: halden })).toBe('mapping_other_company');
    for (const more of [{ percent: '101' }, { percent: '-1' }, { percent: '7,5' }, { name: ' ' }]) {
      expect(await refused(more)).toBe('bad_request');
    }
    expect(await refused({ agencyId: '999' })).toBe('qbo_reference_gone');
    expect(codes('Farm goods')).toEqual([]);
  });
});
