import { identify, pagesOf, readRow, rowElements } from '#extension/page-profiles/read-page.ts';
import type { Profile } from '#shared/reading/profile.ts';
import type { Feature, Overlay, PageRecord, Spot } from './feature.ts';
import { createFightGuard } from './fight-guard.ts';
import { createHost, placeHost } from './host.ts';
import { createRowsInView } from './rows-in-view.ts';

/** Quiet time before the page is looked at again, and looks after a navigation that changes text only. */
const pause = 120;
const afterNavigation = [400, 1200, 3000];

interface Wanted extends Spot {
  feature: Feature;
  record: PageRecord;
  row?: Element;
  /** Reads the record again. */
  again(): PageRecord | null;
}

interface Mounted {
  host: HTMLElement;
  record: PageRecord;
  /** Of a list. */
  row: Element | undefined;
  stop: AbortController;
}

export interface MountOptions {
  profile: Profile;
  features: readonly Feature[];
  overlay: Overlay;
  /** Takes everything away when aborted. */
  signal: AbortSignal;
  /** Called after every look at the page; `unmountable` when an invoice page lacks its places. */
  looked(page: { unmountable: boolean }): void;
  /** The page keeps removing what is mounted: nothing is mounted any more. */
  fought(): void;
}

export interface Mounts {
  look(): void;
  /** The address has changed; the page may follow later. */
  navigated(): void;
  /** A record that something is mounted for. */
  find(sourceId: string): PageRecord | undefined;
}

/**
 * The only code that mounts and unmounts. Call `look` at once, `navigated` when the address changes;
 * changes of the page itself are noticed by one observer around its root.
 */
export function mountFeatures({
  profile,
  features,
  overlay,
  signal,
  looked,
  fought,
}: MountOptions): Mounts {
  const mounted = new Map<Feature, Map<Element, Mounted>>();
  const rows = createRowsInView(lookSoon, signal);
  const observer = new MutationObserver(lookSoon);
  const guard = createFightGuard();
  let watched: Element[] = [];
  let waiting: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;

  function lookSoon(): void {
    if (!stopped) waiting ??= setTimeout(look, pause);
  }

  function look(): void {
    clearTimeout(waiting);
    waiting = undefined;
    if (stopped) return;
    const url = new URL(location.href);
    const pages = pagesOf(profile, document, url);
    const wanted: Wanted[] = [];
    const { invoice, list } = pages;
    const root = invoice && document.querySelector(invoice.root);
    const openRecord = () => (invoice ? identify(invoice, document, new URL(location.href)) : null);
    const record = openRecord();
    for (const feature of features) {
      if (feature.on !== 'invoice' || !invoice || !root || !record) continue;
      const spot = feature.spot(invoice, root);
      if (spot) wanted.push({ ...spot, feature, record, again: openRecord });
    }
    const unmountable = invoice !== undefined && wanted.length === 0;
    const inView = new Set(list ? rows.of(rowElements(list, document)) : []);
    for (const element of inView) {
      const again = () => (list ? readRow(list, element, new URL(location.href)) : null);
      const row = again();
      if (!list || !row) continue;
      for (const feature of features) {
        const spot = feature.on === 'list' && feature.spot(list, row);
        if (spot) wanted.push({ ...spot, feature, record: row, row: element, again });
      }
    }
    show(wanted, (one) => list !== undefined && one.row !== undefined && !inView.has(one.row));
    watch([invoice?.root, list?.root]);
    looked({ unmountable });
  }

  /** Mounts what is wanted, and takes away the rest but what is left as it is: rows out of view. */
  function show(wanted: Wanted[], isLeft: (one: Mounted) => boolean): void {
    const keep = new Set<Mounted>();
    let removed = false;
    for (const want of wanted) {
      const { feature, slot, rule, record } = want;
      const here = mounted.get(feature) ?? new Map<Element, Mounted>();
      mounted.set(feature, here);
      let one = here.get(slot);
      if (one && one.record.sourceId !== record.sourceId) {
        unmount(one);
        one = undefined;
      }
      if (one && !one.host.isConnected) {
        removed = true;
        placeHost(one.host, slot, rule);
      }
      one ??= mount(want);
      here.set(slot, one);
      keep.add(one);
    }
    for (const here of mounted.values()) {
      for (const [slot, one] of here) {
        if (keep.has(one) || (isLeft(one) && one.host.isConnected)) continue;
        unmount(one);
        here.delete(slot);
      }
    }
    if (removed && guard.isFight()) {
      stop();
      fought();
    }
  }

  function mount({ feature, slot, rule, record, row, again }: Wanted): Mounted {
    const { host, shadow } = createHost();
    const stop = new AbortController();
    const current = () => again() ?? record;
    placeHost(host, slot, rule);
    const { signal } = stop;
    feature.view({ shadow, host, look: rule.look, record, current, overlay, signal });
    return { host, record, row, stop };
  }

  /** The element around each root sees the root itself being replaced. */
  function watch(roots: (string | undefined)[]): void {
    const known = roots.flatMap((root) => (root && document.querySelector(root)) || []);
    const around = known.map((root) =>
      root === document.body ? root : (root.parentElement ?? root),
    );
    const targets = around.length > 0 ? [...new Set(around)] : [document.body];
    const same = targets.length === watched.length && targets.every((one, n) => one === watched[n]);
    if (!same) {
      observer.disconnect();
      for (const target of targets) observer.observe(target, { childList: true, subtree: true });
      watched = targets;
    }
    // What this look itself has changed is no news.
    observer.takeRecords();
  }

  function stop(): void {
    stopped = true;
    clearTimeout(waiting);
    observer.disconnect();
    for (const here of mounted.values()) for (const one of here.values()) unmount(one);
    mounted.clear();
  }

  signal.addEventListener('abort', stop);
  return {
    look,
    find(sourceId) {
      const all = [...mounted.values()].flatMap((here) => [...here.values()]);
      return all.find(({ record }) => record.sourceId === sourceId)?.record;
    },
    navigated() {
      lookSoon();
      for (const delay of afterNavigation) setTimeout(lookSoon, delay);
    },
  };
}

function unmount({ host, stop }: Mounted): void {
  stop.abort();
  host.remove();
}
