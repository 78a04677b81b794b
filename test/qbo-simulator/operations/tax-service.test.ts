import { describe, expect, it } from 'vitest';
import { ashcombeRealm, saleLine, TestApi } from '../test-kit.ts';

const rate = (TaxRateName: string, RateValue: number, more = {}) => ({
  TaxRateName,
  RateValue,
  TaxAgencyId: '1',
  ...more,
});

describe('contract §5.11 tax service', () => {
  it('makes a code of new and known rates and answers without an envelope', async () => {
    const api = new TestApi(ashcombeRealm);
    const reply = await api.post('/taxservice/taxcode', {
      TaxCode: 'Flat 12',
      TaxRateDetails: [
        rate('Flat 12 (Sales)', 12),
        rate('Flat 12 (Purchases)', 12, { TaxApplicableOn: 'Purchase' }),
        { TaxRateId: '5' },
      ],
    });
    expect(Object.keys(reply.body)).toEqual(['TaxCode', 'TaxCodeId', 'TaxRateDetails']);
    const code = String(reply.body.TaxCodeId);
    const Line = [saleLine('2', 100, {}, code)];
    const made = await api.write('/invoice', { CustomerRef: { value: '1' }, Line });
    expect(made).toMatchObject({ TotalAmt: 112 });
    const [stored] = await api.rows(`select * from TaxCode where Id = '${code}'`);
    expect(stored).toMatchObject({
      Name: 'Flat 12',
      PurchaseTaxRateList: { TaxRateDetail: [{ TaxOrder: 0 }] },
    });
  });

  it.each([
    [{ TaxCode: 'A' }, '2020'],
    [{ TaxRateDetails: [rate('R', 5)] }, '2020'],
    [{ TaxCode: 'x'.repeat(101), TaxRateDetails: [rate('R', 5)] }, '2050'],
    [{ TaxCode: '20.0% s', TaxRateDetails: [rate('R', 5)] }, '6240'],
    [{ TaxCode: 'A', TaxRateDetails: [rate('20.0% S (Sales)', 5)] }, '6240'],
    [{ TaxCode: 'A', TaxRateDetails: [rate('R', 101)] }, '2090'],
    [{ TaxCode: 'A', TaxRateDetails: [{ TaxRateName: 'R', TaxAgencyId: '1' }] }, '2020'],
    [{ TaxCode: 'A', TaxRateDetails: [rate('R', 5, { TaxAgencyId: '9' })] }, '2500'],
    [{ TaxCode: 'A', TaxRateDetails: [{ TaxRateId: '99' }] }, '2500'],
    [{ TaxCode: 'A', TaxRateDetails: [rate('R', 5), rate('R', 6)] }, '6000'],
    [{ TaxCode: 'A', TaxRateDetails: [rate('R', 5, { TaxApplicableOn: 'Both' })] }, '2170'],
  ])('refuses %j with %s and stores nothing', async (body, code) => {
    const api = new TestApi(ashcombeRealm);
    const before = (await api.rows('select * from TaxRate')).length;
    expect((await api.post('/taxservice/taxcode', body)).code).toBe(code);
    expect(await api.rows('select * from TaxRate')).toHaveLength(before);
  });

  it('is refused without a subscription, and knows no other path', async () => {
    const api = new TestApi(ashcombeRealm);
    expect((await api.send('/taxservice/taxcode')).status).toBe(404);
    expect((await api.post('/taxservice/taxrate', {})).status).toBe(404);
    api.simulator.books.company(ashcombeRealm).settings.subscription = 'EXPIRED';
    expect((await api.post('/taxservice/taxcode', {})).code).toBe('6190');
  });
});

describe('contract §5.11 tax agencies', () => {
  it('are made once and cannot be changed', async () => {
    const api = new TestApi(ashcombeRealm);
    const made = await api.write('/taxagency', { DisplayName: 'Island Customs' });
    expect(made).toMatchObject({ TaxTrackedOnSales: true, TaxAgencyConfig: 'USER_DEFINED' });
    expect((await api.post('/taxagency', { DisplayName: 'island customs' })).code).toBe('6240');
    expect((await api.post('/taxagency', {})).code).toBe('2020');
    const change = { Id: made.Id, SyncToken: '0', DisplayName: 'Other' };
    expect((await api.post('/taxagency', change)).code).toBe('500');
  });
});
