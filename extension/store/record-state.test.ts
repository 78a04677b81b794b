import { describe, expect, it } from 'vitest';
import { stepsOf } from '#shared/documents/steps.ts';
import { pendingId, pendingIn } from '#shared/ledger/pending.ts';
import type { Receipt } from '#shared/ledger/receipt.ts';
import { fingerprint, sourceKey } from '#shared/ledger/source-key.ts';
import { defaultSettings } from '#shared/settings/settings.ts';
import { sampleDraft, samplePayment } from '#test/support/sample-draft.ts';
import { nextState, type RecordFacts, recordState } from './record-state.ts';
import { undoable } from './undoable.ts';

const draft = sampleDraft();
const key = sourceKey(draft.source);
const facts: RecordFacts = {
  paired: true,
  connection: {
    state: 'connected',
    company: {
      realmId: '9341450000000001',
      name: 'Company',
      country: 'US',
      homeCurrency: 'USD',
      multiCurrency: false,
      allowDiscount: true,
      customTxnNumbers: true,
      tax: 'none',
      classes: 'off',
      locations: false,
      taxOverride: 'unknown',
      closedUntil: null,
      taxCodes: [],
    },
  },
  content: { draft },
  intent: undefined,
  receipt: undefined,
  lookup: () => '1',
  settings: { ...defaultSettings, incomeAccountId: '5', servicesItemId: '7' },
  receipts: new Map(),
};
const receipt = (state: Receipt['state'], over: Partial<Receipt> = {}): Receipt => ({
  id: 'r',
  sourceKey: key,
  kind: 'invoice',
  operation: 'create',
  state,
  documentHash: '',
  fingerprint: fingerprint(draft),
  total: draft.total,
  updatedAt: 1,
  ...over,
});
const intent: RecordFacts['intent'] = {
  sourceKey: key,
  practiceId: 'p',
  sealed: { iv: new Uint8Array(12), bytes: new ArrayBuffer(0) },
  startedAt: 1,
  operation: 'create',
};
const is = (over: Partial<RecordFacts>) => recordState({ ...facts, ...over }).is;

