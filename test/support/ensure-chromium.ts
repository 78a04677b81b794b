import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { ensureDebianPackages } from './ensure-packages.ts';

const KNOWN_PATHS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/lib/chromium/chromium',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/**
 * The path of a Chromium that loads unpacked extensions from the command line.
 * Order: `CHROMIUM_PATH`, known places, Playwright's own download, Debian's package (installed
 * when this process is root). Branded Google Chrome is left out: it ignores --load-extension.
 * Throws an Error that says what to install when there is none.
 */
export async function ensureChromium(): Promise<string> {
  const chosen = process.env.CHROMIUM_PATH;
  if (chosen !== undefined && chosen !== '') {
    if (existsSync(chosen)) return chosen;
    throw new Error(`CHROMIUM_PATH names ${chosen}, which does not exist.`);
  }
  const found = findChromium();
  if (found !== undefined) return found;
  let reason = '';
  try {
    await ensureDebianPackages(['chromium']);
  } catch (error) {
    reason = `\n${error instanceof Error ? error.message : String(error)}`;
  }
  const installed = findChromium();
  if (installed !== undefined) return installed;
  throw new Error(
    'No Chromium found. Debian: sudo apt-get install chromium. Elsewhere: npx playwright-core ' +
      `install chromium, or set CHROMIUM_PATH. Google Chrome cannot be used.${reason}`,
  );
}

function findChromium(): string | undefined {
  return [...KNOWN_PATHS, chromium.executablePath()].find(
    (path) => path !== '' && existsSync(path),
  );
}
