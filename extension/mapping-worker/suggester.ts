import type { Suggested } from '#extension/store/suggest-from-store.ts';
import type { TermKind } from '#shared/mapping/term.ts';

export interface SuggestRequest {
  realmId: string;
  kinds: readonly TermKind[];
}

/** Sent in parts, so that no part holds up what the person types. */
export type SuggestAnswer = { part: Suggested } | { done: true } | { failed: string };

/** Asks a worker for suggestions; a question asked while another is open ends that one. */
export function createSuggester(start: () => Worker) {
  let worker: Worker | undefined;
  return (request: SuggestRequest): Promise<Suggested> => {
    worker?.terminate();
    const mine = start();
    worker = mine;
    return new Promise((resolve, reject) => {
      const found: Suggested = [];
      mine.onmessage = ({ data }: MessageEvent<SuggestAnswer>) => {
        if ('part' in data) {
          for (const one of data.part) found.push(one);
          return;
        }
        mine.terminate();
        if ('failed' in data) reject(new Error(data.failed));
        else resolve(found);
      };
      mine.onerror = () => reject(new Error('the suggestions could not be made'));
      mine.postMessage(request);
    });
  };
}
