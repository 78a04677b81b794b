import { formatMinor, type Minor } from '../money.ts';
import { type Problem, problem } from '../problem.ts';

/** The page shows one amount for `field` and its parts make another. */
export const disagrees = (field: string, page: Minor, computed: Minor): Problem =>
  problem('total_disagrees', { field, page: formatMinor(page), computed: formatMinor(computed) });
