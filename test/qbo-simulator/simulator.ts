import { Hono } from 'hono';
import { Books } from './books/books.ts';
import { Clock } from './clock.ts';
import { controlRoutes } from './control/control-routes.ts';
import { consentRoutes } from './oauth/consent-routes.ts';
import { discoveryRoutes } from './oauth/discovery-routes.ts';
import { Grants } from './oauth/grants.ts';
import { tokenRoutes } from './oauth/token-routes.ts';
import { completeOptions, type GivenOptions } from './options.ts';
import { faceRoutes } from './pages/face-routes.ts';
import { Calls } from './protocol/calls.ts';
import { companyRoutes } from './protocol/company-routes.ts';
import { countRunning } from './protocol/count-running.ts';
import { Files, fileRoutes } from './protocol/files.ts';
import { recordCalls } from './protocol/record-calls.ts';
import { Replay } from './protocol/replay.ts';
import { ScriptedFaults } from './protocol/scripted-faults.ts';
import { strike } from './protocol/strike.ts';
import { Throttle } from './protocol/throttle.ts';
import type { SimulatorEnv, State } from './state.ts';
import { Webhooks } from './webhooks/webhooks.ts';

/** A running QuickBooks Online without a port; `app.request()` talks to it. */
export type Simulator = State & { app: Hono<SimulatorEnv> };

/** Builds a simulator with freshly seeded companies. Every option has a default. */
export function createSimulator(given: GivenOptions = {}): Simulator {
  const options = completeOptions(given);
  const switches = { ...options.switches };
  const clock = new Clock();
  const grants = new Grants(clock, switches);
  const state: State = {
    options,
    switches,
    clock,
    books: new Books(clock, switches),
    grants,
    calls: new Calls(),
    faults: new ScriptedFaults(),
    replay: new Replay(),
    files: new Files(clock),
    throttle: new Throttle(),
    webhooks: new Webhooks(clock, switches, grants, options.apps),
  };
  state.books.onChange((change) => state.webhooks.hear(change));
  const app = new Hono<SimulatorEnv>();
  for (const path of ['/v3/*', '/oauth2/*', '/v2/*'])
    app.use(path, recordCalls(state), countRunning(state), strike(state));
  app.route('/', companyRoutes(state));
  app.route('/', tokenRoutes(state));
  app.route('/', discoveryRoutes(state));
  app.route('/', consentRoutes(state));
  app.route('/', fileRoutes(state));
  app.route('/', controlRoutes(state));
  app.route('/', faceRoutes(state));
  return { ...state, app };
}
