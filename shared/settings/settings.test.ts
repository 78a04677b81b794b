import { describe, expect, it } from 'vitest';
import { updateOf } from '../documents/change.ts';
import { classTerm } from '../documents/class-of.ts';
import { createdFirst } from '../documents/created-first.ts';
import type { OrderContext } from '../documents/document-type.ts';
import { prepare, termsFor } from '../documents/index.ts';
import { rateTerm } from '../documents/sales-tax.ts';
import type {
  ClientDraft,
  Draft,
  ExpenseDraft,
  InvoiceDraft,
  PaymentDraft,
} from '../draft/draft.ts';
import { mostFirstSteps } from '../ledger/most-steps.ts';
import { fingerprint } from '../ledger/source-key.ts';
import { type Term, termId, termOf } from '../mapping/term.ts';
import { context, idOfKind, salesFields, sourceOf, ukCompany } from '../testing/order-context.ts';
import { incomeAccountFor } from './income-account.ts';
import { defaultSettings, type Settings } from './settings.ts';

const invoice = (over: Partial<InvoiceDraft> = {}): InvoiceDraft => ({
  kind: 'invoice',
  source: sourceOf('invoice'),
  ...salesFields,
  ...over,
});
const payment: PaymentDraft = {
  kind: 'payment',
  source: sourceOf('payment'),
  date: '2026-10-20',
  currency: 'USD',
  number: 'P-1',
  client: salesFields.client,
  amount: 500,
  method: { name: 'Check' },
  applied: [],
};
const client = (over: Partial<ClientDraft> = {}): ClientDraft => ({
  kind: 'client',
  source: sourceOf('client', 'id:77'),
  displayName: 'Rosalind Achterberg (77)',
  ...over,
});

const of = (draft: Draft, over: Parameters<typeof context>[0] = {}, base?: typeof ukCompany) => {
  const result = prepare(draft, context(over, base));
  return result.ok ? (result.value.document as unknown as Record<string, unknown>) : result.problem;
};
const lines = (document: object) => (document as { Line: Record<string, never>[] }).Line;

describe('the start date (D6 to D9)', () => {
  const settings = { startDate: '2026-10-13' };

  it.each([invoice(), { ...payment, date: '2026-10-12' }] as Draft[])(
    'keeps earlier transactions out, and takes those of the day itself: $kind',
    (draft) => {
      expect(of(draft, { settings })).toMatchObject({ code: 'before_start_date' });
      expect(of({ ...draft, date: '2026-10-13' } as Draft, { settings })).not.toHaveProperty(
        'code',
      );
    },
  );

  it.each([
    { kind: 'item', source: sourceOf('item'), name: 'Exam' },
    { kind: 'item', source: sourceOf('item'), name: 'Medicines', type: 'Category' },
    { kind: 'payment-method', source: sourceOf('payment-method'), name: 'Card' },
    { kind: 'payment-term', source: sourceOf('payment-term'), name: 'Net 30', dueDays: 30 },
    { kind: 'supplier', source: sourceOf('supplier'), displayName: 'Cascade' },
  ] as Draft[])('is ignored by lists: $kind $name', (draft) => {
    expect(
      of(draft, { settings: { startDate: '2030-01-01', enabledOn: '2030-01-01' } }),
    ).not.toHaveProperty('code');
  });

  it('keeps a client out that the practice entered before, unless a later record needs it', () => {
    expect(of(client({ enteredOn: '2026-10-12' }), { settings })).toEqual({
      code: 'entered_before_start',
      detail: { date: '2026-10-12', start: '2026-10-13' },
    });
    expect(of(client({ enteredOn: '2026-10-13' }), { settings })).not.toHaveProperty('code');
    expect(of(client(), { settings })).not.toHaveProperty('code');
  });

  it('is beside the day of switching on, before which nothing goes out', () => {
    const enabled = { settings: { enabledOn: '2026-10-13' } };
    expect(of(invoice(), enabled)).toEqual({
      code: 'before_enabled',
      detail: { date: '2026-10-12', enabled: '2026-10-13' },
    });
    expect(of(invoice({ date: '2026-10-13' }), enabled)).not.toHaveProperty('code');
  });
});

