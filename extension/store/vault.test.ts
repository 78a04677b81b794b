import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { openDatabase } from './database.ts';
import { openVault } from './vault.ts';

describe('the vault', () => {
  it('opens what it sealed, also after a restart', async () => {
    const db = openDatabase('vault-1');
    const sealed = await (await openVault(db)).seal('row', { client: 'June Abernathy' });
    expect(new TextDecoder('latin1').decode(sealed.bytes)).not.toContain('June');
    const again = await openVault(db);
    expect(await again.open('row', sealed)).toEqual({ client: 'June Abernathy' });
  });

  it('opens nothing under another id, and nothing that was changed', async () => {
    const vault = await openVault(openDatabase('vault-2'));
    const sealed = await vault.seal('row', 'secret');
    await expect(vault.open('other row', sealed)).rejects.toThrow();
    const bytes = sealed.bytes.slice(0);
    new Uint8Array(bytes)[0]! ^= 1;
    await expect(vault.open('row', { ...sealed, bytes })).rejects.toThrow();
  });

  it('has a key that cannot be taken out, the same for all who open it at once', async () => {
    const db = openDatabase('vault-3');
    const [one, two] = await Promise.all([openVault(db), openVault(db)]);
    expect(await two.open('row', await one.seal('row', 7))).toBe(7);
    const stored = await db.keys.get('key');
    expect(stored?.key.extractable).toBe(false);
    await expect(crypto.subtle.exportKey('raw', stored!.key)).rejects.toThrow();
  });

  it('seals the same text differently each time', async () => {
    const vault = await openVault(openDatabase('vault-4'));
    const [a, b] = [await vault.seal('row', 'x'), await vault.seal('row', 'x')];
    expect(new Uint8Array(a.bytes)).not.toEqual(new Uint8Array(b.bytes));
  });
});
