import { JSDOM } from 'jsdom';
import { beforeEach, describe, expect, it } from 'vitest';
import { readPage } from '#extension/page-profiles/read-page.ts';
import { handle, type Sender } from '#extension/protocol/handle.ts';
import type { Badge } from '#extension/protocol/messages.ts';
import { readDraft } from '#extension/store/drafts.ts';
import { readFocus } from '#extension/store/focus.ts';
import { savePairing } from '#extension/store/pairing.ts';
import { saveSettings } from '#extension/store/settings.ts';
import { putSite } from '#extension/store/sites.ts';
import { fixtureOf } from '#extension/testing/read-fixture.ts';
import { testWorld } from '#extension/testing/test-world.ts';
import type { Receipt } from '#shared/ledger/receipt.ts';
import { fingerprint, sourceKey } from '#shared/ledger/source-key.ts';
import type { Reading } from '#shared/reading/reading.ts';
import { defaultSettings } from '#shared/settings/settings.ts';
import { handlersOf } from './handlers.ts';

const { html, expected } = fixtureOf('demo-practice', 'invoice-7001');
const { origin } = new URL(expected.url);
const draft = expected.draft!;
const key = sourceKey(draft.source);
const self = { id: 'counterfoil', baseUrl: 'chrome-extension://counterfoil/' };
const page: Sender = { id: self.id, url: expected.url, origin, frameId: 0, tab: { id: 5 } };

