import { describe, expect, it } from 'vitest';
import type { Receipt } from '#shared/ledger/receipt.ts';
import { fingerprint, sourceKey } from '#shared/ledger/source-key.ts';
import { sampleDraft } from '#test/support/sample-draft.ts';
import { type RecordFacts, recordState } from './record-state.ts';

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
    },
  },
  content: { draft },
  intent: undefined,
  receipt: undefined,
  lookup: () => '1',
};
const receipt = (state: Receipt['state'], over: Partial<Receipt> = {}): Receipt => ({
  id: 'r',
  sourceKey: key,
  kind: 'invoice',
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
});
