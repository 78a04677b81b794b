import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Finding, FindingId } from '#shared/company-check/finding.ts';
import type { CheckedConnection } from '#shared/relay/contract.ts';
import { defaultSettings, type Settings } from '#shared/settings/settings.ts';
import { halden, northgate } from '../testing/billing.ts';
import type { Client } from '../testing/client.ts';
import { connectCompany } from '../testing/consent.ts';
import { startTestRelay, type TestRelay } from '../testing/test-relay.ts';

const ashcombe = '9341450000000004';

let test: TestRelay;
let admin: Client;
beforeEach(async () => {
  test = await startTestRelay();
  admin = await test.pair('admin');
});
afterEach(() => test.close());

const checked = async (input: unknown = {}): Promise<CheckedConnection> => {
  const { status, body } = await admin('POST', '/v1/connection/test', input);
  expect(status).toBe(200);
  return body;
};
const finding = ({ findings }: CheckedConnection, id: FindingId): Finding =>
  findings.find((one) => one.id === id) as Finding;
const states = async (...ids: FindingId[]) => {
  const answer = await checked();
  return ids.map((id) => finding(answer, id).state);
};
const decide = async (settings: Partial<Settings>) => {
  const { body } = await admin('GET', '/v1/settings');
  const next = { settings: { ...defaultSettings, ...settings }, knownVersion: body.version };
  expect((await admin('PUT', '/v1/settings', next)).status).toBe(200);
};
const books = (realm: string) => test.sim.books.company(realm);
const idOf = (entity: string, name: string): string =>
  String(
    test.sim.books
      .list(halden, entity)
      .find((doc) => doc.Name === name || doc.FullyQualifiedName === name)?.Id,
  );

