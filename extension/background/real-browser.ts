import { browser } from 'wxt/browser';
import { originPattern } from '#extension/protocol/origin-pattern.ts';
import { hashText } from '#shared/hash.ts';
import type { BrowserShell } from './browser-shell.ts';

export const resumeAlarm = 'resume-exports';
export const pushAlarm = 'push-exports';
const overlayFile = '/practice.js';
const overlayId = (pattern: string) => `practice-${hashText(pattern).slice(0, 16)}`;

/** Firefox' name for what Chrome calls a side panel. */
interface SidebarAction {
  open(): Promise<void>;
}

/** The one file that calls the browser for the background. */
export const realBrowser: BrowserShell = {
  openPanel(tabId) {
    const { sidePanel, sidebarAction } = browser as unknown as {
      sidePanel?: { open(of: { tabId: number }): Promise<void> };
      sidebarAction?: SidebarAction;
    };
    const opened = sidePanel?.open?.({ tabId }) ?? sidebarAction?.open();
    if (opened) opened.catch(() => openWorkspace());
    else openWorkspace();
  },

  hasPermission: (pattern) => browser.permissions.contains({ origins: [pattern] }),

  async removePermission(pattern) {
    await browser.permissions.remove({ origins: [pattern] });
  },

  async registerOverlay(pattern) {
    const id = overlayId(pattern);
    const known = await browser.scripting.getRegisteredContentScripts({ ids: [id] });
    if (known.length > 0) return;
    await browser.scripting.registerContentScripts([
      {
        id,
        js: [overlayFile],
        matches: [pattern],
        allFrames: true,
        runAt: 'document_idle',
        persistAcrossSessions: true,
      },
    ]);
  },

  async unregisterOverlay(pattern) {
    const ids = [overlayId(pattern)];
    const known = await browser.scripting.getRegisteredContentScripts({ ids });
    if (known.length > 0) await browser.scripting.unregisterContentScripts({ ids });
  },

  async tabsOf(origin) {
    const tabs = await browser.tabs.query({ url: originPattern(origin) });
    return tabs.flatMap(({ id, url }) =>
      id !== undefined && url && URL.parse(url)?.origin === origin ? [id] : [],
    );
  },

  async injectOverlay(tabId) {
    const target = { tabId, allFrames: true };
    // A tab may be discarded or show an error page; it gets the overlay when it loads.
    await browser.scripting
      .executeScript({ target, files: [overlayFile as never] })
      .catch(() => undefined);
  },

  async sendToTab(tabId, type, data) {
    try {
      await browser.tabs.sendMessage(tabId, { type, data });
      return true;
    } catch (error) {
      // A listener that answers nothing is still a listener.
      return !/receiving end|establish connection/i.test(String(error));
    }
  },

  async openWindow(url) {
    const opened = await browser.windows.create({ url, type: 'popup', width: 560, height: 760 });
    const id = opened?.id;
    return {
      isOpen: async () =>
        id !== undefined &&
        (await browser.windows.get(id).then(
          () => true,
          () => false,
        )),
      close: async () => {
        if (id !== undefined) await browser.windows.remove(id).catch(() => undefined);
      },
    };
  },

  async keepWaking(on) {
    if (!on) await browser.alarms.clear(resumeAlarm);
    else if (!(await browser.alarms.get(resumeAlarm))) {
      await browser.alarms.create(resumeAlarm, { periodInMinutes: 0.5 });
    }
  },
};

/** Once an hour completed records are looked for; what happens then is in the settings (D25). */
export async function keepPushing(): Promise<void> {
  if (await browser.alarms.get(pushAlarm)) return;
  await browser.alarms.create(pushAlarm, { periodInMinutes: 60 });
}

/** The panel as a tab, where a browser has no side panel. */
export const openWorkspace = (): Promise<unknown> =>
  browser.tabs.create({ url: extensionUrl('/workspace.html') });

/** The address of one of the extension's own files. */
export const extensionUrl = (path: string): string =>
  (browser.runtime as unknown as { getURL(path: string): string }).getURL(path);
