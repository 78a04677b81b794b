// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { defineProfile } from '#shared/reading/profile.ts';
import { createBadgeStore } from './badge-store.ts';
import type { Overlay, PageRecord } from './feature.ts';
import { features } from './index.ts';
import { mountFeatures } from './mount-features.ts';

const seen = '2026-11-24';
const profile = defineProfile({
  schema: 1,
  id: 'plain',
  name: 'Plain',
  versions: '1',
  revision: seen,
  channel: 'shipped',
  addressHint: '',
  numbers: [{ decimal: '.', group: ',' }],
  dates: ['YYYY-MM-DD'],
  pages: [
    {
      page: 'invoice',
      kind: 'invoice',
      when: { present: ['.bill'] },
      root: '.app',
      fields: {
        sourceId: [{ css: '.bill', take: 'attribute', name: 'data-id', seen }],
        number: [{ css: '.number', seen }],
      },
      lines: { each: '.line', fields: {} },
      slot: { css: '.bar', place: 'append' },
    },
    {
      page: 'list',
      when: { present: ['.list'] },
      rows: {
        each: '.list tr',
        sourceId: [{ css: 'a', take: 'url-param', name: 'id', seen }],
        number: [{ css: 'a', seen }],
        invoiceUrl: [{ css: 'a', take: 'attribute', name: 'href', seen }],
        slot: { css: '.menu', place: 'append', look: 'menu' },
        mark: { css: '.state', place: 'append' },
      },
    },
  ],
});

const bill = (id: string) =>
  `<article class="bill" data-id="${id}"><b class="number">B-${id}</b><p class="bar"></p></article>`;
const row = (id: string) =>
  `<tr><td><a href="/b?id=${id}">B-${id}</a></td><td class="state"></td><td class="menu"></td></tr>`;

// A closed root is out of a test's reach too, except at the moment it is made.
const roots = new WeakMap<Element, ShadowRoot>();
const attach = Element.prototype.attachShadow;
Element.prototype.attachShadow = function (init) {
  const root = attach.call(this, init);
  roots.set(this, root);
  return root;
};

const hosts = (): Element[] =>
  [...document.querySelectorAll('*')].filter((one) => /^x-[a-z]{10}$/.test(one.localName));
const textIn = (host: Element | undefined) =>
  host && roots.get(host)?.querySelector('span')?.textContent;
const settle = (ms = 200) => vi.advanceTimersByTimeAsync(ms);

let stop: AbortController;
let clicked: PageRecord[];
let asked: string[][];
let fought: number;
let mounts: ReturnType<typeof mountFeatures>;
let badges: ReturnType<typeof createBadgeStore>;

function start(html: string): void {
  document.body.innerHTML = `<div class="app">${html}</div>`;
  badges = createBadgeStore(async (sourceIds) => {
    asked.push(sourceIds);
    return sourceIds.map((sourceId) => ({ sourceId, state: 'ready' }));
  });
  const overlay: Overlay = {
    badges,
    exportRecord: async (record) => void clicked.push(record),
    whenLost: () => {},
  };
  mounts = mountFeatures({
    profile,
    features,
    overlay,
    signal: stop.signal,
    looked: () => {},
    fought: () => {
      fought += 1;
    },
  });
  mounts.look();
}

const app = () => document.querySelector('.app') as Element;

beforeEach(() => {
  vi.useFakeTimers();
  stop = new AbortController();
  clicked = [];
  asked = [];
  fought = 0;
});
afterEach(() => {
  stop.abort();
  vi.useRealTimers();
});

