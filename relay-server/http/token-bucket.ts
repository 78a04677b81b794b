/** Allows `perMinute` events a minute per key, with bursts up to `burst`. Memory is bounded. */
export interface TokenBucket {
  /** Takes one; false when there is none left. */
  take(key: string): boolean;
  /** For one that was taken and did not count after all. */
  giveBack(key: string): void;
}

const keysKept = 10_000;

export function createTokenBucket(
  perMinute: number,
  burst: number,
  now: () => number = () => performance.now(),
): TokenBucket {
  const buckets = new Map<string, { left: number; at: number }>();
  const current = (key: string) => {
    const at = now();
    const bucket = buckets.get(key) ?? { left: burst, at };
    const left = Math.min(burst, bucket.left + ((at - bucket.at) * perMinute) / 60_000);
    // Re-inserting keeps the map in order of use, so the first key is the least recently used.
    buckets.delete(key);
    if (buckets.size >= keysKept) buckets.delete(buckets.keys().next().value as string);
    const fresh = { left, at };
    buckets.set(key, fresh);
    return fresh;
  };
  return {
    take(key) {
      const bucket = current(key);
      if (bucket.left < 1) return false;
      bucket.left -= 1;
      return true;
    },
    giveBack(key) {
      const bucket = current(key);
      bucket.left = Math.min(burst, bucket.left + 1);
    },
  };
}
