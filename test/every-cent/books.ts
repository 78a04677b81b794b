import { judge } from '#relay/qbo/answer.ts';
import { statement } from '#relay/qbo/query.ts';
import { readCompany } from '#relay/qbo/read-company.ts';
import type { Company } from '#shared/documents/company.ts';
import type { OrderContext } from '#shared/documents/document-type.ts';
import type { Term } from '#shared/mapping/term.ts';
import { defaultSettings, type Settings } from '#shared/settings/settings.ts';
import type { Doc } from '#test/qbo-simulator/doc.ts';
import { type Reply, TestApi } from '#test/qbo-simulator/test-kit.ts';
import type { Choices } from './choices.ts';
import type { TaxGroup } from './regime.ts';

/** One company of the simulator with everything a practice's terms may be mapped to. */
export class CompanyBooks {
  readonly api: TestApi;
  readonly company: Company;
  readonly #ids: Record<string, string>;

  private constructor(api: TestApi, company: Company, ids: Record<string, string>) {
    this.api = api;
    this.company = company;
    this.#ids = ids;
  }

  static async open(realm: string): Promise<CompanyBooks> {
    const api = new TestApi(realm);
    const company = await factsOf(api, realm);
    const ids: Record<string, string> = {};
    const find = (entity: string, of: (doc: Doc) => boolean) =>
      api.simulator.books.list(realm, entity).find((doc) => doc.Active !== false && of(doc));
    const keep = (key: string, doc: Doc | undefined) => {
      if (doc) ids[key] = String(doc.Id);
    };
    const inHome = (doc: Doc) => ['', company.homeCurrency].includes(currencyOf(doc));
    keep(
      'client',
      find('Customer', (doc) => inHome(doc) && doc.Job !== true),
    );
    keep('supplier', find('Vendor', inHome));
    keep(
      'item',
      find('Item', (doc) => doc.Type === 'Service' || doc.Type === 'NonInventory'),
    );
    keep(
      'expense-category',
      find('Account', (doc) => doc.AccountType === 'Expense'),
    );
    keep(
      'bank',
      find('Account', (doc) => doc.AccountType === 'Bank' && inHome(doc)),
    );
    keep(
      'payment-method',
      find('PaymentMethod', () => true),
    );
    if (!ids.supplier) keep('supplier', await api.write('/vendor', { DisplayName: 'A supplier' }));
    const foreign = company.homeCurrency === 'EUR' ? 'USD' : 'EUR';
    if (company.multiCurrency) {
      for (const [key, path, name] of [
        ['client-foreign', '/customer', 'Foreign customer'],
        ['supplier-foreign', '/vendor', 'Foreign vendor'],
      ] as const) {
        const body = { DisplayName: name, CurrencyRef: { value: foreign } };
        keep(key, await api.write(path, body));
      }
    }
    return new CompanyBooks(api, company, ids);
  }

  /** What documents are built with: everything mapped, tax groups to the codes they stand for. */
  context(
    choices: Choices,
    groups: TaxGroup[],
    exported: OrderContext['exported'],
  ): OrderContext & { settings: Settings } {
    const codes = new Map(
      groups.map(({ taxes, codeId }) => [
        taxes.map(({ name }) => name).join(' + ') || 'No tax',
        codeId,
      ]),
    );
    const settings: Settings = {
      ...defaultSettings,
      tax: choices.settings.tax,
      numbers: choices.settings.numbers,
      paidNow: 'sales-receipt',
      startDate: '2019-01-01',
      refundAccountId: this.#ids.bank ?? null,
      purchaseAccountId: this.#ids.bank ?? null,
      servicesItemId: this.#ids.item ?? null,
      incomeAccountId: this.#ids.bank ?? null,
    };
    const lookup = (term: Term): string | undefined => {
      if (term.kind === 'tax-code') return codes.get(term.name);
      if (term.id?.endsWith('-FOREIGN')) return this.#ids[`${term.kind}-foreign`];
      if (term.kind === 'money-account') return undefined;
      return this.#ids[term.kind];
    };
    const allowDiscount = this.company.allowDiscount && choices.settings.allowDiscount;
    return { lookup, exported, company: { ...this.company, allowDiscount }, settings };
  }

  post(entity: string, document: unknown): Promise<Reply> {
    return this.api.post(`/${entity.toLowerCase()}`, document);
  }
}

const currencyOf = (doc: Doc): string => String((doc.CurrencyRef as Doc | undefined)?.value ?? '');

/** The facts as the relay reads them. */
function factsOf(api: TestApi, realm: string): Promise<Company> {
  const answer = async (path: string) => {
    const { status, body } = await api.send(path);
    return judge(status, JSON.stringify(body), null);
  };
  const reads = {
    companyInfo: () => answer(`/companyinfo/${realm}`),
    preferences: () => answer('/preferences'),
    query: (_access: unknown, query: Parameters<typeof statement>[0]) =>
      answer(`/query?query=${encodeURIComponent(statement(query))}`),
  };
  return readCompany(reads, realm, (request) => request({ realmId: realm, token: '' }));
}
