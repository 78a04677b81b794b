// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { profiles } from '#extension/page-profiles/index.ts';
import type { OverlaySetup } from '#extension/protocol/messages.ts';
import { fixtureOf } from '#extension/testing/read-fixture.ts';
import { startOverlay } from './start-overlay.ts';
import { takeOver } from './take-over.ts';

const demo = profiles.find(({ id }) => id === 'demo-practice');
const { html } = fixtureOf('demo-practice', 'invoice-7005');
const list = fixtureOf('demo-practice', 'invoice-list').html;

type Message = { type: string; data: Record<string, unknown> };
type Listener = (message: unknown, sender: { id?: string }) => void;

/** The browser's side of the messages, as it is: a background that answers, and can go away. */
function browserWith(setup: OverlaySetup | null) {
  const sent: Message[] = [];
  const listeners = new Set<Listener>();
  const runtime = {
    id: 'counterfoil' as string | undefined,
    sendMessage(message: Message) {
      sent.push(message);
      if (runtime.id === undefined) throw new Error('Extension context invalidated.');
      const answers: Record<string, unknown> = { overlaySetup: browser.setup, badges: [] };
      return Promise.resolve(answers[message.type] ?? null);
    },
    onMessage: {
      addListener: (listener: Listener) => listeners.add(listener),
      removeListener: (listener: Listener) => listeners.delete(listener),
    },
  };
  const browser = {
    setup,
    sent,
    types: () => sent.splice(0).map(({ type }) => type),
    lose: () => {
      runtime.id = undefined;
    },
    push: (type: string, data: unknown, id = 'counterfoil') => {
      for (const listener of listeners) listener({ type, data }, { id });
    },
  };
  vi.stubGlobal('chrome', { runtime });
  return browser;
}

const hosts = () =>
  [...document.querySelectorAll('*')].filter((one) => /^x-[a-z]{10}$/.test(one.localName));
const settle = (ms = 1000) => vi.advanceTimersByTimeAsync(ms);
const show = (page: string, path: string) => {
  history.pushState({}, '', path);
  document.documentElement.innerHTML = page.replace(/^[\s\S]*?<html[^>]*>/, '');
};

const attach = Element.prototype.attachShadow;
let latest: ShadowRoot | undefined;
Element.prototype.attachShadow = function (init) {
  latest = attach.call(this, init);
  return latest;
};

let signal: AbortSignal;
beforeEach(() => {
  vi.useFakeTimers();
  show(html, '/billing/invoices/7005');
  signal = takeOver();
});
afterEach(() => {
  takeOver();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const setup = (): OverlaySetup | null => (demo ? { profile: demo, badges: [] } : null);

describe('the overlay', () => {
  it('does nothing on a site that is not granted', async () => {
    const browser = browserWith(null);
    await startOverlay(signal);
    await settle();
    expect(browser.types()).toEqual(['overlaySetup']);
    expect([hosts().length, document.querySelectorAll('[role=status]').length]).toEqual([0, 1]);
  });

  it('asks nothing where there is no body to mount in', async () => {
    const browser = browserWith(setup());
    document.documentElement.innerHTML = '';
    document.documentElement.replaceChildren(document.createElement('frameset'));
    await startOverlay(signal);
    expect(browser.types()).toEqual([]);
  });

  it('reads the open invoice when it has settled, and again when it changes', async () => {
    const browser = browserWith(setup());
    await startOverlay(signal);
    await settle();
    const read = browser.sent.find(({ type }) => type === 'pageRead');
    expect(read?.data).toMatchObject({ sourceId: '7005', clicked: false, answer: { ok: true } });
    expect(browser.types()).toEqual(['overlaySetup', 'badges', 'pageRead']);
    document.querySelector('.invoice-number')?.replaceChildren('INV-9');
    await settle();
    expect(browser.types()).toEqual(['pageRead']);
    document.querySelector('.invoice-number')?.replaceChildren('INV-9');
    await settle();
    expect(browser.types()).toEqual([]);
  });

  it('makes one live region, empty at the start', async () => {
    browserWith(setup());
    const before = document.querySelectorAll('[role=status]').length;
    await startOverlay(signal);
    const regions = [...document.querySelectorAll('[role=status]')];
    expect(regions.length).toBe(before + 1);
    expect(regions.at(-1)?.textContent).toBe('');
  });

  it('reads again when asked, for records of this page and by this extension only', async () => {
    const browser = browserWith(setup());
    await startOverlay(signal);
    await settle();
    browser.types();
    browser.push('readAgain', { sourceId: '7005' }, 'another-extension');
    browser.push('readAgain', { sourceId: '1' });
    await settle();
    expect(browser.types()).toEqual([]);
    browser.push('readAgain', { sourceId: '7005' });
    await settle();
    expect(browser.types()).toEqual(['pageRead']);
  });

  it('reads a row from its own page, with the session of the person', async () => {
    show(list, '/billing/invoices');
    const browser = browserWith(setup());
    const asked: unknown[] = [];
    vi.stubGlobal('fetch', async (address: string, init: RequestInit) => {
      asked.push([address, init.credentials]);
      const page = html.replaceAll('7005', '7040');
      return { status: 200, url: address, text: async () => page };
    });
    await startOverlay(signal);
    await settle();
    browser.types();
    browser.push('readAgain', { sourceId: '7040' });
    await settle();
    expect(asked).toEqual([[`${location.origin}/billing/invoices/7040`, 'include']]);
    expect(browser.sent[0]?.data).toMatchObject({ sourceId: '7040', answer: { ok: true } });
    browser.types();
    browser.push('readAgain', { sourceId: '7039' });
    await settle();
    expect(browser.sent[0]?.data).toMatchObject({
      sourceId: '7039',
      answer: { ok: false, problem: { code: 'page_changed' } },
    });
  });

  it('goes away when the site is removed, and comes back', async () => {
    const browser = browserWith(setup());
    await startOverlay(signal);
    expect(hosts()).toHaveLength(1);
    browser.setup = null;
    browser.push('setupChanged', {});
    await settle();
    expect(hosts()).toHaveLength(0);
    browser.setup = setup();
    browser.push('setupChanged', {});
    await settle();
    expect(hosts()).toHaveLength(1);
  });

  it('asks for badges again when the set-up changed, without another button', async () => {
    const browser = browserWith(setup());
    await startOverlay(signal);
    await settle();
    const [host] = hosts();
    browser.types();
    browser.push('setupChanged', {});
    await settle();
    expect(browser.types()).toEqual(['overlaySetup', 'badges']);
    expect(hosts()).toEqual([host]);
  });

  it('leaves the page to a newer script', async () => {
    browserWith(setup());
    await startOverlay(signal);
    const [host] = hosts();
    await startOverlay(takeOver());
    expect(hosts()).toHaveLength(1);
    expect(host?.isConnected).toBe(false);
  });

  it('says that the page must be reloaded when the extension is gone', async () => {
    const browser = browserWith(setup());
    await startOverlay(signal);
    await settle();
    browser.lose();
    document.dispatchEvent(new Event('visibilitychange'));
    expect(latest?.querySelector('button')?.textContent).toBe('Reload this page to keep exporting');
  });

  it('says so when it knows the page but finds no place on it', async () => {
    browserWith(setup());
    document.querySelector('.invoice-actions')?.remove();
    await startOverlay(signal);
    const region = [...document.querySelectorAll('[role=status]')].at(-1);
    await settle(3000);
    expect(region?.textContent).toBe('');
    await settle(2000);
    expect(region?.textContent).toContain('no longer recognises this page');
  });
});
