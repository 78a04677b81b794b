import type { HttpBindings } from '@hono/node-server';
import type { Books } from './books/books.ts';
import type { Clock } from './clock.ts';
import type { Grants } from './oauth/grants.ts';
import type { SimulatorOptions, Switches } from './options.ts';
import type { Tally } from './protocol/answer.ts';
import type { Calls } from './protocol/calls.ts';
import type { Files } from './protocol/files.ts';
import type { Replay } from './protocol/replay.ts';
import type { ScriptedFaults } from './protocol/scripted-faults.ts';
import type { Throttle } from './protocol/throttle.ts';
import type { Webhooks } from './webhooks/webhooks.ts';

/** Everything one running simulator remembers. */
export type State = {
  options: SimulatorOptions;
  /** A copy of `options.switches` that may be changed while running. */
  switches: Switches;
  clock: Clock;
  books: Books;
  grants: Grants;
  calls: Calls;
  faults: ScriptedFaults;
  replay: Replay;
  files: Files;
  throttle: Throttle;
  webhooks: Webhooks;
};

/** What handlers leave for the call record, and the sockets under a request. */
export type SimulatorEnv = {
  Bindings: Partial<HttpBindings>;
  Variables: {
    clientId?: string;
    replayed?: boolean;
    code?: string | undefined;
    tally?: Tally | undefined;
    /** The kind of the scripted fault that struck. */
    struck?: string;
    /** Scripted: the call reaches the service two times. */
    twice?: boolean;
    /** Scripted: the requestid table has lost this call's id. */
    forgets?: boolean;
    /** Came while more calls were under way than may be. */
    crowded?: boolean;
  };
};
