import type { TermKind } from '#shared/mapping/term.ts';

/** How terms are called on screen. */
export const termWords: Record<TermKind, string> = {
  client: 'Client',
  item: 'Item',
  tax: 'Tax',
  rounding: 'Rounding',
};

/** A relay time in the person's own language and time zone. */
export const moment = (at: number): string =>
  new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' }).format(at);

/** A calendar day; noon in UTC is the same day wherever it is formatted in UTC. */
export const day = (date: string): string =>
  new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeZone: 'UTC' }).format(
    Date.parse(`${date}T12:00:00Z`),
  );

export const plural = (count: number, one: string, many: string): string =>
  `${count} ${count === 1 ? one : many}`;
