import type { Change } from '../books/change.ts';

/** What goes wrong on the way of the next fitting events: delivery is at least once, in any order. */
export type WebhookScript = {
  match?: Partial<Pick<Change, 'realm' | 'entity' | 'id' | 'operation'>>;
  /** How many events it strikes; 1 by default. */
  times?: number;
} & (
  | { kind: 'duplicate' }
  /** Comes this many simulated seconds later, behind younger events. */
  | { kind: 'hold'; seconds: number }
  /** Never comes. */
  | { kind: 'lose' }
);

/** The scripts that wait for an event. */
export class WebhookScripts {
  #waiting: { script: WebhookScript; left: number }[] = [];

  next(script: WebhookScript): void {
    if (!['duplicate', 'hold', 'lose'].includes(script.kind)) {
      throw new RangeError(`no such webhook script: ${script.kind}`);
    }
    if (script.kind === 'hold' && !(script.seconds > 0)) throw new RangeError('hold needs seconds');
    this.#waiting.push({ script, left: script.times ?? 1 });
  }

  /** The script that strikes this change, if one does; it is used up by that. */
  take(change: Change): WebhookScript | undefined {
    const found = this.#waiting.find(({ script }) => fits(script, change));
    if (found === undefined) return undefined;
    found.left -= 1;
    if (found.left <= 0) this.#waiting = this.#waiting.filter((other) => other !== found);
    return found.script;
  }

  reset(): void {
    this.#waiting = [];
  }
}

function fits({ match = {} }: WebhookScript, change: Change): boolean {
  return (['realm', 'entity', 'id', 'operation'] as const).every(
    (key) => match[key] === undefined || match[key] === change[key],
  );
}
