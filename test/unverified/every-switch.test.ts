import { describe, expect, it } from 'vitest';
import { defaultSwitches } from '#test/qbo-simulator/options.ts';
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
});
