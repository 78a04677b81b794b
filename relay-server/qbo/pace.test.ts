import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { createPace } from './pace.ts';

describe('pace', () => {
  it('makes at most four calls at once and eight a second, per company', async () => {
    const pace = createPace();
    const starts: number[] = [];
    let running = 0;
    let most = 0;
    const call = async () => {
      starts.push(performance.now());
      running += 1;
      most = Math.max(most, running);
      await sleep(5);
      running -= 1;
    };
    await Promise.all(Array.from({ length: 20 }, () => pace.run('1', call)));
    expect(most).toBeLessThanOrEqual(4);
    for (let index = 8; index < starts.length; index += 1) {
      expect((starts[index] as number) - (starts[index - 8] as number)).toBeGreaterThanOrEqual(999);
    }
    const other = performance.now();
    await pace.run('2', call);
    expect(performance.now() - other).toBeLessThan(500);
  });

  it('makes at most 400 calls a minute', async () => {
    let at = 0;
    const pace = createPace(() => at);
    let calls = 0;
    const all = (async () => {
      for (let index = 0; index < 401; index += 1) {
        await pace.run('1', async () => {
          calls += 1;
        });
        if (index < 399) at += 126;
      }
    })();
    await sleep(50);
    expect(calls).toBe(400);
    at = 60_001;
    await Promise.race([all, sleep(15_000)]);
    expect(calls).toBe(401);
  }, 20_000);

  it('makes no call for a minute after a freeze, waiting ones included', async () => {
    let at = 0;
    const pace = createPace(() => at);
    let calls = 0;
    const call = async () => {
      calls += 1;
      await pace.freeze('1');
      return 'called';
    };
    const results = await Promise.all(Array.from({ length: 6 }, () => pace.run('1', call)));
    expect(results.filter((one) => one === null).length).toBeGreaterThanOrEqual(2);
    const before = calls;
    at = 59_999;
    expect(await pace.run('1', call)).toBeNull();
    expect(pace.frozen()).toEqual(['1']);
    at = 60_001;
    expect(pace.frozen()).toEqual([]);
    expect(await pace.run('1', call)).toBe('called');
    expect(calls).toBe(before + 1);
  });

  it('gives its place back when a call fails', async () => {
    const pace = createPace();
    const fail = () => pace.run('1', () => Promise.reject(new Error('no')));
    await Promise.all(Array.from({ length: 6 }, () => expect(fail()).rejects.toThrow('no')));
    expect(await pace.run('1', async () => 'next')).toBe('next');
  });
});
