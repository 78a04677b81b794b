/**
 * The simulator's own time: real time plus whatever a test has added, or a frozen instant.
 * Every rule with a duration (tokens, replay, throttle, due dates) reads this and nothing else.
 */
export class Clock {
  #offset = 0;
  #frozenAt: number | undefined;

  /** Milliseconds since the epoch. */
  now(): number {
    return this.#frozenAt ?? Date.now() + this.#offset;
  }

  /** Moves time forward by `milliseconds`; a frozen clock stays frozen at the later instant. */
  advance(milliseconds: number): void {
    if (this.#frozenAt === undefined) this.#offset += milliseconds;
    else this.#frozenAt += milliseconds;
  }

  /** Jumps to an instant (ISO text or epoch milliseconds) and runs on from there. */
  set(instant: string | number): void {
    const at = instantOf(instant);
    if (this.#frozenAt === undefined) this.#offset = at - Date.now();
    else this.#frozenAt = at;
  }

  /** Stops time, at `instant` or where it is. */
  freeze(instant: string | number = this.now()): void {
    this.#frozenAt = instantOf(instant);
  }

  /** Back to real time. */
  reset(): void {
    this.#offset = 0;
    this.#frozenAt = undefined;
  }
}

function instantOf(instant: string | number): number {
  const at = typeof instant === 'number' ? instant : Date.parse(instant);
  if (!Number.isFinite(at)) throw new RangeError(`not an instant: ${instant}`);
  return at;
}

/** `2026-10-05T09:12:33-07:00`: the form of MetaData times, in the company's offset (contract §2.5). */
export function companyTime(at: number, offset: string): string {
  return new Date(at + offsetMs(offset)).toISOString().slice(0, 19) + offset;
}

/** As `companyTime` with milliseconds: the form of the envelope's `time`. */
export function envelopeTime(at: number, offset: string): string {
  return new Date(at + offsetMs(offset)).toISOString().slice(0, 23) + offset;
}

/** The calendar day in the company's offset, `YYYY-MM-DD`. */
export function companyDay(at: number, offset: string): string {
  return companyTime(at, offset).slice(0, 10);
}

/** `day` plus a number of days, `YYYY-MM-DD`. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/**
 * Milliseconds of an instant in ISO form. A day is its midnight, and what has no offset is in the
 * company's. Undefined when it is none: `+07:00` sent unencoded arrives as ` 07:00` (contract §4).
 */
export function readInstant(source: string, offset: string): number | undefined {
  const parts = /^(\d{4}-\d{2}-\d{2})(T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?(Z|[+-]\d{2}:\d{2})?$/;
  const [, day, time = 'T00:00', zone = offset] = parts.exec(source) ?? [];
  if (day === undefined) return undefined;
  const at = Date.parse(`${day}${time}${zone}`);
  return Number.isNaN(at) ? undefined : at;
}

function offsetMs(offset: string): number {
  const [hours = '0', minutes = '0'] = offset.slice(1).split(':');
  const size = (Number(hours) * 60 + Number(minutes)) * 60_000;
  return offset.startsWith('-') ? -size : size;
}
