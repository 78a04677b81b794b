import { describe, expect, it } from 'vitest';
import { loseAnswers } from '#test/torture/lost-answers.ts';
import { manyCallers } from '#test/torture/many-callers.ts';

/** The two rows of the fault suite that matter most, cut to what fits beside the other tests. */
describe('every kind of record, an export in steps, an update, a void and ten at once', () => {
  it('is in the books once when answers are lost, also when QuickBooks forgets the request id', async () => {
    const ways = ['dropped after the commit', 'request id forgotten'];
    const { exports, ...counted } = await loseAnswers(7, ways);
    expect(counted).toEqual({ dup: 0, lost: 0, wrong: 0, stuck: 0 });
    expect(exports).toBe(48);
  }, 180_000);

  it('is in the books once when fifty callers of two members press at two relays', async () => {
    const { exports, ...counted } = await manyCallers(7);
    expect(counted).toEqual({ dup: 0, lost: 0, wrong: 0, stuck: 0 });
    expect(exports).toBe(9);
  }, 180_000);
});
