import type { Change } from '../books/change.ts';
import type { Clock } from '../clock.ts';
import type { Grants } from '../oauth/grants.ts';
import type { RegisteredApp, Switches, WebhookSetup } from '../options.ts';
import { Endpoint } from './endpoint.ts';
import { eventOf } from './event.ts';
import { WebhookScripts } from './webhook-scripts.ts';

/** Tells the apps of changes in the companies they are connected to (contract §8.1). */
export class Webhooks {
  readonly scripts = new WebhookScripts();
  readonly #clock: Clock;
  readonly #switches: Switches;
  readonly #grants: Grants;
  readonly #apps: RegisteredApp[];
  readonly #endpoints = new Map<string, Endpoint>();
  #running: Promise<void> = Promise.resolve();

  constructor(clock: Clock, switches: Switches, grants: Grants, apps: RegisteredApp[]) {
    this.#clock = clock;
    this.#switches = switches;
    this.#grants = grants;
    this.#apps = apps;
    this.reset();
  }

  /** Sets an app's one endpoint, or sets it going again after it was switched off. */
  register(clientId: string, setup: WebhookSetup): void {
    if (!/^https?:$/.test(new URL(setup.url).protocol)) throw new RangeError('url must be http(s)');
    if (!setup.verifierToken) throw new RangeError('verifierToken is missing');
    this.#endpoints.set(clientId, new Endpoint(clientId, setup, this.#clock, this.#switches));
  }

  endpoints(): Endpoint[] {
    return [...this.#endpoints.values()];
  }

  /** The next bundle of every endpoint goes out event by event, the youngest first. */
  reverseNext(): void {
    for (const endpoint of this.endpoints()) endpoint.reverseNext();
  }

  /** Takes a change up for every endpoint that is to hear of it. */
  hear(change: Change): void {
    const event = eventOf(change);
    if (event === undefined) return;
    const listening = this.endpoints().filter(
      (endpoint) =>
        endpoint.wants(event) && this.#grants.isConnected(endpoint.clientId, change.realm),
    );
    if (listening.length === 0) return;
    const script = this.scripts.take(change);
    if (script?.kind === 'lose') return;
    const held = script?.kind === 'hold' ? script.seconds : 0;
    const dueAt = this.#clock.now() + (this.#switches.webhookDelaySeconds + held) * 1000;
    for (const endpoint of listening) {
      endpoint.add(event, dueAt);
      if (script?.kind === 'duplicate') endpoint.add(event, dueAt);
    }
  }

  /** Sends what is due by the simulator's clock. */
  deliverDue(): Promise<void> {
    return this.#deliver(this.#clock.now());
  }

  /** Sends everything that waits, repeated attempts included, whatever the clock says. */
  deliverNow(): Promise<void> {
    return this.#deliver(Number.POSITIVE_INFINITY);
  }

  /** Back to the endpoints of the registered apps, with nothing under way. */
  reset(): void {
    this.scripts.reset();
    this.#endpoints.clear();
    for (const { clientId, webhook } of this.#apps) {
      if (webhook) this.register(clientId, webhook);
    }
  }

  #deliver(until: number): Promise<void> {
    this.#running = this.#running.then(async () => {
      await Promise.all(this.endpoints().map((endpoint) => endpoint.deliver(until)));
    });
    return this.#running;
  }
}
