import { describe, expect, it } from 'vitest';
import type { Mapping } from './mapping.ts';
import { mergeChanges, type OfflineChange } from './merge-changes.ts';
import type { TermRef } from './term.ts';

const term = (key: string): TermRef => ({
  profileId: 'p',
  origin: 'https://x.example',
  kind: 'item',
  key,
});
const mapped = (key: string, targetId: string | null, more: Partial<Mapping> = {}): Mapping => ({
  term: term(key),
  realmId: '9341450000000001',
  targetId,
  version: 5,
  removed: false,
  ...more,
});
const change = (
  key: string,
  targetId: string | null,
  knownVersion: number,
  more: Partial<OfflineChange> = {},
): OfflineChange => ({ term: term(key), targetId, knownVersion, ...more });

const merged = (changes: OfflineChange[], current: Mapping[]) => {
  const { send, conflicts, done } = mergeChanges(changes, current);
  return {
    send: send.map(({ targetId, knownVersion }) => [targetId, knownVersion]),
    conflicts: conflicts.map((one) => [one.change.targetId, one.current?.targetId ?? null]),
    done: done.length,
  };
};
const nothing = { send: [], conflicts: [], done: 0 };

describe('changes made offline', () => {
  it('are sent where nobody else decided meanwhile', () => {
    expect(merged([change('a', '1', 5)], [mapped('a', '9')])).toEqual({
      ...nothing,
      send: [['1', 5]],
    });
    expect(merged([change('a', '1', 0)], [])).toEqual({ ...nothing, send: [['1', 0]] });
  });

  it('are shown beside what somebody else decided, never sent over it', () => {
    expect(merged([change('a', '1', 5)], [mapped('a', '2', { version: 6 })])).toEqual({
      ...nothing,
      conflicts: [['1', '2']],
    });
    expect(merged([change('a', '1', 0)], [mapped('a', '2')])).toEqual({
      ...nothing,
      conflicts: [['1', '2']],
    });
    const aside = mapped('a', null, { ignored: true, version: 6 });
    expect(merged([change('a', null, 5)], [aside])).toEqual({
      ...nothing,
      conflicts: [[null, null]],
    });
    // A company that was connected anew: the mapping the person saw is not there at all.
    expect(merged([change('a', '1', 5)], [])).toEqual({ ...nothing, conflicts: [['1', null]] });
  });

  it('are done where the relay says the same already', () => {
    const now = mapped('a', '1', { version: 8 });
    expect(merged([change('a', '1', 5)], [now])).toEqual({ ...nothing, done: 1 });
    const gone = mapped('a', '1', { version: 8, removed: true });
    expect(merged([change('a', null, 5)], [gone])).toEqual({ ...nothing, done: 1 });
  });

  it('about one term count as the last, made on what was seen before the first', () => {
    const changes = [
      change('a', '1', 5),
      change('b', '7', 0),
      change('a', null, 5, { ignored: true }),
      change('a', '3', 0),
    ];
    expect(merged(changes, [mapped('a', '9')])).toEqual({
      ...nothing,
      send: [
        ['3', 5],
        ['7', 0],
      ],
    });
    const { send } = mergeChanges(changes.slice(0, 3), [mapped('a', '9')]);
    expect(send[0]).toMatchObject({ targetId: null, ignored: true });
    const { send: last } = mergeChanges(changes, [mapped('a', '9')]);
    expect(last[0]).not.toHaveProperty('ignored');
  });

  it('are sent on the newest version where it says what the person saw', () => {
    const from = { targetId: '9', ignored: false };
    const back = mapped('a', '9', { version: 8 });
    expect(merged([change('a', '1', 5, { from })], [back])).toEqual({
      ...nothing,
      send: [['1', 8]],
    });
    const gone = mapped('a', '9', { version: 8, removed: true });
    expect(merged([change('a', '1', 5, { from })], [gone])).toEqual({
      ...nothing,
      conflicts: [['1', '9']],
    });
    expect(merged([change('a', '1', 0)], [gone])).toEqual({ ...nothing, send: [['1', 8]] });
    const twice = [change('a', '1', 5, { from }), change('a', '2', 5, { from: null })];
    expect(merged(twice, [back])).toEqual({ ...nothing, send: [['2', 8]] });
  });
});
