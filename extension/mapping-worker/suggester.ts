import type { Suggested } from '#extension/store/suggest-from-store.ts';
import { targetLists } from '#shared/mapping/target-lists.ts';
import type { TermKind } from '#shared/mapping/term.ts';

export interface SuggestRequest {
  realmId: string;
  kinds: readonly TermKind[];
}

/** Sent in parts, so that no part holds up what the person types. */
export type SuggestAnswer = { part: Suggested } | { done: true } | { failed: string };

/**
 * Asks workers for suggestions, one for each list that is searched; a question asked while another
 * is open ends that one.
 */
export function createSuggester(start: () => Worker) {
  let running: Worker[] = [];
  return async (request: SuggestRequest): Promise<Suggested> => {
    for (const worker of running) worker.terminate();
    const parts = byList(request.kinds).map((kinds) => ({ kinds, worker: start() }));
    running = parts.map(({ worker }) => worker);
    const found = await Promise.all(
      parts.map(({ kinds, worker }) => ask(worker, { ...request, kinds })),
    );
    return found.flat();
  };
}

function byList(kinds: readonly TermKind[]): TermKind[][] {
  const lists = new Map<string, TermKind[]>();
  for (const kind of kinds) {
    const list = targetLists[kind];
    lists.set(list, [...(lists.get(list) ?? []), kind]);
  }
  return [...lists.values()];
}

function ask(worker: Worker, request: SuggestRequest): Promise<Suggested> {
  return new Promise<Suggested>((resolve, reject) => {
    const found: Suggested = [];
    worker.onmessage = ({ data }: MessageEvent<SuggestAnswer>) => {
      if ('part' in data) for (const one of data.part) found.push(one);
      else if ('failed' in data) reject(new Error(data.failed));
      else resolve(found);
    };
    worker.onerror = () => reject(new Error('the suggestions could not be made'));
    worker.postMessage(request);
  }).finally(() => worker.terminate());
}
