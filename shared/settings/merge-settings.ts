import { canonicalJson } from '../hash.ts';
import type { Settings } from './settings.ts';
import type { SettingsChange } from './settings-change.ts';

/** A field an admin decided anew, with what held when the first of the unsent decisions was made. */
export type OfflineSetting = {
  [K in keyof Settings]: { field: K; value: Settings[K]; from: Settings[K] };
}[keyof Settings];

export interface MergedSettings {
  /** To be sent. */
  send: SettingsChange;
  /** Somebody else decided otherwise meanwhile: a person chooses. */
  conflicts: (keyof Settings)[];
  /** What holds already. */
  done: (keyof Settings)[];
}

/** Settings decided offline against what holds now, field by field. */
export function mergeSettings(changes: readonly OfflineSetting[], now: Settings): MergedSettings {
  const send: Record<string, unknown> = {};
  const merged: MergedSettings = { send, conflicts: [], done: [] };
  for (const { field, value, from } of changes) {
    if (isSameSetting(now[field], value)) merged.done.push(field);
    else if (isSameSetting(now[field], from)) send[field] = value;
    else merged.conflicts.push(field);
  }
  return merged;
}

/** Whether two values of a setting say the same. */
export const isSameSetting = (one: unknown, other: unknown): boolean =>
  canonicalJson(one) === canonicalJson(other);
