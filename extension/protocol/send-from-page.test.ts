import { afterEach, describe, expect, it, vi } from 'vitest';
import { isConnected, onOverlayMessage, sendFromPage } from './send-from-page.ts';

afterEach(() => vi.unstubAllGlobals());

describe('sending from a page', () => {
  it('happens in the same tick, before anything is awaited', () => {
    const sent: unknown[] = [];
    const sendMessage = async (message: unknown) => void sent.push(message);
    vi.stubGlobal('chrome', { runtime: { id: 'x', sendMessage } });
    void sendFromPage('exportClicked', { sourceId: '7' });
    expect(sent).toEqual([{ type: 'exportClicked', data: { sourceId: '7' } }]);
  });

  it('prefers the native browser namespace', async () => {
    vi.stubGlobal('chrome', { runtime: { id: 'x', sendMessage: async () => 'chrome' } });
    vi.stubGlobal('browser', { runtime: { id: 'x', sendMessage: async () => [] } });
    expect(await sendFromPage('badges', { sourceIds: [] })).toEqual([]);
  });

  it('gives undefined when nobody answers, the extension is gone, or there never was one', async () => {
    const ask = () => sendFromPage('badges', { sourceIds: ['1'] });
    expect([await ask(), isConnected()]).toEqual([undefined, false]);
    const reject = () => Promise.reject(new Error('Receiving end does not exist.'));
    vi.stubGlobal('chrome', { runtime: { id: 'x', sendMessage: reject } });
    expect([await ask(), isConnected()]).toEqual([undefined, true]);
    const fail = () => {
      throw new Error('Extension context invalidated.');
    };
    vi.stubGlobal('chrome', { runtime: { id: undefined, sendMessage: fail } });
    expect([await ask(), isConnected()]).toEqual([undefined, false]);
  });
});

describe('receiving in a page', () => {
  it('takes known messages of this extension until it is stopped', () => {
    type Listener = (message: unknown, sender: { id?: string }) => void;
    const listeners = new Set<Listener>();
    const onMessage = {
      addListener: (one: Listener) => listeners.add(one),
      removeListener: (one: Listener) => listeners.delete(one),
    };
    vi.stubGlobal('chrome', { runtime: { id: 'x', onMessage } });
    const got: string[] = [];
    const stop = new AbortController();
    onOverlayMessage({ readAgain: ({ sourceId }) => got.push(sourceId) }, stop.signal);
    const push = (message: unknown, id: string) => {
      for (const listener of listeners) listener(message, { id });
    };
    push({ type: 'readAgain', data: { sourceId: '1' } }, 'x');
    push({ type: 'readAgain', data: { sourceId: '2' } }, 'another');
    push({ type: 'toString', data: {} }, 'x');
    push('text', 'x');
    expect(got).toEqual(['1']);
    stop.abort();
    expect(listeners.size).toBe(0);
  });
});
