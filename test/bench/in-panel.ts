import { createSuggester } from '#extension/mapping-worker/suggester.ts';
import { openDatabase } from '#extension/store/database.ts';
import { noteTerms } from '#extension/store/terms.ts';
import { openVault } from '#extension/store/vault.ts';
import type { Term, TermKind } from '#shared/mapping/term.ts';

/** The addresses of the workers that the panel has started. */
const started: string[] = [];
globalThis.Worker = class extends Worker {
  constructor(address: string | URL, options?: WorkerOptions) {
    super(address, options);
    started.push(String(address));
  }
};

/** What the bench does inside a page of the extension; bundled and handed to it. */
const inPanel = {
  /** Notes terms as if they had been read on pages, in the extension's own database. */
  async fillStore(terms: readonly Term[]): Promise<void> {
    const db = openDatabase();
    const vault = await openVault(db);
    for (let at = 0; at < terms.length; at += 500) {
      const sourceKey = `demo-practice|https://practice.example|invoice|bench-${at}`;
      const noted = await noteTerms(db, vault, sourceKey, terms.slice(at, at + 500), Date.now());
      if (!noted.ok) throw new Error(noted.problem.code);
    }
  },

  /** From the start of the page until the first of what it shows was painted. */
  firstPaint: (): number =>
    performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN,

  /** From the click on the tab until what is there to be seen has been painted. */
  async open(tab: string, selector: string): Promise<number> {
    const tabs = [...document.querySelectorAll<HTMLElement>('[role=tab]')];
    const start = performance.now();
    tabs.find(({ textContent }) => textContent === tab)?.click();
    await shown(selector);
    await frame();
    return performance.now() - start;
  },

  /**
   * For each letter: from its key on until everything it changes has been worked out, and what the
   * next frame takes to be drawn. The wait for the screen's own rhythm between them is left out.
   */
  watchKeys(): number[] {
    const times: number[] = [];
    let pressed = 0;
    addEventListener('keydown', ({ timeStamp }) => (pressed = timeStamp), { capture: true });
    // Last of all listeners, and after what they have put off to the end of the event. Chromium puts
    // other tasks off after a key, so that a task of one's own would come far too late.
    const note = async () => {
      const drawn = drawing();
      await Promise.resolve();
      const worked = performance.now() - pressed;
      times.push(worked + (await drawn));
    };
    addEventListener('input', () => void note());
    return times;
  },

  /** The longest task of the main thread from now on; 0 while none is longer than 50 ms. */
  watchTasks(): { longest: number } {
    const told = { longest: 0 };
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) told.longest = Math.max(told.longest, duration);
    }).observe({ type: 'longtask' });
    return told;
  },

  /**
   * Makes all suggestions as the panel does, in its own workers: from nothing, then once more with
   * what they have read. `readAhead` is what the panel does while it is idle, before anybody asks.
   */
  async suggestAll(realmId: string, kinds: readonly TermKind[]) {
    const script = started.find((address) => address.includes('suggest.worker'));
    if (!script) throw new Error('The panel has started no worker for suggestions.');
    const create = () => createSuggester(() => new Worker(script, { type: 'module' }));
    const question = { realmId, kinds };
    const tasks = inPanel.watchTasks();
    const fresh = await timed(() => create().suggest(question));
    const suggester = create();
    suggester.readAhead(question);
    await new Promise((resolve) => setTimeout(resolve, 2000));
    const ready = await timed(() => suggester.suggest(question));
    const again = await timed(() => suggester.suggest(question));
    await frame();
    return { fresh, ready, again, longestTask: tasks.longest };
  },
};

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** Until something is in the page; asking again and again would cost what is measured. */
const shown = (selector: string): Promise<void> =>
  new Promise((resolve) => {
    const look = () => {
      if (!document.querySelector(selector)) return;
      observer.disconnect();
      resolve();
    };
    const observer = new MutationObserver(look);
    observer.observe(document.body, { childList: true, subtree: true });
    look();
  });

/** Until what runs now has ended. */
const task = (): Promise<void> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => resolve();
    port2.postMessage(null);
  });

/** How long the next frame takes to be drawn, once it is begun. */
const drawing = (): Promise<number> =>
  new Promise((resolve) => {
    requestAnimationFrame(async () => {
      const begun = performance.now();
      await task();
      resolve(performance.now() - begun);
    });
  });

/** Until the next frame is on the screen. */
const frame = async (): Promise<void> => void (await drawing());

export type InPanel = typeof inPanel;

Object.assign(globalThis, { inPanel });
