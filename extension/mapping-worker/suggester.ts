import type { Suggested } from '#extension/store/suggest-from-store.ts';
import type { Suggester, SuggestQuestion } from '#extension/store/suggester.ts';
import { targetLists } from '#shared/mapping/target-lists.ts';
import type { TermKind } from '#shared/mapping/term.ts';

/** Read ahead, the lists are read and nothing is answered. */
export type SuggestRequest = SuggestQuestion & { ahead?: true };

/** Sent in parts, so that no part holds up what the person types. */
export type SuggestAnswer = { part: Suggested } | { done: true } | { failed: string };

/** A worker that has read 10,000 names keeps them in memory; so long it waits for the next question. */
const keptMs = 5 * 60_000;

/**
 * Suggestions made in workers, one for each list of the company that is searched. A worker stays for
 * the next question: what it has read is read once.
 */
export function createSuggester(start: () => Worker): Suggester {
  const idle = new Map<string, { worker: Worker; end: ReturnType<typeof setTimeout> }>();
  const busy = new Set<Worker>();
  const take = (list: string): Worker => {
    const kept = idle.get(list);
    if (!kept) return start();
    clearTimeout(kept.end);
    idle.delete(list);
    return kept.worker;
  };
  const keep = (list: string, worker: Worker) => {
    const drop = () => idle.get(list)?.worker === worker && take(list).terminate();
    worker.onerror = drop;
    idle.set(list, { worker, end: setTimeout(drop, keptMs) });
  };
  const ask = async (list: string, question: SuggestQuestion): Promise<Suggested> => {
    const worker = take(list);
    busy.add(worker);
    try {
      const found = await answerOf(worker, question);
      keep(list, worker);
      return found;
    } catch (error) {
      worker.terminate();
      throw error;
    } finally {
      busy.delete(worker);
    }
  };
  return {
    async suggest({ realmId, kinds }) {
      for (const worker of busy) worker.terminate();
      busy.clear();
      const asked = byList(kinds).map(([list, some]) => ask(list, { realmId, kinds: some }));
      return (await Promise.all(asked)).flat();
    },
    readAhead({ realmId, kinds }) {
      for (const [list, some] of byList(kinds)) {
        if (idle.has(list)) continue;
        const worker = start();
        worker.postMessage({ realmId, kinds: some, ahead: true } satisfies SuggestRequest);
        keep(list, worker);
      }
    },
  };
}

function byList(kinds: readonly TermKind[]): [list: string, kinds: TermKind[]][] {
  const lists = new Map<string, TermKind[]>();
  for (const kind of kinds) {
    const list = targetLists[kind];
    lists.set(list, [...(lists.get(list) ?? []), kind]);
  }
  return [...lists];
}

function answerOf(worker: Worker, question: SuggestRequest): Promise<Suggested> {
  return new Promise<Suggested>((resolve, reject) => {
    const found: Suggested = [];
    worker.onmessage = ({ data }: MessageEvent<SuggestAnswer>) => {
      if ('part' in data) for (const one of data.part) found.push(one);
      else if ('failed' in data) reject(new Error(data.failed));
      else resolve(found);
    };
    worker.onerror = () => reject(new Error('the suggestions could not be made'));
    worker.postMessage(question);
  });
}
