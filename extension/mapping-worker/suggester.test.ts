import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { TermKind } from '#shared/mapping/term.ts';
import { createSuggester, type SuggestAnswer, type SuggestRequest } from './suggester.ts';

/** A worker that answers when it is told to. */
class SlowWorker {
  asked: SuggestRequest[] = [];
  ended = false;
  onmessage: ((event: { data: SuggestAnswer }) => void) | undefined;
  onerror: (() => void) | undefined;
  postMessage(request: SuggestRequest) {
    this.asked.push(request);
  }
  terminate() {
    this.ended = true;
  }
  answer(...ids: string[]) {
    for (const id of ids) this.onmessage?.({ data: { part: [[id, []]] } });
    this.onmessage?.({ data: { done: true } });
  }
}

const question = (...kinds: TermKind[]) => ({ realmId: '1', kinds });

let started: SlowWorker[];
let suggester: ReturnType<typeof createSuggester>;
const at = (place: number): SlowWorker => {
  const worker = started[place];
  if (!worker) throw new Error(`no worker ${place}`);
  return worker;
};
beforeEach(() => {
  started = [];
  suggester = createSuggester(() => {
    const worker = new SlowWorker();
    started.push(worker);
    return worker as unknown as Worker;
  });
});
afterEach(() => vi.useRealTimers());

describe('suggestions from workers', () => {
  it('are made by one worker for each list, and put together', async () => {
    const found = suggester.suggest(question('item', 'client', 'charge'));
    expect(started.map(({ asked }) => asked[0]?.kinds)).toEqual([['item', 'charge'], ['client']]);
    at(1).answer('c');
    at(0).answer('a', 'b');
    expect((await found).map(([id]) => id)).toEqual(['a', 'b', 'c']);
  });

  it('come from the same worker the next time, and from a new one where it has failed', async () => {
    const first = suggester.suggest(question('item'));
    at(0).answer();
    await first;
    const second = suggester.suggest(question('item'));
    expect(started).toHaveLength(1);
    at(0).onmessage?.({ data: { failed: 'QuotaExceededError' } });
    await expect(second).rejects.toThrow('QuotaExceededError');
    expect(at(0).ended).toBe(true);
    const third = suggester.suggest(question('item'));
    at(1).answer('a');
    expect(await third).toHaveLength(1);
  });

  it('of a question that was overtaken are not waited for', async () => {
    const overtaken = vi.fn();
    void suggester.suggest(question('item')).then(overtaken);
    const next = suggester.suggest(question('item'));
    expect(at(0).ended).toBe(true);
    at(1).answer('a');
    expect(await next).toHaveLength(1);
    expect(overtaken).not.toHaveBeenCalled();
  });
});

describe('reading ahead', () => {
  it('is done by the worker that is asked later', async () => {
    suggester.readAhead(question('item', 'client'));
    suggester.readAhead(question('item', 'client'));
    expect(started.map(({ asked }) => asked)).toEqual([
      [{ realmId: '1', kinds: ['item'], ahead: true }],
      [{ realmId: '1', kinds: ['client'], ahead: true }],
    ]);
    const found = suggester.suggest(question('client'));
    expect(started).toHaveLength(2);
    at(1).answer('c');
    expect(await found).toHaveLength(1);
  });

  it('that cannot begin leaves no dead worker behind', async () => {
    suggester.readAhead(question('item'));
    at(0).onerror?.();
    expect(at(0).ended).toBe(true);
    const found = suggester.suggest(question('item'));
    at(1).answer('a');
    expect(await found).toHaveLength(1);
  });

  it('is given up when nobody asks for long', () => {
    vi.useFakeTimers();
    suggester.readAhead(question('item'));
    vi.advanceTimersByTime(6 * 60_000);
    expect(at(0).ended).toBe(true);
    void suggester.suggest(question('item'));
    expect(started).toHaveLength(2);
  });
});
