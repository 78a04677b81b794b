import type { Company } from '../books/company.ts';
import { envelopeTime } from '../clock.ts';
import type { Doc } from '../doc.ts';
import type { Writer } from '../operations/write.ts';
import type { State } from '../state.ts';

/** An authorised caller: which app, in which company, and when. */
export type Session = {
  company: Company;
  clientId: string;
  /** What the audit trail calls the app. */
  by: string;
  now: number;
  state: State;
};

/** The caller as a writer into the books. */
export function writerOf(session: Session, include: Iterable<string>): Writer {
  const { company, now, by, state } = session;
  return { company, switches: state.switches, now, by, include: new Set(include) };
}

/** A good answer with the time beside it (contract §2.5). */
export function inEnvelope({ company, now }: Session, content: Doc): { status: 200; body: Doc } {
  const time = envelopeTime(now, company.settings.offset);
  return { status: 200, body: { ...content, time } };
}
