import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { contractMap } from './contract-map.ts';
import { defaultSwitches } from './options.ts';

const here = fileURLToPath(new URL('.', import.meta.url));
const read = (file: string) => readFileSync(`${here}${file}`, 'utf8');
const files = globSync('**/*.test.ts', { cwd: here }).map((file) => file.replaceAll('\\', '/'));

describe('the map of the contract', () => {
  it.each(Object.entries(contractMap))('§%s has its tests', (section, proving) => {
    const named = new RegExp(`contract [^'\`]*§${section.replace('.', '\\.')}(?![\\d.])`);
    expect(proving.filter((file) => !named.test(read(file)))).toEqual([]);
  });

  it('has a place for every test file of the simulator that names a section', () => {
    const placed = new Set(Object.values(contractMap).flat());
    const naming = files.filter((file) => /contract §[1-9][.\d]*(?! ?1)/.test(read(file)));
    // Scripted faults are §11, the checklist over all sections.
    const missing = naming.filter((file) => !placed.has(file));
    expect(missing).toEqual(['protocol/scripted-faults.test.ts']);
  });

  it('has a test for every switch', () => {
    const all = files.map(read).join('\n');
    const untested = Object.keys(defaultSwitches).filter(
      (name) => !new RegExp(`\\b${name}\\b`).test(all),
    );
    expect(untested).toEqual([]);
  });
});