describe('recordState', () => {
  it.each<[string, Partial<RecordFacts>]>([
    ['unread', { content: undefined }],
    ['ready', {}],
    ['needs-mapping', { lookup: () => undefined }],
    ['blocked', { content: { draft: { ...draft, currency: 'EUR' } } }],
    ['refused', { content: { draft, problem: { code: 'page_changed' } } }],
    ['not-connected', { paired: false, connection: { state: 'none' } }],
    ['not-connected', { connection: { ...facts.connection, state: 'needs_reconnect' } }],
    ['exporting', { intent }],
    ['exporting', { receipt: receipt('sending') }],
    ['checking', { receipt: receipt('unknown') }],
    ['checking', { receipt: receipt('unknown'), intent }],
    ['exported', { receipt: receipt('exported') }],
    ['failed', { receipt: receipt('failed') }],
    ['stuck', { receipt: receipt('stuck') }],
    ['voided', { receipt: receipt('voided') }],
    ['exporting', { receipt: receipt('exported'), intent }],
    ['exported', { receipt: receipt('failed', { operation: 'void' }) }],
    ['changed', { receipt: receipt('failed', { operation: 'update' }) }],
  ])('%s', (state, over) => {
    expect(is(over)).toBe(state);
  });

  it('shows what the books have whatever happens to the page, the relay or the connection', () => {
    const exported = { receipt: receipt('exported') };
    expect(is({ ...exported, paired: false, connection: { state: 'none' } })).toBe('exported');
    expect(is({ ...exported, content: undefined })).toBe('exported');
    expect(is({ ...exported, content: { draft, problem: { code: 'page_changed' } } })).toBe(
      'exported',
    );
  });

  it('calls an exported invoice changed only when its content is', () => {
    const of = (over: object) => ({
      receipt: receipt('exported'),
      content: { draft: { ...draft, ...over } },
    });
    expect(is(of({ paid: 500, priorBalance: 100 }))).toBe('exported');
    expect(is(of({ date: '2026-11-11' }))).toBe('changed');
  });

  it('lets a failed invoice go on once it was corrected on the page', () => {
    const corrected = { draft: { ...draft, date: '2026-11-11' } };
    expect(is({ receipt: receipt('failed'), content: corrected })).toBe('ready');
    expect(is({ receipt: receipt('failed'), intent })).toBe('exporting');
  });

  describe('with a payment that belongs to it', () => {
    const paid = sampleDraft('7001', { paidNow: { reference: '4711' } });
    const [, payment] = stepsOf(paid, defaultSettings);
    const paymentKey = sourceKey(payment!.source);
    const own = receipt('exported', {
      fingerprint: fingerprint(paid),
      quickbooks: { id: '91', total: paid.total, url: 'https://books.example/91' },
    });
    const paymentReceipt = (state: Receipt['state'], over: Partial<Receipt> = {}) =>
      receipt(state, {
        sourceKey: paymentKey,
        kind: 'payment',
        fingerprint: fingerprint(payment!),
        ...over,
      });
    const of = (receipts: Receipt[], over: Partial<RecordFacts> = {}) =>
      recordState({
        ...facts,
        content: { draft: paid },
        receipt: receipts.find((one) => one.sourceKey === key),
        receipts: new Map(receipts.map((one) => [one.sourceKey, one])),
        ...over,
      });

    it('is prepared in two steps, the second naming what the first will be', () => {
      const state = of([]);
      expect(state).toMatchObject({ is: 'ready', steps: [{}, {}] });
      const documents = state.is === 'ready' ? state.steps.map((one) => one.prepared.document) : [];
      expect(pendingIn(documents[1])).toEqual([pendingId(key)]);
    });

    it('is exported when both are, and not before', () => {
      expect(of([own, paymentReceipt('exported')]).is).toBe('exported');
      expect(of([own, paymentReceipt('sending')]).is).toBe('exporting');
      expect(of([own, paymentReceipt('unknown')]).is).toBe('checking');
      expect(of([own, paymentReceipt('stuck')]).is).toBe('stuck');
    });

    it('says what failed, and goes on with that alone, on what QuickBooks has', () => {
      const receipts = [own, paymentReceipt('failed', { problem: { code: 'qbo_books_closed' } })];
      expect(of(receipts)).toMatchObject({ is: 'failed', problem: { code: 'qbo_books_closed' } });
      const next = nextState({
        ...facts,
        content: { draft: paid },
        receipt: own,
        receipts: new Map(receipts.map((one) => [one.sourceKey, one])),
      });
      const steps = next.is === 'ready' ? next.steps : [];
      expect(steps.map((one) => one.draft.kind)).toEqual(['payment']);
      expect(steps[0]?.prepared.document).toMatchObject({
        Line: [{ LinkedTxn: [{ TxnId: '91', TxnType: 'Invoice' }] }],
      });
    });

    it('updates what has changed and creates what is new', () => {
      const before = { ...own, fingerprint: fingerprint(draft) };
      expect(of([before]).is).toBe('changed');
      const next = nextState({
        ...facts,
        content: { draft: paid },
        receipt: before,
        receipts: new Map([[key, before]]),
      });
      const steps = next.is === 'ready' ? next.steps : [];
      expect(steps.map((one) => [one.draft.kind, one.change])).toEqual([
        ['invoice', 'update'],
        ['payment', undefined],
      ]);
    });

    it('is undone from the last to the first', () => {
      const receipts = [own, paymentReceipt('exported')];
      const order = undoable({
        ...facts,
        content: { draft: paid },
        receipt: own,
        receipts: new Map(receipts.map((one) => [one.sourceKey, one])),
      });
      expect(order.map((one) => one.kind)).toEqual(['payment', 'invoice']);
    });
  });

  it('settles only what QuickBooks has', () => {
    const payment = samplePayment();
    const content = { draft: payment };
    expect(is({ content })).toBe('blocked');
    const quickbooks = { id: '91', total: 1, url: 'https://books.example/91' };
    const receipts = new Map([[key, receipt('exported', { quickbooks })]]);
    expect(is({ content, receipts })).toBe('ready');
    const gone = new Map([[key, receipt('voided', { quickbooks })]]);
    expect(is({ content, receipts: gone })).toBe('blocked');
  });
});
