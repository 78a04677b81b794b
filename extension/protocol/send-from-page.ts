import type { AnswerOf, DataOf, OverlayMessages, PageMessages } from './messages.ts';

/** The part of the browser's API a page script uses. Native, to keep the script small. */
interface Runtime {
  id?: string;
  sendMessage(message: { type: string; data: unknown }): Promise<unknown>;
  onMessage: {
    addListener(listener: Listener): void;
    removeListener(listener: Listener): void;
  };
}
type Listener = (message: unknown, sender: { id?: string }) => void;

const runtime = (): Runtime | undefined => {
  const { browser, chrome } = globalThis as { browser?: { runtime?: Runtime } } & {
    chrome?: { runtime?: Runtime };
  };
  return browser?.runtime ?? chrome?.runtime;
};

/** False once the extension was updated or removed: this script then stays behind, unable to send. */
export const isConnected = (): boolean => runtime()?.id !== undefined;

/**
 * Sends `{ type, data }` to the background, in the same tick. Undefined when nobody answered; never
 * rejects.
 */
export function sendFromPage<K extends keyof PageMessages>(
  type: K,
  data: DataOf<PageMessages, K>,
): Promise<AnswerOf<PageMessages, K> | undefined> {
  try {
    const answer = runtime()?.sendMessage({ type, data }) ?? Promise.resolve();
    return answer.then(
      (value) => value as AnswerOf<PageMessages, K>,
      () => undefined,
    );
  } catch {
    return Promise.resolve(undefined);
  }
}

export type OverlayHandlers = {
  [K in keyof OverlayMessages]?: (data: DataOf<OverlayMessages, K>) => void;
};

/** Receives `{ type, data }` from this extension until the signal is aborted. */
export function onOverlayMessage(handlers: OverlayHandlers, signal: AbortSignal): void {
  const own = runtime();
  const listener: Listener = (message, sender) => {
    if (sender.id !== own?.id || typeof message !== 'object' || message === null) return;
    const { type, data } = message as { type: keyof OverlayMessages; data: never };
    if (Object.hasOwn(handlers, type)) handlers[type]?.(data);
  };
  own?.onMessage.addListener(listener);
  signal.addEventListener('abort', () => own?.onMessage.removeListener(listener));
}