describe('on an invoice page', () => {
  it('mounts one button, closed to the page, with the state it asked for', async () => {
    start(bill('7'));
    expect(hosts().map((host) => host.parentElement?.className)).toEqual(['bar']);
    expect(hosts()[0]?.shadowRoot).toBeNull();
    expect(textIn(hosts()[0])).toBe('Export to QuickBooks');
    await settle();
    expect(asked).toEqual([['7']]);
    expect(textIn(hosts()[0])).toBe('Export to QuickBooks· Ready');
  });

  it('names the company an export would go to, and why it cannot', async () => {
    start(bill('7'));
    await settle();
    const title = () =>
      hosts()[0] && roots.get(hosts()[0] as Element)?.querySelector('button')?.title;
    badges.put([{ sourceId: '7', state: 'ready', company: 'Halden Creek Veterinary' }]);
    expect(title()).toBe('To Halden Creek Veterinary in QuickBooks. You see a preview first.');
    badges.put([{ sourceId: '7', state: 'failed', reason: 'The books are closed.' }]);
    expect(title()).toBe('The books are closed.');
  });

  it('never mounts twice on the same slot', async () => {
    start(bill('7'));
    for (let time = 0; time < 5; time++) mounts.look();
    app().append(document.createElement('i'));
    await settle();
    expect(hosts()).toHaveLength(1);
  });

  it('comes back after a re-render, also of the root itself', async () => {
    start(bill('7'));
    app().innerHTML = bill('7');
    await settle();
    expect(hosts()).toHaveLength(1);
    app().outerHTML = `<div class="app">${bill('8')}</div>`;
    await settle();
    expect(hosts()).toHaveLength(1);
    expect(mounts.find('8')).toEqual({ sourceId: '8', number: 'B-8' });
    expect(fought).toBe(0);
  });

  it('is another button when the same slot shows another invoice', async () => {
    start(bill('7'));
    const [before] = hosts();
    document.querySelector('.bill')?.setAttribute('data-id', '9');
    mounts.navigated();
    await settle();
    expect(before?.isConnected).toBe(false);
    expect(mounts.find('9')?.sourceId).toBe('9');
    expect(mounts.find('7')).toBeUndefined();
  });

  it('goes away with the invoice', async () => {
    start(bill('7'));
    app().innerHTML = '<p>home</p>';
    await settle();
    expect(hosts()).toHaveLength(0);
  });

  it('takes everything away when stopped, and mounts nothing after', async () => {
    start(bill('7'));
    stop.abort();
    expect(hosts()).toHaveLength(0);
    app().innerHTML = bill('8');
    await settle();
    expect(hosts()).toHaveLength(0);
  });

  it('prefers the slot in an open dialog, which makes the rest of the page inert', () => {
    start(`${bill('7')}<dialog open>${bill('7')}</dialog>`);
    expect(hosts().map((host) => host.closest('dialog') !== null)).toEqual([true]);
  });

  it('ignores clicks that no person made', async () => {
    start(bill('7'));
    const host = hosts()[0] as Element;
    roots.get(host)?.querySelector('button')?.click();
    await settle();
    expect(clicked).toEqual([]);
  });

  it('keeps keys to itself, but Escape', () => {
    start(bill('7'));
    const keys: string[] = [];
    document.addEventListener('keydown', ({ key }) => keys.push(key), { signal: stop.signal });
    for (const key of ['x', 'Enter', 'Escape']) {
      const event = new KeyboardEvent('keydown', { key, bubbles: true, composed: true });
      roots
        .get(hosts()[0] as Element)
        ?.querySelector('button')
        ?.dispatchEvent(event);
    }
    expect(keys).toEqual(['Escape']);
  });

  it('keeps the button that has the focus when the state changes', async () => {
    start(bill('7'));
    const root = roots.get(hosts()[0] as Element);
    const button = root?.querySelector('button');
    const url = 'https://app.qbo.intuit.com/app/invoice?txnId=1';
    badges.put([{ sourceId: '7', state: 'exported', number: 'INV-1', url }]);
    expect(root?.querySelector('button')).toBe(button);
    const link = root?.querySelector('a');
    expect([link?.href, link?.target, link?.rel]).toEqual([url, '_blank', 'noopener noreferrer']);
    badges.put([{ sourceId: '7', state: 'exported', number: 'INV-1', url: 'javascript:alert(1)' }]);
    expect(root?.querySelector('a')).toBeNull();
  });
});

describe('a page that removes the button', () => {
  it('gets it back, and is left alone after the sixth time in five seconds', async () => {
    start(bill('7'));
    for (let time = 1; time <= 6; time++) {
      expect(hosts()).toHaveLength(1);
      hosts()[0]?.remove();
      await settle();
    }
    expect([hosts().length, fought]).toEqual([0, 1]);
    app().innerHTML = bill('8');
    await settle();
    expect(hosts()).toHaveLength(0);
  });

  it('may do so now and then', async () => {
    start(bill('7'));
    for (let time = 1; time <= 8; time++) {
      hosts()[0]?.remove();
      await settle(1500);
    }
    expect([hosts().length, fought]).toEqual([1, 0]);
  });
});

describe('on a list', () => {
  it('mounts an action and a mark for each row, and asks for all in one message', async () => {
    start(`<table class="list">${['1', '2', '3'].map(row).join('')}</table>`);
    expect(hosts().map((host) => host.parentElement?.className)).toEqual([
      ...['state', 'menu', 'state', 'menu', 'state', 'menu'],
    ]);
    await settle();
    expect(asked).toEqual([['1', '2', '3']]);
    expect(document.querySelector('.menu > *')?.getAttribute('role')).toBe('none');
    badges.put([{ sourceId: '2', state: 'needs-mapping', count: 3 }]);
    const [mark, action] = hosts().slice(2, 4);
    expect([textIn(mark), textIn(action)]).toEqual([
      'Map (3)',
      'Export to QuickBooksNeeds mapping (3)',
    ]);
  });

  it('leads to the record the row shows now', async () => {
    start(`<table class="list">${row('1')}</table>`);
    document.querySelector('.list a')?.setAttribute('href', '/b?id=5');
    mounts.look();
    expect(mounts.find('5')).toMatchObject({
      number: 'B-1',
      invoiceUrl: `${location.origin}/b?id=5`,
    });
    expect(hosts()).toHaveLength(2);
  });

  it('follows rows that come and go', async () => {
    start(`<table class="list">${row('1')}${row('2')}</table>`);
    document.querySelector('.list tr')?.remove();
    await settle();
    expect(hosts()).toHaveLength(2);
    document.querySelector('.list tbody')?.insertAdjacentHTML('beforeend', row('3'));
    await settle();
    expect(mounts.find('3')?.number).toBe('B-3');
    expect(hosts()).toHaveLength(4);
  });
});
