import { describe, expect, it } from 'vitest';
import type { Doc } from '../../doc.ts';
import { child, list, refId } from '../../doc.ts';
import {
  ashcombeRealm,
  halden,
  larkfieldRealm,
  northgateRealm,
  quillmarkRealm,
  saltmarshRealm,
  TestApi,
} from '../../test-kit.ts';

describe('contract §6.1 and §7 ready companies', () => {
  it.each([
    [halden, 'US', { UsingSalesTax: true, PartnerTaxEnabled: true }],
    [northgateRealm, 'US', { UsingSalesTax: true }],
    [ashcombeRealm, 'GB', { UsingSalesTax: true }],
    [quillmarkRealm, 'CA', { UsingSalesTax: true }],
    [larkfieldRealm, 'US', { UsingSalesTax: false }],
    [saltmarshRealm, 'US', { UsingSalesTax: true, PartnerTaxEnabled: true }],
  ])('opens %s with names, items, terms, codes and rates', async (realm, country, tax) => {
    const api = new TestApi(realm);
    const [company] = await api.rows('select * from CompanyInfo');
    expect(company?.Country).toBe(country);
    const { body } = await api.send('/preferences');
    expect(body.Preferences).toMatchObject({ TaxPrefs: tax });
    for (const entity of ['Customer', 'Vendor', 'Item', 'Term', 'PaymentMethod', 'TaxCode']) {
      expect((await api.rows(`select * from ${entity}`)).length, entity).toBeGreaterThan(0);
    }
    const rates = await api.rows('select * from TaxRate');
    const agencies = (await api.rows('select * from TaxAgency')).map((agency) => agency.Id);
    for (const rate of rates) expect(agencies).toContain(refId(rate, 'AgencyRef'));
    for (const code of await api.rows('select * from TaxCode')) {
      const details = [child(code, 'SalesTaxRateList'), child(code, 'PurchaseTaxRateList')];
      const used = details.flatMap((rateList) => list(rateList, 'TaxRateDetail'));
      for (const detail of used) {
        expect(rates.map((rate) => rate.Id)).toContain(refId(detail, 'TaxRateRef'));
      }
    }
  });

  it('keeps accounts of each foreign currency apart', async () => {
    const api = new TestApi(larkfieldRealm);
    const accounts = await api.rows('select * from Account maxresults 1000');
    const inEuro = accounts.filter((account) => refId(account, 'CurrencyRef') === 'EUR');
    expect(inEuro.map((account) => account.AccountType).sort()).toEqual([
      'Accounts Payable',
      'Accounts Receivable',
      'Bank',
    ]);
  });

  it('has work on both sides of a closing day, and employees who occupy their names', async () => {
    const api = new TestApi(saltmarshRealm);
    const invoices = await api.rows('select * from Invoice orderby TxnDate');
    const handle = (invoice: Doc | undefined) => ({
      Id: invoice?.Id,
      SyncToken: '0',
      sparse: true,
      PrivateNote: 'x',
    });
    expect((await api.post('/invoice', handle(invoices[1]))).code).toBe('6210');
    expect((await api.post('/invoice', handle(invoices[2]))).status).toBe(200);
    const named = { DisplayName: 'Imogen Hale' };
    expect((await new TestApi(halden).post('/customer', named)).code).toBe('6240');
  });
});
