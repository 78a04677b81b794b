import { html } from 'hono/html';
import type { Markup } from './layout.ts';
import type { Status } from './status.ts';

/** A state as a small coloured label; the word alone tells it too. */
export function chip({ label, tone }: Status): Markup {
  return html`<span class="chip ${tone}">${label}</span>`;
}

/** Marks a name that is no longer in use. */
export const inactiveChip = chip({ label: 'Inactive', tone: '' });
