import { browser } from 'wxt/browser';
import { createCsvDesk } from '#extension/mapping-worker/csv-desk.ts';
import { createSuggester } from '#extension/mapping-worker/suggester.ts';
import { profiles } from '#extension/page-profiles/index.ts';
import { mountApp } from '#extension/panels/mount-app.tsx';
import { createSend } from '#extension/protocol/send.ts';
import { openDatabase } from '#extension/store/database.ts';
import { openVault } from '#extension/store/vault.ts';

const startWorker = () =>
  new Worker(new URL('../../mapping-worker/suggest.worker.ts', import.meta.url), {
    type: 'module',
  });
const startCsvWorker = () =>
  new Worker(new URL('../../mapping-worker/csv.worker.ts', import.meta.url), { type: 'module' });
const workspace = '/workspace.html';
const isWorkspace = location.pathname === workspace;
const openWorkspace = () => void browser.tabs.create({ url: workspace });

const db = openDatabase();
const world = {
  db,
  vault: await openVault(db),
  send: createSend((message) => browser.runtime.sendMessage(message)),
  profiles,
  suggester: createSuggester(startWorker),
  csv: createCsvDesk(startCsvWorker),
  ...(isWorkspace ? {} : { openWorkspace }),
  requestPermission: (pattern: string) => browser.permissions.request({ origins: [pattern] }),
  hasPermission: (pattern: string) => browser.permissions.contains({ origins: [pattern] }),
};
mountApp(world, document.getElementById('app') as HTMLElement);
