import type { DataOf, OverlayMessages } from '#extension/protocol/messages.ts';

/** What the background asks of the browser, and nothing else of it. */
export interface BrowserShell {
  /** Opens the panel beside the tab. Must be called in the same tick as the click. */
  openPanel(tabId: number): void;
  hasPermission(pattern: string): Promise<boolean>;
  removePermission(pattern: string): Promise<void>;
  /** Runs the overlay on every page of the pattern from now on, also after a restart. */
  registerOverlay(pattern: string): Promise<void>;
  unregisterOverlay(pattern: string): Promise<void>;
  /** Tabs that show a page of the origin. */
  tabsOf(origin: string): Promise<number[]>;
  injectOverlay(tabId: number): Promise<void>;
  /** False when no overlay listens in the tab. */
  sendToTab<K extends keyof OverlayMessages>(
    tabId: number,
    type: K,
    data: DataOf<OverlayMessages, K>,
  ): Promise<boolean>;
  /** Opens a small window; `isOpen` also keeps the worker awake. */
  openWindow(url: string): Promise<{ isOpen(): Promise<boolean>; close(): Promise<void> }>;
  /** Wakes the background every 30 s while on: the browser's shortest. */
  keepWaking(on: boolean): Promise<void>;
}