/** What a page says, through the same door as in the browser. */
describe('messages of a page', () => {
  let world: Awaited<ReturnType<typeof testWorld>>;
  let opened: number[];
  let reading: Reading;

  beforeEach(async () => {
    world = await testWorld({ fetch: async () => Promise.reject(new TypeError('no network')) });
    opened = [];
    await putSite(world.db, { origin, profileId: 'demo-practice', paused: false });
    world.shell.tabs.set(origin, [5]);
    const profile = world.profiles.find(({ id }) => id === 'demo-practice')!;
    const { document } = new JSDOM(html, { url: expected.url }).window;
    const read = readPage(profile, document, new URL(expected.url));
    if (!read.ok) throw new Error(read.problem.code);
    reading = read.value;
  });

  const say = async (type: string, data: unknown, sender: Sender = page) => {
    const handlers = handlersOf(Promise.resolve(world), (tabId) => opened.push(tabId));
    return handle(handlers, self, { type, data }, sender)?.answer;
  };
  const pageRead = (sourceId: string, of: Reading, sender?: Sender) =>
    say('pageRead', { sourceId, answer: { ok: true, reading: of }, clicked: true }, sender);
  const content = () => readDraft(world.db, world.vault, key);
  const pairWith = (state: 'connected' | 'none') =>
    savePairing(world.db, world.vault, {
      address: 'https://relay.example',
      token: 'token',
      me: {
        member: { id: 'm', name: 'Desk', role: 'staff', createdAt: 1, lastSeenAt: null },
        practice: { id: 'p', name: 'Practice' },
        connection: {
          state,
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
      },
    });

  it('opens the panel in the tick of the click, before anything else', async () => {
    const answer = say('exportClicked', { sourceId: '7001' });
    expect(opened).toEqual([5]);
    await answer;
    expect(await readFocus(world.db)).toMatchObject({ sourceKey: key, tabId: 5 });
  });

  it('turns a reading into the draft of the fixture, sealed at rest', async () => {
    await pageRead('7001', reading);
    expect((await content())?.draft).toEqual(draft);
    const [row] = await world.db.drafts.toArray();
    const bytes = new TextDecoder('latin1').decode(row?.sealed.bytes);
    expect(bytes).not.toContain(draft.client.name);
  });

  it('keeps the draft before it when the next reading is refused', async () => {
    await pageRead('7001', reading);
    const total = [{ ...reading.fields.total![0]!, text: '$1.00' }];
    await pageRead('7001', { ...reading, fields: { ...reading.fields, total } });
    const { draft: kept, problem } = (await content())!;
    expect(kept).toEqual(draft);
    expect(problem?.code).toMatch(/disagree/);
    await pageRead('7001', reading);
    expect((await content())?.problem).toBeUndefined();
  });

  it('takes the origin from the browser, not from the message', async () => {
    await pageRead('7001', { ...reading, origin: 'https://bank.example' });
    expect((await content())?.problem?.code).toBe('page_changed');
    const elsewhere = { ...page, origin: 'https://evil.example', url: 'https://evil.example/' };
    await pageRead('7001', reading, elsewhere);
    expect(await world.db.drafts.count()).toBe(1);
    expect(await say('overlaySetup', { sourceIds: ['7001'] }, elsewhere)).toBeNull();
    expect(await say('badges', { sourceIds: ['7001'] }, elsewhere)).toEqual([]);
  });

  it('refuses a reading of another invoice than the page said', async () => {
    await pageRead('7002', reading);
    const other = sourceKey({ ...draft.source, id: '7002' });
    const kept = await readDraft(world.db, world.vault, other);
    expect(kept).toMatchObject({ problem: { code: 'fields_disagree' } });
    expect(kept?.draft).toBeUndefined();
  });

  it('never lets a page speak as a panel, nor a foreign extension at all', async () => {
    expect(await say('confirmExport', { sourceKey: key, shownHash: 'x' })).toBeUndefined();
    expect(await say('exportClicked', { sourceId: '7001' }, { ...page, id: 'x' })).toBeUndefined();
    const framed = { id: self.id, url: `${self.baseUrl}sidepanel.html`, frameId: 7 };
    expect(await say('refreshMe', {}, framed)).toBeUndefined();
    expect(await say('refreshMe', {}, { ...framed, frameId: 0 })).toMatchObject({ ok: false });
    expect(await say('refreshMe', { extra: 1 }, { ...framed, frameId: 0 })).toBeUndefined();
    expect(await say('constructor', {}, { ...framed, frameId: 0 })).toBeUndefined();
  });

  it('shows on each row how it stands', async () => {
    const state = async () => {
      const [badge] = (await say('badges', { sourceIds: ['7001'] })) as Badge[];
      return badge;
    };
    expect((await state())?.state).toBe('not-connected');
    await pairWith('none');
    expect((await state())?.state).toBe('not-connected');
    await pairWith('connected');
    expect((await state())?.state).toBe('export');
    await pageRead('7001', reading);
    expect(await state()).toMatchObject({
      state: 'failed',
      reason: expect.stringContaining('services item'),
    });
    const settings = { ...defaultSettings, incomeAccountId: '5', servicesItemId: '7' };
    await saveSettings(world.db, world.vault, '9341450000000001', { settings, version: 1 });
    expect(await state()).toMatchObject({ state: 'needs-mapping', count: expect.any(Number) });

    const receipt = {
      id: 'r',
      sourceKey: key,
      kind: 'invoice' as const,
      operation: 'create' as const,
      documentHash: '',
      fingerprint: fingerprint(draft),
      total: draft.total,
      updatedAt: 1,
    };
    const put = (of: Receipt) =>
      world.db.receipts.put({ sourceKey: key, receipt: of, realmId: '9341450000000001' });
    await put({ ...receipt, state: 'unknown' });
    expect((await state())?.state).toBe('checking');
    const problem = { code: 'qbo_books_closed' as const };
    const failed = { ...receipt, state: 'failed' as const, problem };
    await put(failed);
    expect(await state()).toMatchObject({
      state: 'failed',
      reason: expect.stringContaining('closed'),
    });
    const quickbooks = { id: '9', total: draft.total, url: 'https://books.example/9' };
    const exported = { ...receipt, state: 'exported' as const, quickbooks };
    await put(exported);
    expect(await state()).toEqual({
      sourceId: '7001',
      state: 'exported',
      number: draft.number,
      url: quickbooks.url,
    });
    const changed = { ...exported, fingerprint: 'other' };
    await put(changed);
    expect((await state())?.state).toBe('changed');
    await put({ ...exported, operation: 'void', state: 'sending' });
    expect(await state()).toEqual({ sourceId: '7001', state: 'exporting', undo: true });
    await put({ ...exported, operation: 'void', state: 'voided' });
    expect((await state())?.state).toBe('voided');
    await putSite(world.db, { origin, profileId: 'demo-practice', paused: true });
    expect((await state())?.state).toBe('paused');
  });

  it('tells the page when the disk is full, and keeps the former draft', async () => {
    await pageRead('7001', reading);
    world.db.drafts.hook('updating', () => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    const client = [{ ...reading.fields.clientName![0]!, text: 'Somebody Else' }];
    await pageRead('7001', { ...reading, fields: { ...reading.fields, clientName: client } });
    expect(world.shell.told.at(-1)?.data).toMatchObject({
      badges: [{ state: 'failed', reason: expect.stringContaining('no room') }],
    });
    expect((await content())?.draft).toEqual(draft);
  });
});
