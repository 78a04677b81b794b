/** Notices that the extension was updated or removed while the page stayed open. */
export interface Loss {
  /** True when it is gone; tells everybody who asked, once. */
  check(): boolean;
  /** Calls back when it is gone, now if it is; not after the signal was aborted. */
  when(callback: () => void, signal: AbortSignal): void;
}

export function createLoss(isConnected: () => boolean, signal: AbortSignal): Loss {
  const callbacks = new Set<() => void>();
  let lost = false;
  function check(): boolean {
    if (lost || isConnected()) return lost;
    lost = true;
    for (const callback of callbacks) callback();
    return true;
  }
  // Looked at when the person comes back to the page, and before anything is sent.
  for (const type of ['visibilitychange', 'focusin', 'pointerover']) {
    document.addEventListener(type, check, { passive: true, signal });
  }
  return {
    check,
    when(callback, viewSignal) {
      callbacks.add(callback);
      viewSignal.addEventListener('abort', () => callbacks.delete(callback));
      if (lost) callback();
    },
  };
}
