import type { Context } from 'hono';
import type { SimulatorEnv, State } from '../state.ts';
import type { Answer } from './answer.ts';
import type { ApiRequest } from './api-request.ts';
import { callKind } from './calls.ts';
import { execute } from './execute.ts';
import { Fault, faults } from './fault.ts';
import { refuse } from './refuse.ts';
import { printOf, type StoredAnswer } from './replay.ts';
import type { Session } from './session.ts';
import { withSwitchedCodes } from './switched-codes.ts';

/** Token, throttle, replay, then the work itself (contract §2.4: replay wins over validation). */
export function answerRequest(c: Context<SimulatorEnv>, request: ApiRequest, state: State): Answer {
  c.set('code', undefined);
  c.set('tally', undefined);
  c.set('replayed', false);
  const answer = orRefusal(c, request, state, () => {
    const session = openSession(c, request, state);
    return once(c, request, session);
  });
  if ('body' in answer && answer.tally) c.set('tally', answer.tally);
  return answer;
}

function orRefusal(
  c: Context<SimulatorEnv>,
  request: ApiRequest,
  state: State,
  work: () => Answer,
): Answer {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    const fault = withSwitchedCodes(error, state.switches);
    c.set('code', fault.entries[0]?.code);
    const wait = state.switches.retryAfterSeconds;
    if (fault.status === 429 && wait > 0) c.header('Retry-After', String(wait));
    return refuse(fault, request.realm, state);
  }
}

function openSession(c: Context<SimulatorEnv>, request: ApiRequest, state: State): Session {
  const { realm } = request;
  const now = state.clock.now();
  const clientId = state.grants.check(request.accessToken, realm);
  c.set('clientId', clientId);
  const company = state.books.find(realm);
  if (company === undefined) throw faults.authorization();
  checkLimits(c, request, clientId, state);
  const by = state.options.apps.find((app) => app.clientId === clientId)?.name ?? clientId;
  return { company, clientId, by, now, state };
}

function checkLimits(
  c: Context<SimulatorEnv>,
  request: ApiRequest,
  clientId: string,
  state: State,
): void {
  const { switches, clock } = state;
  const { realm } = request;
  const now = clock.now();
  if (switches.throttle) {
    const batch = request.segments[0] === 'batch';
    const arrival = { realm, clientId, now, batch, crowded: c.get('crowded') === true };
    if (!state.throttle.admits(arrival, switches.throttleRate)) throw faults.throttled();
  }
  const reads = callKind(request.method, new URL(c.req.url).pathname, switches) === 'coreplus';
  const cap = switches.corePlusCap;
  if (reads && cap > 0 && state.calls.readsInMonth(clientId, now) >= cap) throw faults.throttled();
}

/** Executes a request unless its requestid has an answer already (contract §2.4). */
function once(c: Context<SimulatorEnv>, request: ApiRequest, session: Session): Answer {
  const { state, now } = session;
  const requestid = request.query.get('requestid') ?? '';
  if (requestid.length > 50) throw faults.length('requestid', 50, requestid.length);
  const perItem = request.segments[0] === 'batch' && state.switches.batchReplay === 'item';
  if (requestid === '' || perItem) return execute(request, session);
  const print = printOf(request);
  const stored = c.get('forgets')
    ? undefined
    : state.replay.find(request.realm, requestid, now, state.switches.requestIdHours);
  if (stored) {
    checkRepeat(stored, print, requestid, session);
    c.set('replayed', true);
    c.set('code', codeOf(stored.answer));
    return stored.answer;
  }
  const answer = orRefusal(c, request, state, () => execute(request, session));
  if (answer.status === 200 || (answer.status === 400 && state.switches.replayFailures)) {
    state.replay.keep(request.realm, requestid, { answer, at: now, print });
  }
  return answer;
}

function checkRepeat(
  stored: StoredAnswer,
  print: string,
  requestid: string,
  session: Session,
): void {
  const rule = session.state.switches.requestIdRepeat;
  if (rule === 'refuse' || (rule === 'refuse-changed' && stored.print !== print)) {
    throw faults.duplicateRequest(requestid);
  }
}

function codeOf(answer: Answer): string | undefined {
  if (answer.status === 200 || !('body' in answer)) return undefined;
  const fault = (answer.body.Fault ?? answer.body.fault) as
    | { Error?: { code: string }[]; error?: { code: string }[] }
    | undefined;
  return (fault?.Error ?? fault?.error)?.[0]?.code;
}
