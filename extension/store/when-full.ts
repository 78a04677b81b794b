import { problem } from '#shared/problem.ts';
import { ok, type Result, refused } from '#shared/result.ts';

/** Runs a write. A full disk becomes `storage_full`; the transaction was rolled back, so nothing is lost. */
export async function whenFull<T>(write: () => PromiseLike<T>): Promise<Result<T>> {
  try {
    return ok(await write());
  } catch (error) {
    if (isQuotaError(error)) return refused(problem('storage_full'));
    throw error;
  }
}

/** Dexie wraps the browser's error in `inner` when the whole transaction was aborted. */
function isQuotaError(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  const { name, inner } = error as { name?: string; inner?: unknown };
  return name === 'QuotaExceededError' || isQuotaError(inner);
}
