import type { Clock } from '../clock.ts';
import type { Switches, WebhookSetup } from '../options.ts';
import { classicBody } from './classic-body.ts';
import { cloudEventsBody } from './cloud-events-body.ts';
import type { WebhookEvent } from './event.ts';
import { type Outcome, post } from './post.ts';

/** One POST with everything that became of it. */
export type Delivery = {
  events: WebhookEvent[];
  body: string;
  state: 'waiting' | 'delivered' | 'refused' | 'dropped';
  /** When it is tried next, simulator clock. */
  nextAt: number;
  attempts: { at: number; outcome: Outcome }[];
};

type Pending = { event: WebhookEvent; dueAt: number };

/** Waits before each repeated attempt (contract §8.1). */
const retryMinutes = [20, 30, 50];
const retriedStatuses: Outcome[] = [408, 500, 502, 503, 504, 'timeout', 'unreachable'];
const dayMs = 86_400_000;

/** One app's endpoint: the events that wait for it and the deliveries made to it. */
export class Endpoint {
  readonly clientId: string;
  readonly setup: WebhookSetup;
  readonly deliveries: Delivery[] = [];
  /** Switched off after a day of failures. */
  active = true;
  readonly #clock: Clock;
  readonly #switches: Switches;
  #pending: Pending[] = [];
  #failingSince: number | undefined;
  #reverses = false;

  constructor(clientId: string, setup: WebhookSetup, clock: Clock, switches: Switches) {
    this.clientId = clientId;
    this.setup = setup;
    this.#clock = clock;
    this.#switches = switches;
  }

  wants({ entity, operation }: WebhookEvent): boolean {
    const { entities, operations } = this.setup;
    if (!this.active || (entities && !entities.includes(entity))) return false;
    return operations === undefined || operations.includes(operation);
  }

  add(event: WebhookEvent, dueAt: number): void {
    this.#pending.push({ event, dueAt });
  }

  /** The next bundle goes out event by event, the youngest first. */
  reverseNext(): void {
    this.#reverses = true;
  }

  pending(): WebhookEvent[] {
    return this.#pending.map(({ event }) => event);
  }

  /** Sends what is due by `until`, one POST after another. */
  async deliver(until: number): Promise<void> {
    this.#bundle(until);
    for (const delivery of this.deliveries) {
      if (delivery.state === 'waiting' && delivery.nextAt <= until) await this.#attempt(delivery);
    }
  }

  #bundle(until: number): void {
    const due = this.#pending.filter(({ dueAt }) => dueAt <= until);
    if (due.length === 0) return;
    this.#pending = this.#pending.filter(({ dueAt }) => dueAt > until);
    for (const events of this.#split(due.map(({ event }) => event))) {
      const classic = this.#switches.webhookFormat === 'classic';
      const body = classic ? classicBody(events) : cloudEventsBody(events, this.clientId);
      this.deliveries.push({ events, body, state: 'waiting', nextAt: 0, attempts: [] });
    }
  }

  /** The events of each POST: a repeated event, and in the classic form each realm, has its own. */
  #split(events: WebhookEvent[]): WebhookEvent[][] {
    if (this.#reverses) {
      this.#reverses = false;
      return events.toReversed().map((event) => [event]);
    }
    const bundles: WebhookEvent[][] = [];
    for (const event of events) {
      const classic = this.#switches.webhookFormat === 'classic';
      const fitting = bundles.find(
        (bundle) =>
          !bundle.some(({ id }) => id === event.id) &&
          (!classic || bundle[0]?.realm === event.realm),
      );
      if (fitting) fitting.push(event);
      else bundles.push([event]);
    }
    return bundles;
  }

  async #attempt(delivery: Delivery): Promise<void> {
    const { url, verifierToken } = this.setup;
    const at = this.#clock.now();
    const outcome = await post(url, delivery.body, verifierToken, at, this.#switches);
    delivery.attempts.push({ at, outcome });
    if (typeof outcome === 'number' && outcome >= 200 && outcome < 300) {
      delivery.state = 'delivered';
      this.#failingSince = undefined;
      return;
    }
    const wait = retryMinutes[delivery.attempts.length - 1];
    if (!retriedStatuses.includes(outcome)) delivery.state = 'refused';
    else if (wait === undefined) delivery.state = 'dropped';
    else delivery.nextAt = at + wait * 60_000;
    this.#failingSince ??= at;
    if (at - this.#failingSince >= dayMs) this.#switchOff();
  }

  #switchOff(): void {
    this.active = false;
    this.#pending = [];
    for (const delivery of this.deliveries) {
      if (delivery.state === 'waiting') delivery.state = 'dropped';
    }
  }
}