describe('counterparts that the settings give or create', () => {
  const none =
    (...kinds: Term['kind'][]) =>
    (term: Term) =>
      kinds.includes(term.kind) ? undefined : idOfKind(term);
  const created = (draft: Draft, settings: Partial<Settings>, lookup = none('client', 'item')) => {
    const known = context({ settings, lookup });
    return createdFirst(
      draft,
      termsFor(draft, known).filter((term) => !lookup(term)),
      known,
    );
  };

  it('are clients and items with the practice’s id in their name (D13, E13, E18, G32)', () => {
    expect(created(invoice(), {})).toEqual([]);
    const all = created(invoice(), { newClients: 'create', missingItems: 'create' });
    expect(all.map(({ draft }) => ('name' in draft ? draft.name : draft.displayName))).toEqual([
      "O'Neil & Sons Kennels (C103)",
      'Boarding, per night (BOARD)',
      'Sedation, per ml (SEDA)',
    ]);
    expect(all[1]?.draft).toMatchObject({ kind: 'item', incomeAccountId: '5' });
    const [first] = created(invoice(), { newClients: 'create', createdNames: 'id-name' });
    expect(first?.draft).toMatchObject({ displayName: "C103 O'Neil & Sons Kennels" });
    expect(first?.mapTerm).not.toHaveProperty('name');
  });

  it('are clients known by the practice’s number only, where names stay there (H12)', () => {
    const who = invoice({ client: { ...salesFields.client, email: 'o@neil.example' } });
    const named = created(who, { newClients: 'create' })[0]?.draft;
    expect(named).toMatchObject({ email: 'o@neil.example' });
    const [pseudonym] = created(who, { newClients: 'create', clientNames: 'number' });
    expect(pseudonym?.draft).toMatchObject({ displayName: 'Client C103' });
    expect(JSON.stringify(pseudonym)).not.toMatch(/neil/i);
    const unnumbered = invoice({ client: { name: 'Ada' } });
    expect(created(unnumbered, { newClients: 'create', clientNames: 'number' })).toEqual([]);
  });

  it('wait for a person where a payer has no customer yet, or a name does not fit (E9)', () => {
    const under = invoice({
      client: { name: 'Ada', id: '9', parent: { id: 'P1', name: 'Payer' } },
    });
    expect(created(under, { newClients: 'create' })).toEqual([]);
    const known = (term: Term) => (term.id === 'P1' ? '44' : none('client')(term));
    expect(created(under, { newClients: 'create' }, known)[0]?.draft).toMatchObject({
      parentId: '44',
    });
    const [line] = salesFields.lines;
    const long = invoice({ lines: [{ ...line!, item: { name: 'x'.repeat(101) } }] });
    expect(created(long, { missingItems: 'create' }, none('item'))).toEqual([]);
  });

  it('are as many as one request takes, or none (E14)', () => {
    const many = (count: number) =>
      invoice({
        lines: Array.from({ length: count }, (_, index) => ({
          item: { id: `N${index}`, name: `New ${index}` },
          description: '',
          amount: 100,
        })),
      });
    const settings = { missingItems: 'create' as const };
    expect(created(many(mostFirstSteps - 1), settings, none('item'))).toHaveLength(199);
    expect(created(many(mostFirstSteps), settings, none('item'))).toEqual([]);
  });

  it('post to the account of their kind (D15)', () => {
    const settings = { ...defaultSettings, incomeAccountId: '1', chargeAccountId: '2' };
    expect(incomeAccountFor('charge', settings)).toBe('2');
    expect(incomeAccountFor('item', settings)).toBe('1');
    expect(incomeAccountFor('tax', settings)).toBe('1');
  });

  it('are one vendor for suppliers nobody mapped (D16)', () => {
    const expense: ExpenseDraft = {
      kind: 'expense',
      source: sourceOf('expense'),
      date: '2026-10-01',
      currency: 'USD',
      number: 'E-1',
      supplier: { name: 'Corner shop' },
      lines: [{ category: { name: 'Food' }, description: '', amount: 900 }],
      taxes: [],
      total: 900,
      proof: 'tax-outside',
    };
    const lookup = none('supplier');
    expect(of(expense, { lookup })).toMatchObject({ code: 'not_mapped' });
    expect(of(expense, { lookup, settings: { vendorId: '81' } })).toMatchObject({
      VendorRef: { value: '81' },
    });
  });

  it('are payment terms where the page names none (D24)', () => {
    expect(of(invoice(), { settings: { termId: '3' } })).toMatchObject({
      SalesTermRef: { value: '3' },
    });
    expect(of(invoice({ term: { name: 'Net 30' } }), { settings: { termId: '3' } })).toMatchObject({
      SalesTermRef: { value: '7' },
    });
  });
});

