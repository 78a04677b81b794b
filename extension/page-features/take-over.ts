const started = 'counterfoil:started';

/**
 * One overlay per document: the newest. The one before, also when it belongs to an older version of
 * the extension and can no longer send, takes itself away. The signal is aborted when that happens.
 */
export function takeOver(): AbortSignal {
  document.dispatchEvent(new Event(started));
  const own = new AbortController();
  document.addEventListener(started, () => own.abort(), { once: true, signal: own.signal });
  return own.signal;
}
