import { EventEmitter } from 'node:events';

/** Tells those who wait inside this process that an export has changed. */
export interface ExportChanges {
  announce(exportId: string): void;
  /** Resolves at the next change of the export, after `ms`, or when a signal aborts. */
  next(exportId: string, ms: number, signals: AbortSignal[]): Promise<void>;
}

export function createExportChanges(): ExportChanges {
  const emitter = new EventEmitter().setMaxListeners(0);
  return {
    announce: (exportId) => void emitter.emit(exportId),
    next: (exportId, ms, signals) =>
      new Promise((resolve) => {
        const done = () => {
          clearTimeout(timer);
          emitter.off(exportId, done);
          for (const signal of signals) signal.removeEventListener('abort', done);
          resolve();
        };
        const timer = setTimeout(done, ms);
        emitter.on(exportId, done);
        for (const signal of signals) signal.addEventListener('abort', done);
        if (signals.some((signal) => signal.aborted)) done();
      }),
  };
}
