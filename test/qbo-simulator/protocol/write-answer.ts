import { gzipSync } from 'node:zlib';
import type { Context } from 'hono';
import { envelopeTime } from '../clock.ts';
import type { SimulatorEnv, State } from '../state.ts';
import type { Answer } from './answer.ts';
import { xmlAnswer } from './xml.ts';

/** Below this many bytes an answer is not worth compressing. */
const gzipFrom = 1024;

/** Sends an answer in the format and encoding the client asked for (contract §2.2). */
export function writeAnswer(c: Context<SimulatorEnv>, state: State, answer: Answer): Response {
  c.header('QBO-Version', '1975.227');
  if ('pdf' in answer) {
    return c.body(new Uint8Array(answer.pdf), answer.status, { 'Content-Type': 'application/pdf' });
  }
  const { type, source } = render(answer, c.req.header('accept') ?? '', state);
  c.header('Content-Type', `${type};charset=UTF-8`);
  const bytes = Buffer.from(source);
  const zips = /\bgzip\b/.test(c.req.header('accept-encoding') ?? '');
  if (!zips || bytes.byteLength < gzipFrom) return c.body(source, answer.status);
  c.header('Content-Encoding', 'gzip');
  return c.body(new Uint8Array(gzipSync(bytes)), answer.status);
}

function render(
  answer: Exclude<Answer, { pdf: Buffer }>,
  accept: string,
  state: State,
): { type: string; source: string } {
  if ('html' in answer) return { type: 'text/html', source: answer.html };
  if ('text' in answer) return { type: 'text/plain', source: answer.text };
  if ('xml' in answer) return { type: 'application/xml', source: answer.xml };
  const gateway = answer.body.fault !== undefined;
  if (accept.includes('application/json') || gateway) {
    return { type: 'application/json', source: JSON.stringify(answer.body) };
  }
  const time = envelopeTime(state.clock.now(), '-07:00');
  return { type: 'application/xml', source: xmlAnswer(answer.body, time) };
}
