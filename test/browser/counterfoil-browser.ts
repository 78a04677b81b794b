import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type BrowserContext, chromium, type Page, type Worker } from 'playwright-core';
import { ensureChromium } from '#test/support/ensure-chromium.ts';
import { repository } from '#test/tools/run.ts';

// Playwright then sees the real side panel as a page.
process.env.PW_CHROMIUM_ATTACH_TO_OTHER = '1';

export interface BrowserOptions {
  /** Which build in `.output`; the demo build knows the demo practice. */
  output?: string;
  headless?: boolean;
  /** Kept between launches when given: a browser that is closed and opened again. */
  profile?: string;
  colorScheme?: 'light' | 'dark';
}

/** A real Chromium with the built extension in it. */
export interface CounterfoilBrowser {
  context: BrowserContext;
  extensionId: string;
  profile: string;
  /** The extension's own page, as a tab. */
  open(path: 'workspace.html' | 'sidepanel.html'): Promise<Page>;
  /** The real side panel, once it is open. */
  sidePanel(): Promise<Page>;
  serviceWorker(): Promise<Worker>;
  /** Ends the service worker as Chromium does when it is idle or short of memory. */
  stopServiceWorker(): Promise<void>;
  /** Answers Chromium's own permission question with Allow before it is asked; a headless browser has no place to ask. */
  allowHost(pattern: string): Promise<void>;
  close(): Promise<void>;
}

/** Those that are open in this process. */
export const openBrowsers = new Set<BrowserContext>();

export async function launchCounterfoil(options: BrowserOptions = {}): Promise<CounterfoilBrowser> {
  const folder = join(repository, '.output', options.output ?? 'chrome-mv3-demo');
  const profile = options.profile ?? mkdtempSync(join(tmpdir(), 'counterfoil-browser-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: await ensureChromium(),
    headless: options.headless ?? true,
    chromiumSandbox: process.getuid?.() !== 0,
    viewport: { width: 1280, height: 860 },
    colorScheme: options.colorScheme ?? 'light',
    args: [
      `--disable-extensions-except=${folder}`,
      `--load-extension=${folder}`,
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
    ],
  });
  openBrowsers.add(context);
  context.once('close', () => openBrowsers.delete(context));
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
  const extensionId = new URL(worker.url()).host;
  const address = (path: string) => `chrome-extension://${extensionId}/${path}`;
  return {
    context,
    extensionId,
    profile,
    async open(path) {
      const page = await context.newPage();
      await page.goto(address(path));
      return page;
    },
    sidePanel: () => pageAt(context, address('sidepanel.html')),
    serviceWorker: async () =>
      context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker')),
    stopServiceWorker: () => stopServiceWorkers(context),
    allowHost: (pattern) => allowHost(context, extensionId, pattern),
    async close() {
      await context.close();
      if (!options.profile) await rm(profile, { recursive: true, force: true });
    },
  };
}

/** A page is announced before it has its address, so its announcement is not what is waited for. */
async function pageAt(context: BrowserContext, address: string): Promise<Page> {
  for (const deadline = Date.now() + 30_000; Date.now() < deadline; await sleep(50)) {
    const found = context.pages().find((page) => page.url().startsWith(address));
    if (found) return found;
  }
  throw new Error(`No page at ${address}.`);
}

async function stopServiceWorkers(context: BrowserContext): Promise<void> {
  const page = context.pages()[0] ?? (await context.newPage());
  const session = await context.newCDPSession(page);
  await session.send('ServiceWorker.enable');
  await session.send('ServiceWorker.stopAllWorkers');
  await session.detach();
}

async function allowHost(context: BrowserContext, id: string, pattern: string): Promise<void> {
  const page = await context.newPage();
  // Its own programs take longer than the question, which is put without them.
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setScriptExecutionDisabled', { value: true });
  await page.goto('chrome://extensions', { waitUntil: 'commit' });
  await page.evaluate(
    ([extension, host]) =>
      (globalThis as unknown as DeveloperPrivate).chrome.developerPrivate.addHostPermission(
        extension,
        host,
      ),
    [id, pattern] as const,
  );
  await page.close();
}

interface DeveloperPrivate {
  chrome: { developerPrivate: { addHostPermission(id: string, host: string): Promise<void> } };
}
