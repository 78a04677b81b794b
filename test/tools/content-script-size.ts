import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from './run.ts';

/** ux rule 11: what a practice page has to load, minified, in bytes. */
export const contentScriptBudget = 25_000;

/** The largest content script of a built extension: its file and size in bytes. Throws when there is none. */
export function contentScriptSize(output: string): { file: string; bytes: number } {
  const folder = join(repository, '.output', output, 'content-scripts');
  const scripts = readdirSync(folder)
    .filter((file) => file.endsWith('.js'))
    .map((file) => ({ file, bytes: statSync(join(folder, file)).size }));
  const largest = scripts.toSorted((a, b) => b.bytes - a.bytes)[0];
  if (!largest) throw new Error(`No content script in ${folder}.`);
  return largest;
}
