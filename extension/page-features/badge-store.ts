import type { Badge } from '#extension/protocol/messages.ts';

/** What is known of the records on this page. */
export interface BadgeStore {
  /** `export` until something else is known. */
  get(sourceId: string): Badge;
  put(badges: Badge[]): void;
  /** Calls now and on every change, until the signal is aborted. Asks for it when it is new. */
  watch(sourceId: string, show: (badge: Badge) => void, signal: AbortSignal): void;
  /** Asks again for everything that is shown. */
  refresh(): void;
}

/** Records asked for in one message, and how long they are collected. */
const most = 100;
const patience = 40;

export function createBadgeStore(
  ask: (sourceIds: string[]) => Promise<Badge[] | undefined>,
): BadgeStore {
  const known = new Map<string, Badge>();
  const watchers = new Map<string, Set<(badge: Badge) => void>>();
  const wanted = new Set<string>();
  const get = (sourceId: string): Badge => known.get(sourceId) ?? { sourceId, state: 'export' };

  function put(badges: Badge[]): void {
    for (const badge of badges) {
      known.set(badge.sourceId, badge);
      for (const show of watchers.get(badge.sourceId) ?? []) show(badge);
    }
  }

  function want(sourceId: string): void {
    if (wanted.size === 0) setTimeout(askAll, patience);
    wanted.add(sourceId);
  }

  function askAll(): void {
    const ids = [...wanted];
    wanted.clear();
    for (let start = 0; start < ids.length; start += most) {
      ask(ids.slice(start, start + most)).then((badges) => put(badges ?? []));
    }
  }

  return {
    get,
    put,
    watch(sourceId, show, signal) {
      const watching = watchers.get(sourceId) ?? new Set();
      watchers.set(sourceId, watching.add(show));
      signal.addEventListener('abort', () => watching.delete(show));
      if (!known.has(sourceId)) want(sourceId);
      show(get(sourceId));
    },
    refresh() {
      for (const [sourceId, watching] of watchers) if (watching.size > 0) want(sourceId);
    },
  };
}
