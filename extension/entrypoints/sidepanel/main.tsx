import { browser } from 'wxt/browser';
import { profiles } from '#extension/page-profiles/index.ts';
import { mountApp } from '#extension/panels/mount-app.tsx';
import { createSend } from '#extension/protocol/send.ts';
import { openDatabase } from '#extension/store/database.ts';
import { openVault } from '#extension/store/vault.ts';

const db = openDatabase();
const world = {
  db,
  vault: await openVault(db),
  send: createSend((message) => browser.runtime.sendMessage(message)),
  profiles,
  requestPermission: (pattern: string) => browser.permissions.request({ origins: [pattern] }),
  hasPermission: (pattern: string) => browser.permissions.contains({ origins: [pattern] }),
};
mountApp(world, document.getElementById('app') as HTMLElement);
