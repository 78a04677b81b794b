import { describe, expect, it } from 'vitest';
import { bulkOfTwo } from '#test/torture/bulk-of-two.ts';

describe('never twice, never lost, by two relays that send in bulk at once', () => {
  it('where answers are lost and one relay is killed in the middle', async () => {
    expect(await bulkOfTwo(3)).toEqual({ exports: 80, dup: 0, lost: 0, wrong: 0, stuck: 0 });
  }, 180_000);
});
