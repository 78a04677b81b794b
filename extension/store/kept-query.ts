import { liveQuery } from 'dexie';

/** A look at the store that several share: read once, and again when what it read has changed. */
export interface KeptQuery<T> {
  /** Reads as long as anybody listens. */
  subscribe(listener: () => void): () => void;
  /** What was read last; undefined before. Throws what reading threw. */
  value(): T | undefined;
}

/** Who comes later is told at once what the others know. `query` is one that Dexie's `liveQuery` can watch. */
export function keptQuery<T>(query: () => Promise<T>): KeptQuery<T> {
  const listeners = new Set<() => void>();
  let read: { value: T } | { error: unknown } | undefined;
  let stop: (() => void) | undefined;
  const note = (now: NonNullable<typeof read>) => {
    read = now;
    for (const listener of listeners) listener();
  };
  const start = () => {
    const reading = liveQuery(query).subscribe({
      next: (value) => note({ value }),
      error: (error) => note({ error }),
    });
    return () => reading.unsubscribe();
  };
  return {
    subscribe(listener) {
      listeners.add(listener);
      stop ??= start();
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        stop?.();
        stop = undefined;
        // Nobody watches: it may be old when somebody comes again.
        read = undefined;
      };
    },
    value() {
      if (read && 'error' in read) throw read.error;
      return read?.value;
    },
  };
}
