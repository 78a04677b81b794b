import type { DiffLine } from '#shared/mapping/csv/diff-lines.ts';

/** So many are compared in less time than a frame takes. */
const atOnce = 250;

/** Whether two dry runs show the same changes and problems; in parts, between which the page is drawn. */
export async function saysTheSame(
  one: readonly DiffLine[],
  other: readonly DiffLine[],
): Promise<boolean> {
  const [before, after] = [one.filter(isShown), other.filter(isShown)];
  if (before.length !== after.length) return false;
  for (let start = 0; start < before.length; start += atOnce) {
    const end = start + atOnce;
    const part = JSON.stringify(before.slice(start, end));
    if (part !== JSON.stringify(after.slice(start, end))) return false;
    await new Promise((resolve) => setTimeout(resolve));
  }
  return true;
}

const isShown = ({ state }: DiffLine): boolean => state !== 'unchanged';
