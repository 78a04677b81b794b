import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { openDatabase } from './database.ts';
import { openOnce } from './open-once.ts';
import { openVault } from './vault.ts';

it('opens the same bytes once, and newer ones again', async () => {
  const vault = await openVault(openDatabase('open-once'));
  const first = await vault.seal('list', ['Exam']);
  const one = await openOnce<string[]>(vault, 'list', first);
  expect(one).toEqual(['Exam']);
  expect(await openOnce(vault, 'list', first)).toBe(one);
  const second = await vault.seal('list', ['Exam', 'Bath']);
  expect(await openOnce(vault, 'list', second)).toEqual(['Exam', 'Bath']);
});

it('keeps nothing of what did not open', async () => {
  const vault = await openVault(openDatabase('open-once-refused'));
  const sealed = await vault.seal('list', ['Exam']);
  const moved = { ...sealed, iv: new Uint8Array(12) };
  await expect(openOnce(vault, 'list', moved)).rejects.toThrow();
  await expect(openOnce(vault, 'list', moved)).rejects.toThrow();
  expect(await openOnce(vault, 'list', sealed)).toEqual(['Exam']);
});
