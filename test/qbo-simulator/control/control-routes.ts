import { type Context, Hono } from 'hono';
import { entityNamed } from '../catalog/catalog.ts';
import { isDoc } from '../doc.ts';
import type { FaultScript } from '../protocol/scripted-faults.ts';
import type { SimulatorEnv, State } from '../state.ts';

/** The remote control for tests in other processes: everything under `/_sim`, loopback only. */
export function controlRoutes(state: State): Hono<SimulatorEnv> {
  const app = new Hono<SimulatorEnv>().basePath('/_sim');

  app.use('*', async (c, next) => {
    const peer = c.env?.incoming?.socket.remoteAddress;
    if (peer !== undefined && !/^(::ffff:)?127\.|^::1$/.test(peer)) return c.notFound();
    await next();
  });
  app.onError((error, c) => c.json({ error: error.message }, 400));

  app.post('/faults', async (c) => {
    const body = await bodyOf(c);
    for (const script of Array.isArray(body) ? body : [body]) {
      state.faults.next(script as FaultScript);
    }
    return c.json({ waiting: state.faults.waiting() });
  });
  app.get('/faults', (c) => c.json({ waiting: state.faults.waiting() }));
  app.delete('/faults', (c) => {
    state.faults.reset();
    return c.json({ waiting: [] });
  });

  app.get('/calls', (c) => c.json({ calls: state.calls.all(), metered: state.calls.metered() }));
  app.delete('/calls', (c) => {
    state.calls.reset();
    return c.json({ calls: [], metered: 0 });
  });

  app.get('/books/:realm/:list', (c) => {
    const { realm, list } = c.req.param();
    const entity = entityNamed(list) ?? entityNamed(list.replace(/s$/, ''));
    if (entity === undefined || !state.books.find(realm)) return c.notFound();
    return c.json({ [list]: state.books.list(realm, entity) });
  });
  app.post('/books/:realm/:entity/:id', async (c) => {
    const { realm, entity, id } = c.req.param();
    const name = entityNamed(entity);
    if (name === undefined) return c.notFound();
    const body = await bodyOf(c);
    const { action = 'edit', changes = {} } = isDoc(body) ? body : {};
    if (action === 'delete') state.books.delete(realm, name, id);
    else if (action === 'void') state.books.void(realm, name, id);
    else state.books.edit(realm, name, id, isDoc(changes) ? changes : {});
    return c.json({ done: action });
  });
  app.post('/companies/:realm', async (c) => {
    const { settings } = state.books.company(c.req.param('realm'));
    return c.json(Object.assign(settings, await bodyOf(c)));
  });

  app.get('/clock', (c) => c.json(clockBody(state)));
  app.post('/clock', async (c) => {
    const body = await bodyOf(c);
    if (!isDoc(body))
      throw new RangeError('expected advanceMs, advanceSeconds, set, freeze or reset');
    if (typeof body.advanceMs === 'number') state.clock.advance(body.advanceMs);
    if (typeof body.advanceSeconds === 'number') state.clock.advance(body.advanceSeconds * 1000);
    if (typeof body.set === 'string') state.clock.set(body.set);
    if (typeof body.freeze === 'string') state.clock.freeze(body.freeze);
    if (body.freeze === true) state.clock.freeze();
    if (body.reset === true) state.clock.reset();
    return c.json(clockBody(state));
  });
  app.post('/switches', async (c) => c.json(Object.assign(state.switches, await bodyOf(c))));
  app.post('/revoke', async (c) => {
    const body = await bodyOf(c);
    const realm = isDoc(body) ? String(body.realm) : '';
    state.grants.revokeRealm(realm);
    return c.json({ revoked: realm });
  });
  app.post('/reset', (c) => {
    state.clock.reset();
    Object.assign(state.switches, state.options.switches);
    for (const part of [state.books, state.grants, state.calls, state.faults]) part.reset();
    state.replay.reset();
    state.throttle.reset();
    return c.json({ reset: true });
  });
  return app;
}

function clockBody(state: State) {
  return { now: new Date(state.clock.now()).toISOString() };
}

/** The JSON body; an empty one reads as no wishes. */
async function bodyOf(c: Context<SimulatorEnv>): Promise<unknown> {
  const source = await c.req.text();
  return source === '' ? {} : JSON.parse(source);
}
