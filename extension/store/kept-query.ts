import { liveQuery } from 'dexie';

/** A look at the store that several share: read once, and again when what it read has changed. */
export interface KeptQuery<T> {
  /** Reads as long as anybody listens. */
  subscribe(listener: () => void): () => void;
  /** What was read last; undefined before. Throws what reading threw. */
  value(): T | undefined;
}

let holds = 0;
const readers = new Set<{ pause(): void; resume(): void }>();

/**
 * Until it is let go, nothing that was read is read again: what is hidden is not worked out for each
 * of thousands of changes, and once when it is seen again.
 */
export function holdKeptQueries(): () => void {
  holds += 1;
  for (const reader of readers) reader.pause();
  let isHeld = true;
  return () => {
    if (!isHeld) return;
    isHeld = false;
    holds -= 1;
    if (holds === 0) for (const reader of readers) reader.resume();
  };
}

/** Who comes later is told at once what the others know. `query` is one that Dexie's `liveQuery` can watch. */
export function keptQuery<T>(query: () => Promise<T>): KeptQuery<T> {
  const listeners = new Set<() => void>();
  let read: { value: T } | { error: unknown } | undefined;
  let stop: (() => void) | undefined;
  const note = (now: NonNullable<typeof read>) => {
    read = now;
    if (holds > 0) reader.pause();
    for (const listener of listeners) listener();
  };
  const start = () => {
    const reading = liveQuery(query).subscribe({
      next: (value) => note({ value }),
      error: (error) => note({ error }),
    });
    return () => reading.unsubscribe();
  };
  const reader = {
    pause() {
      if (read === undefined) return;
      stop?.();
      stop = undefined;
    },
    resume() {
      stop ??= start();
    },
  };
  return {
    subscribe(listener) {
      listeners.add(listener);
      readers.add(reader);
      if (holds === 0 || read === undefined) reader.resume();
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        readers.delete(reader);
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
