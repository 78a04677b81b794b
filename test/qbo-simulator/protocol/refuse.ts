import { envelopeTime } from '../clock.ts';
import type { State } from '../state.ts';
import type { Answer } from './answer.ts';
import { Fault, faultBody } from './fault.ts';
import { xmlAnswer } from './xml.ts';

/** The answer that carries a fault, in the form the switches ask for (contract §2.6). */
export function refuse(fault: Fault, realm: string, state: State): Answer {
  const { switches } = state;
  const now = state.clock.now();
  const time = envelopeTime(now, state.books.find(realm)?.settings.offset ?? '-07:00');
  if (fault.status === 429) return refuseThrottled(fault, now, time, state);
  const gateway = fault.gateway || switches.faultCase === 'lower';
  const form = new Fault(fault.entries, { status: fault.status, type: fault.type, gateway });
  return { status: fault.status, body: faultBody(form, now, time) };
}

function refuseThrottled(fault: Fault, now: number, time: string, state: State): Answer {
  const { throttleBody, throttleStatus: status } = state.switches;
  if (throttleBody === 'empty') return { status, html: '' };
  const entries = fault.entries.map((entry) => ({
    ...entry,
    message: entry.message.replace('statusCode=429', `statusCode=${status}`),
  }));
  const body = faultBody(new Fault(entries, { status, type: fault.type }), now, time);
  return throttleBody === 'xml' ? { status, xml: xmlAnswer(body, time) } : { status, body };
}
