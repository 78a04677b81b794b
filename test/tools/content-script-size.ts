import { statSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from './run.ts';

/** ux rule 11: what a practice page has to load, minified, in bytes. */
export const contentScriptBudget = 25_000;

/** The size of the page script of a built extension, in bytes. Throws when it was not built. */
export const contentScriptSize = (output: string): number =>
  statSync(join(repository, '.output', output, 'practice.js')).size;
