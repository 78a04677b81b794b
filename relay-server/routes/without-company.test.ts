import { afterEach, expect, it } from 'vitest';
import { defaultSettings } from '#shared/settings/settings.ts';
import { exportAndWait, exportRequest, halden, invoiceDraft } from '../testing/billing.ts';
import { openPractice } from '../testing/practice.ts';
import type { TestRelay } from '../testing/test-relay.ts';

let test: TestRelay;
afterEach(() => test?.close());

it('says of every route that needs a company whether none is connected or none is wanted', {
  timeout: 20_000,
}, async () => {
  const { admin, ...practice } = await openPractice();
  test = practice.test;
  const { body: exported } = await exportAndWait(admin, invoiceDraft('1'));
  expect(exported).toMatchObject({ state: 'exported' });
  const request = await exportRequest(admin, invoiceDraft('2'));
  const update = await exportRequest(admin, invoiceDraft('1', { date: '2026-11-21' }));
  const { profileId, origin } = invoiceDraft('1').source;
  const term = { profileId, origin, kind: 'item', key: 'id:1' };
  const change = { term, targetId: '7', knownVersion: 0 };
  const calls = [
    ['POST', '/v1/connection/test', {}],
    ['PUT', '/v1/connection/tax-override', { taxOverride: 'kept' }],
    ['GET', '/v1/catalogue/items', undefined],
    ['PUT', '/v1/mappings', change],
    ['PUT', '/v1/mappings/batch', { realmId: halden, changes: [change] }],
    ['PUT', '/v1/settings', { settings: defaultSettings, knownVersion: 1 }],
    ['POST', '/v1/exports', request],
    ['POST', '/v1/exports', { ...update, change: 'update' }],
    ['POST', `/v1/exports/${exported.id}/void`, {}],
  ] as const;
  const codes = async () => {
    const replies = await Promise.all(
      calls.map(([method, path, body]) => admin(method, path, body)),
    );
    return replies.map(({ status, body }, index) => [
      calls[index]?.[1],
      status,
      body.problem?.code,
    ]);
  };
  const all = (code: string) => calls.map(([, path]) => [path, 409, code]);

  await admin('DELETE', '/v1/connection');
  expect(await codes()).toEqual(all('not_connected'));
  await admin('PUT', '/v1/accounting', { accounting: 'none' });
  expect(await codes()).toEqual(all('accounting_off'));
  // What was exported before is still shown.
  expect((await admin('GET', `/v1/exports/${exported.id}`)).body).toEqual(exported);
});
