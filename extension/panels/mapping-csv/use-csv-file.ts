import { useState } from 'react';
import { csvDeskOf } from '#extension/store/csv-from-store.ts';
import type { DiffLine } from '#shared/mapping/csv/diff-lines.ts';
import { type Problem, problem } from '#shared/problem.ts';
import type { Result } from '#shared/result.ts';
import { usePanelWorld } from '../panel-world.ts';

/** As large as `readCsv` takes; larger ones are not even opened. */
const largestFile = 10_000_000;

/** A chosen file, and what bringing it in would do. */
export interface DryRun {
  file: File;
  lines: DiffLine[];
}

/** Reads and compares a file; nothing is stored. */
export function useCsvFile(realmId: string) {
  const { db, vault, csv } = usePanelWorld();
  const [dryRun, setDryRun] = useState<DryRun>();
  const [reading, setReading] = useState<string>();
  const [refusal, setRefusal] = useState<Problem | null>(null);

  const compare = async (file: File): Promise<Result<DiffLine[]>> => {
    if (file.size > largestFile) return tooLarge;
    try {
      const desk = csv ?? csvDeskOf(db, vault);
      return await desk.compare(realmId, await file.arrayBuffer());
    } catch {
      return unreadable;
    }
  };
  const show = async (file: File) => {
    setReading(file.name);
    setRefusal(null);
    const lines = await compare(file);
    setReading(undefined);
    if (lines.ok) setDryRun({ file, lines: lines.value });
    else setRefusal(lines.problem);
    return lines.ok ? lines.value : undefined;
  };
  const drop = () => {
    setDryRun(undefined);
    setRefusal(null);
  };
  return { dryRun, reading, refusal, refuse: setRefusal, show, compare, drop };
}

const tooLarge = { ok: false as const, problem: problem('csv_too_large', { limit: '10 MB' }) };
/** It was moved, renamed or is being written. */
const unreadable = { ok: false as const, problem: problem('csv_unreadable') };
