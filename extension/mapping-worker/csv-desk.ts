import type { CsvDesk } from '#extension/store/csv-from-store.ts';
import type { DiffLine } from '#shared/mapping/csv/diff-lines.ts';
import type { TermKind } from '#shared/mapping/term.ts';
import type { Problem } from '#shared/problem.ts';
import { ok, type Result, refused } from '#shared/result.ts';

export type CsvRequest =
  | { realmId: string; kinds: readonly TermKind[] }
  | { realmId: string; file: ArrayBuffer };

/** Rows are sent in parts, so that no part holds up the page. */
export type CsvAnswer =
  | { text: string }
  | { part: DiffLine[] }
  | { done: true }
  | { refused: Problem }
  | { failed: string };

/** Files of mappings, made and compared in a worker: a new one for each file. */
export function createCsvDesk(start: () => Worker): CsvDesk {
  const ask = <T>(request: CsvRequest, take: (answer: CsvAnswer) => T | undefined): Promise<T> => {
    const worker = start();
    return new Promise<T>((resolve, reject) => {
      worker.onmessage = ({ data }: MessageEvent<CsvAnswer>) => {
        const taken = take(data);
        if (taken !== undefined) resolve(taken);
        if ('failed' in data) reject(new Error(data.failed));
      };
      worker.onerror = () => reject(new Error('the file could not be worked on'));
      worker.postMessage(request);
    }).finally(() => worker.terminate());
  };
  return {
    write: (realmId, kinds) =>
      ask({ realmId, kinds }, (answer) => ('text' in answer ? answer.text : undefined)),
    compare(realmId, file) {
      const lines: DiffLine[] = [];
      return ask<Result<DiffLine[]>>({ realmId, file }, (answer) => {
        if ('part' in answer) for (const line of answer.part) lines.push(line);
        if ('refused' in answer) return refused(answer.refused);
        return 'done' in answer ? ok(lines) : undefined;
      });
    },
  };
}
