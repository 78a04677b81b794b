import { describe, expect, it } from 'vitest';
import { mergeSettings, type OfflineSetting } from './merge-settings.ts';
import { defaultSettings } from './settings.ts';

const date: OfflineSetting = { field: 'startDate', value: '2026-11-01', from: null };
const parts: OfflineSetting = { field: 'descriptions', value: ['note', 'code'], from: ['note'] };

describe('settings decided offline', () => {
  it('are sent where nobody decided otherwise meanwhile', () => {
    const now = { ...defaultSettings, descriptions: ['note' as const], memo: true };
    expect(mergeSettings([date, parts], now)).toEqual({
      send: { startDate: '2026-11-01', descriptions: ['note', 'code'] },
      conflicts: [],
      done: [],
    });
  });

  it('wait for a person where a colleague decided otherwise, each field on its own', () => {
    const now = { ...defaultSettings, startDate: '2026-10-01', descriptions: ['note' as const] };
    expect(mergeSettings([date, parts], now)).toEqual({
      send: { descriptions: ['note', 'code'] },
      conflicts: ['startDate'],
      done: [],
    });
  });

  it('are done where a colleague decided the same', () => {
    const now = { ...defaultSettings, startDate: '2026-11-01' };
    expect(mergeSettings([date], now)).toEqual({ send: {}, conflicts: [], done: ['startDate'] });
  });

  it('take back what was decided', () => {
    const back: OfflineSetting = { field: 'startDate', value: null, from: '2026-11-01' };
    const now = { ...defaultSettings, startDate: '2026-11-01' };
    expect(mergeSettings([back], now).send).toEqual({ startDate: null });
  });
});
