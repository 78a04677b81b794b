import { describe, expect, it } from 'vitest';
import { settings } from './settings.ts';
import { settingsChange } from './settings-change.ts';

describe('a change of settings', () => {
  it('holds what was decided and nothing else', () => {
    expect(settingsChange.parse({ memo: true })).toEqual({ memo: true });
    expect(settingsChange.parse({})).toEqual({});
    expect(settingsChange.parse({ incomeAccountId: null })).toEqual({ incomeAccountId: null });
  });

  it.each(Object.keys(settings.shape))('refuses a wrong %s', (field) => {
    expect(settingsChange.safeParse({ [field]: { no: 'setting' } }).success).toBe(false);
  });

  it('refuses what is no setting', () => {
    expect(settingsChange.safeParse({ other: true }).success).toBe(false);
  });
});
