import { Hono } from 'hono';
import { entityNamed } from '../catalog/catalog.ts';
import { isDoc } from '../doc.ts';
import type { SimulatorEnv, State } from '../state.ts';
import { bodyOf, docOf } from './body-of.ts';

/** `/_sim/books` and `/_sim/companies`: what a person in QuickBooks sees and does. */
export function bookRoutes(state: State): Hono<SimulatorEnv> {
  const app = new Hono<SimulatorEnv>();
  app.get('/books/:realm/:list', (c) => {
    const { realm, list } = c.req.param();
    const entity = entityNamed(list) ?? entityNamed(list.replace(/s$/, ''));
    if (entity === undefined || !state.books.find(realm)) return c.notFound();
    return c.json({ [list]: state.books.list(realm, entity) });
  });
  app.post('/books/:realm/:entity', async (c) => {
    const { realm, entity } = c.req.param();
    const name = entityNamed(entity);
    if (name === undefined) return c.notFound();
    return c.json({ [name]: state.books.create(realm, name, await docOf(c)) });
  });
  app.post('/books/:realm/:entity/:id', async (c) => {
    const { realm, entity, id } = c.req.param();
    const name = entityNamed(entity);
    if (name === undefined) return c.notFound();
    const { action = 'edit', changes = {}, into } = await docOf(c);
    if (action === 'delete') state.books.delete(realm, name, id);
    else if (action === 'void') state.books.void(realm, name, id);
    else if (action === 'merge') state.books.merge(realm, name, String(into), id);
    else if (action === 'edit') state.books.edit(realm, name, id, isDoc(changes) ? changes : {});
    else throw new RangeError(`no such action: ${action}`);
    return c.json({ done: action });
  });
  app.post('/companies/:realm', async (c) => {
    const { settings } = state.books.company(c.req.param('realm'));
    return c.json(Object.assign(settings, await bodyOf(c)));
  });
  return app;
}
