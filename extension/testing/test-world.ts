import 'fake-indexeddb/auto';
import type { BrowserShell } from '#extension/background/browser-shell.ts';
import type { World } from '#extension/background/world.ts';
import { profiles } from '#extension/page-profiles/index.ts';
import { openDatabase } from '#extension/store/database.ts';
import { openVault } from '#extension/store/vault.ts';

export interface Told {
  tabId: number;
  type: string;
  data: unknown;
}

/** A browser of the size the background needs, in memory; what was asked of it can be looked at. */
export interface MemoryBrowser extends BrowserShell {
  permissions: Set<string>;
  overlays: Set<string>;
  /** Tabs by origin. */
  tabs: Map<string, number[]>;
  told: Told[];
  injected: number[];
  waking: boolean;
  /** What the person does in a window that opens; the window closes when it is done. */
  onWindow: (url: string) => Promise<unknown>;
}

export function memoryBrowser(): MemoryBrowser {
  const shell: MemoryBrowser = {
    permissions: new Set(),
    overlays: new Set(),
    tabs: new Map(),
    told: [],
    injected: [],
    waking: false,
    onWindow: async () => {},
    openPanel() {},
    hasPermission: async (pattern) => shell.permissions.has(pattern),
    removePermission: async (pattern) => void shell.permissions.delete(pattern),
    registerOverlay: async (pattern) => void shell.overlays.add(pattern),
    unregisterOverlay: async (pattern) => void shell.overlays.delete(pattern),
    tabsOf: async (origin) => shell.tabs.get(origin) ?? [],
    injectOverlay: async (tabId) => void shell.injected.push(tabId),
    async sendToTab(tabId, type, data) {
      shell.told.push({ tabId, type, data });
      return [...shell.tabs.values()].flat().includes(tabId);
    },
    async openWindow(url) {
      let open = true;
      const close = async () => {
        open = false;
      };
      shell.onWindow(url).then(close, close);
      return { isOpen: async () => open, close };
    },
    keepWaking: async (on) => {
      shell.waking = on;
    },
  };
  return shell;
}

let databases = 0;

/** A background over a fresh database; `over` replaces parts, as a restarted worker's `db` does. */
export async function testWorld(
  over: Partial<World> = {},
): Promise<World & { shell: MemoryBrowser }> {
  databases += 1;
  const db = over.db ?? openDatabase(`test-${databases}`);
  return {
    db,
    vault: await openVault(db),
    profiles,
    fetch: (...request) => fetch(...request),
    now: Date.now,
    sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms / 10)),
    running: new Map(),
    ...over,
    shell: (over.shell as MemoryBrowser | undefined) ?? memoryBrowser(),
  };
}
