import type { Context } from 'hono';
import { type Doc, isDoc } from '../doc.ts';
import type { SimulatorEnv } from '../state.ts';

/** The JSON body; an empty one reads as no wishes. */
export async function bodyOf(c: Context<SimulatorEnv>): Promise<unknown> {
  const source = await c.req.text();
  return source === '' ? {} : JSON.parse(source);
}

/** The JSON body where only an object makes sense. */
export async function docOf(c: Context<SimulatorEnv>): Promise<Doc> {
  const body = await bodyOf(c);
  if (!isDoc(body)) throw new RangeError('expected a JSON object');
  return body;
}
