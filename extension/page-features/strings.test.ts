import { describe, expect, it } from 'vitest';
import { badgeStates } from '#extension/protocol/messages.ts';
import { iconPaths } from './icons.ts';
import { shortText, stateSentence, stateText } from './strings.ts';

const distinct = (values: unknown[]) => new Set(values).size;
const badges = badgeStates.map((state) => ({
  sourceId: '1',
  state,
  count: 3,
  reason: 'A reason.',
}));

describe('the eleven states', () => {
  it('each have a text and an icon of their own', () => {
    expect(badgeStates).toHaveLength(11);
    expect(distinct(badges.map(stateText))).toBe(11);
    expect(distinct(badges.map(shortText))).toBe(11);
    expect(distinct(badgeStates.map((state) => iconPaths[state]))).toBe(11);
  });

  it('say what is meant, with the number of the invoice', () => {
    expect(badges.map(stateText)).toEqual([
      'Export',
      'Needs mapping (3)',
      'Ready',
      'Exporting…',
      'Checking…',
      'Exported',
      'Changed since export',
      'Undone',
      'Failed: A reason.',
      'Not connected',
      'Paused',
    ]);
    expect(stateSentence({ sourceId: '1', state: 'exported' }, 'B-1')).toContain('invoice B-1');
    expect(stateSentence({ sourceId: '1', state: 'exported' })).toContain('this invoice');
    const undoing = { sourceId: '1', state: 'exporting' as const, undo: true };
    expect(stateText(undoing)).toBe('Undoing…');
    expect(stateSentence(undoing)).toBe('This invoice is being undone in QuickBooks.');
  });
});
