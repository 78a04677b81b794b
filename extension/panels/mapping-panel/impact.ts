import type { MappingRow } from './mapping-rows.ts';
import { stopsNothing } from './trouble-words.ts';

/** What rows of a list that no longer work do to exports. */
export interface Impact {
  /** Rows whose counterpart QuickBooks would refuse. */
  broken: number;
  /** Records, each once, that cannot be exported because of them. */
  records: number;
}

/** `waiting`: the terms of each record that is not exported yet. */
export function impactOn(
  rows: readonly MappingRow[],
  waiting: readonly (readonly string[])[],
): Impact {
  const broken = new Set(rows.filter(isBroken).map(({ id }) => id));
  const stopped = broken.size > 0 ? waiting.filter((ids) => ids.some((id) => broken.has(id))) : [];
  return { broken: broken.size, records: stopped.length };
}

const isBroken = ({ trouble }: MappingRow): boolean =>
  trouble !== undefined && trouble !== 'conflict' && !stopsNothing(trouble);
