import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { handlersOf } from '#extension/background/handlers.ts';
import { pushExports } from '#extension/background/push-exports.ts';
import {
  extensionUrl,
  keepPushing,
  openWorkspace,
  pushAlarm,
  realBrowser,
  resumeAlarm,
} from '#extension/background/real-browser.ts';
import { resumeExports } from '#extension/background/resume-exports.ts';
import { registerSites } from '#extension/background/sites.ts';
import type { World } from '#extension/background/world.ts';
import { profiles } from '#extension/page-profiles/index.ts';
import { handle } from '#extension/protocol/handle.ts';
import { openDatabase } from '#extension/store/database.ts';
import { openVault } from '#extension/store/vault.ts';

export default defineBackground(() => {
  const world = createWorld();
  const handlers = handlersOf(world, realBrowser.openPanel);
  const self = { id: browser.runtime.id, baseUrl: extensionUrl('/') };

  browser.runtime.onMessage.addListener((message, sender, sendResponse) => {
    const handled = handle(handlers, self, message, sender);
    if (!handled) return undefined;
    Promise.resolve(handled.answer).then(sendResponse, (error: Error) => {
      console.error('message failed:', error.name);
      sendResponse(undefined);
    });
    return true;
  });
  browser.runtime.onInstalled.addListener(({ reason }) => {
    if (reason === 'install') openWorkspace();
    world.then(registerSites);
  });
  browser.runtime.onStartup.addListener(() => {
    world.then(registerSites);
  });
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === resumeAlarm) world.then(resumeExports);
    if (name === pushAlarm) world.then(pushExports);
  });
  void keepPushing();
  openPanelFromToolbar();
  world.then(resumeExports);
});

async function createWorld(): Promise<World> {
  const db = openDatabase();
  return {
    db,
    vault: await openVault(db),
    shell: realBrowser,
    profiles,
    fetch: (...request) => fetch(...request),
    now: Date.now,
    running: new Map(),
    sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  };
}

/** Chrome opens its side panel itself; Firefox and others need the click. */
function openPanelFromToolbar(): void {
  const { sidePanel } = browser as Partial<typeof browser>;
  if (sidePanel) sidePanel.setPanelBehavior({ openPanelOnActionClick: true });
  else browser.action.onClicked.addListener(({ id }) => realBrowser.openPanel(id ?? -1));
}