describe('test connection', () => {
  it('says what was checked, at the price of three reads, and changes nothing', async () => {
    await connectCompany(admin, halden);
    const before = JSON.stringify(test.sim.books.list(halden, 'Account'));
    test.sim.calls.reset();
    const answer = await checked();
    expect(answer).toMatchObject({
      state: 'connected',
      company: { realmId: halden, name: 'Halden Creek Veterinary' },
      read: ['CompanyInfo', 'Preferences', 'Account'],
      meteredReads: 3,
    });
    expect(answer.findings).toHaveLength(23);
    expect(finding(answer, 'company').title).toContain('Halden Creek Veterinary');
    expect(finding(answer, 'credentials').state).toBe('ok');
    expect(finding(answer, 'sales-tax').title).toContain('automated');
    const calls = test.sim.calls.all();
    expect(calls.map(({ method }) => method)).toEqual(['GET', 'GET', 'GET']);
    expect(JSON.stringify(test.sim.books.list(halden, 'Account'))).toBe(before);
  });

  it('asks for the two defaults, and is content once they are chosen', async () => {
    await connectCompany(admin, halden);
    expect(await states('income-account', 'services-item', 'refund-account')).toEqual([
      ...['must-fix', 'must-fix', 'advice'],
    ]);
    await decide({
      servicesItemId: idOf('Item', 'Services'),
      incomeAccountId: idOf('Account', 'Sales of Product Income'),
      refundAccountId: idOf('Account', 'Checking'),
    });
    const answer = await checked();
    expect(answer.findings.filter((one) => one.state === 'must-fix')).toEqual([]);
    expect(answer.read).toEqual(['CompanyInfo', 'Preferences', 'Account', 'Item']);
  });

  it('reads what QuickBooks’ own settings say', async () => {
    await connectCompany(admin, halden);
    const { settings } = books(halden);
    settings.subscription = 'EXPIRED';
    settings.bookCloseDate = '2026-09-30';
    const preferences = books(halden).get('Preferences', '1')?.doc as Record<string, object>;
    Object.assign(preferences.SalesFormsPrefs as object, {
      AutoApplyCredit: true,
      AutoApplyPayments: true,
      CustomTxnNumbers: false,
      AllowDiscount: false,
    });
    Object.assign(preferences.CurrencyPrefs as object, { MultiCurrencyEnabled: true });
    const answer = await checked();
    const loud = answer.findings.filter((one) => one.state !== 'ok').map((one) => one.id);
    expect(loud).toEqual([
      'subscription',
      'currency',
      'closing-date',
      'document-numbers',
      'auto-apply-credits',
      'auto-apply-payments',
      'discounts',
      ...['income-account', 'services-item', 'refund-account'],
    ]);
    expect(finding(answer, 'subscription').explanation).toContain('EXPIRED');
    expect(finding(answer, 'closing-date').title).toContain('2026-09-30');
  });

  it('finds settings that point to what was made inactive', async () => {
    await connectCompany(admin, halden);
    const item = idOf('Item', 'Services');
    await decide({ servicesItemId: item, expenseAccountId: '999' });
    test.sim.books.edit(halden, 'Item', item, { Active: false });
    const answer = await checked();
    expect(finding(answer, 'services-item').explanation).toContain('inactive');
    expect(finding(answer, 'other-accounts').explanation).toContain('no longer in QuickBooks');
  });

  it('compares mapped codes and the practice’s own rates where documents name tax codes', async () => {
    await connectCompany(admin, ashcombe);
    const { company } = await checked();
    const [code] = company?.taxCodes.filter(({ sales }) => sales.length > 0) ?? [];
    const term = {
      ...{ profileId: 'demo-practice', origin: 'https://practice.example' },
      ...{ kind: 'tax-code', key: 'name:vat' },
    };
    const put = { term, targetId: '99999', knownVersion: 0 };
    expect((await admin('PUT', '/v1/mappings', put)).status).toBe(200);
    const percent = String(Number(code?.sales[0]?.percent) + 1);
    const answer = await checked({ taxes: [{ name: 'VAT', percent, codeId: code?.id }] });
    expect(finding(answer, 'tax-codes').explanation).toContain('number 99999');
    expect(finding(answer, 'tax-rates').explanation).toContain(`VAT is ${percent} %`);
    expect(answer.read).toEqual(['CompanyInfo', 'Preferences', 'TaxRate', 'TaxCode', 'Account']);
    const wrong = await admin('POST', '/v1/connection/test', { taxes: [{ name: 'VAT' }] });
    expect(wrong.body.problem.code).toBe('bad_request');
  });

  it('says that the permission has ended, or that the user lost access, and nothing else then', async () => {
    await connectCompany(admin, halden);
    test.sim.grants.setAdmin(halden, false);
    const lost = await checked();
    expect(lost.state).toBe('needs_reconnect');
    expect(lost.findings.map(({ id, state }) => [id, state])).toEqual([
      ['credentials', 'ok'],
      ['permissions', 'must-fix'],
    ]);
    await connectCompany(admin, halden);
    test.sim.grants.revokeRealm(halden);
    const ended = await checked();
    expect(ended).toMatchObject({ state: 'needs_reconnect', read: [], meteredReads: 0 });
    expect(ended.findings).toMatchObject([{ id: 'credentials', state: 'must-fix' }]);
    expect(ended.findings[0]?.fix).toContain('Reconnect');
  });

  it('says that Intuit refuses the relay’s app, as what was found of the credentials', async () => {
    await connectCompany(admin, halden);
    test.sim.options.apps[0]!.clientSecret = 'another';
    test.sim.clock.advance(3_600_000);
    const refused = await checked();
    test.sim.options.apps[0]!.clientSecret = 'test-client-secret';
    expect(refused).toMatchObject({ state: 'connected', read: [], meteredReads: 0 });
    expect(refused.findings).toMatchObject([{ id: 'credentials', state: 'must-fix' }]);
    expect(refused.findings[0]?.fix).toContain('INTUIT_CLIENT_SECRET');
  });

  it('is for admins, and says not connected without a company', async () => {
    const none = await admin('POST', '/v1/connection/test', {});
    expect(none.body.problem.code).toBe('not_connected');
    await connectCompany(admin, northgate);
    const staff = await test.pair('staff');
    expect((await staff('POST', '/v1/connection/test', {})).status).toBe(403);
  });

  it('keeps what an admin found out about the tax over tests, reconnects and disconnects', async () => {
    await connectCompany(admin, halden);
    await decide({ tax: 'document' });
    expect(await states('tax-override')).toEqual(['must-fix']);
    const note = (taxOverride: string) =>
      admin('PUT', '/v1/connection/tax-override', { taxOverride });
    expect((await note('kept')).body.company.taxOverride).toBe('kept');
    expect(await states('tax-override')).toEqual(['ok']);
    await connectCompany(admin, halden);
    expect((await checked()).company?.taxOverride).toBe('kept');
    await admin('DELETE', '/v1/connection');
    expect((await note('ignored')).body.problem.code).toBe('not_connected');
    await connectCompany(admin, northgate);
    expect((await checked()).company?.taxOverride).toBe('unknown');
    await admin('DELETE', '/v1/connection');
    await connectCompany(admin, halden);
    expect((await checked()).company?.taxOverride).toBe('kept');
    const staff = await test.pair('staff');
    const refused = await staff('PUT', '/v1/connection/tax-override', { taxOverride: 'kept' });
    expect(refused.status).toBe(403);
  });
});