describe('a customer’s address (E15)', () => {
  const address = { line1: '1 Mill Lane', city: 'Halden', postalCode: '1771' };

  it('is written at creation, and never again', () => {
    const document = of(client({ address }));
    expect(document).toMatchObject({
      BillAddr: { Line1: '1 Mill Lane', City: 'Halden', PostalCode: '1771' },
    });
    const update = updateOf(document as never, { id: '5', syncToken: '2' });
    expect(update).toMatchObject({ Id: '5', DisplayName: 'Rosalind Achterberg (77)' });
    expect(update).not.toHaveProperty('BillAddr');
  });

  it('does not make a client one that has changed', () => {
    expect(fingerprint(client({ address }))).toBe(fingerprint(client()));
    expect(fingerprint(client({ email: 'r@a.example' }))).not.toBe(fingerprint(client()));
  });
});

describe('classes, locations and overrides (D21, D22, G28)', () => {
  const company = { classes: 'line' as const, locations: true };
  const defaults = { classId: '3', locationId: '4' };
  const draft = invoice({
    overrides: { classId: '31', locationId: '41', termId: '51' },
    class: { name: 'Surgery' },
  });
  const classesOf = (document: object) =>
    lines(document).map(
      (line) => (line.SalesItemLineDetail as { ClassRef?: object } | undefined)?.ClassRef,
    );

  it('are not sent, nor asked for, where the practice does not use them', () => {
    const settings = { ...defaults, useClasses: false, useLocations: false };
    const plain = of(draft, { company, settings });
    expect(JSON.stringify(plain)).not.toMatch(/ClassRef|DepartmentRef/);
    const kinds = termsFor(draft, context({ company, settings })).map(({ kind }) => kind);
    expect(kinds).not.toContain('class');
  });

  it('differ for one record only where that is allowed', () => {
    const closed = of(draft, { company, settings: defaults });
    expect(closed).toMatchObject({ DepartmentRef: { value: '4' } });
    expect(classesOf(closed)).toEqual([{ value: '7' }, { value: '7' }, { value: '7' }]);
    expect(closed).not.toHaveProperty('SalesTermRef');
    const open = of(draft, { company, settings: { ...defaults, allowOverrides: true } });
    expect(open).toMatchObject({ DepartmentRef: { value: '41' }, SalesTermRef: { value: '51' } });
    expect(classesOf(open)).toEqual([{ value: '31' }, { value: '31' }, { value: '31' }]);
  });

  it('do not make an exported record one that has changed', () => {
    expect(fingerprint(draft)).toBe(fingerprint(invoice({ class: { name: 'Surgery' } })));
  });

  it('take a deposit account for one payment before that of its method', () => {
    const paid = { ...payment, overrides: { depositAccountId: '88' } };
    expect(of(paid)).toMatchObject({ DepositToAccountRef: { value: '7' } });
    expect(of(paid, { settings: { allowOverrides: true } })).toMatchObject({
      DepositToAccountRef: { value: '88' },
    });
  });

  it('give a client or an item a class of its own', () => {
    const { source, client: who, lines: billed } = invoice();
    const chosen = new Map([
      [termId(classTerm(termOf(source, 'client', who))), '61'],
      [termId(classTerm(termOf(source, 'item', billed[1]!.item))), '62'],
    ]);
    const lookup: OrderContext['lookup'] = (term) =>
      term.kind === 'class' ? chosen.get(termId(term)) : idOfKind(term);
    const document = (allowOverrides: boolean) =>
      classesOf(of(invoice(), { company, lookup, settings: { ...defaults, allowOverrides } }));
    expect(document(true)).toEqual([{ value: '61' }, { value: '62' }, { value: '61' }]);
    expect(document(false)).toEqual([{ value: '3' }, { value: '3' }, { value: '3' }]);
  });
});

describe('a client’s own tax rate (D19)', () => {
  it('is the tax that is sent, as the page computed it', () => {
    const own = invoice({ taxes: [{ name: 'Sales Tax', rate: '2', amount: 248 }], total: 48517 });
    expect(lines(of(own)).at(-1)).toMatchObject({ Description: 'Sales Tax', Amount: 2.48 });
  });

  it('has a code of its own where lines carry codes', () => {
    const taxes = [{ name: 'VAT', rate: '5', amount: 2413 }];
    const own = invoice({ currency: 'GBP', taxes, total: 48269 + 2413 });
    const usual = (term: Term) => idOfKind(term);
    expect(of(own, { lookup: usual }, ukCompany)).toMatchObject({ code: 'tax_rate_differs' });
    const mine = termId(rateTerm(own.source, ['VAT'], taxes));
    const lookup = (term: Term) => (termId(term) === mine ? '5' : usual(term));
    expect(of(own, { lookup }, ukCompany)).toMatchObject({ TxnTaxDetail: { TotalTax: 24.13 } });
  });
});
