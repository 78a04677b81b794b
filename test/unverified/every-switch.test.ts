import { describe, expect, it } from 'vitest';
import { defaultSwitches } from '#test/qbo-simulator/options.ts';
import { openDesk } from './desk.ts';
import { everySwitch } from './every-switch.ts';

describe('what the contract leaves open', () => {
  it('is proven for our client switch by switch, the usual position among them', () => {
    expect(Object.keys(everySwitch).toSorted()).toEqual(Object.keys(defaultSwitches).toSorted());
    for (const [name, usual] of Object.entries(defaultSwitches)) {
      const positions = Object.keys(everySwitch[name as keyof typeof everySwitch]);
      expect(positions, name).toContain(String(usual));
      expect(positions.length, name).toBeGreaterThan(1);
    }
  });

  it('does not matter on the disconnect page, whoever fills realmId in (§1.6)', async () => {
    const { test, realm } = await openDesk({}, { isConnected: false });
    const page = async (query: string) => {
      const answer = await fetch(`${test.relay.url}/disconnected${query}`);
      return { status: answer.status, text: await answer.text() };
    };
    const plain = await page('');
    expect(plain.status).toBe(200);
    for (const query of [`?realmId=${realm}`, '?realmId=', '?realmId={realmId}']) {
      expect(await page(query)).toEqual(plain);
    }
    await test.close();
  });
});
