import { html } from 'hono/html';
import type { Markup } from './layout.ts';

export type Fact = [label: string, value: Markup | string | undefined];

/** Labelled values side by side; those without a value are left out. */
export function facts(entries: Fact[]): Markup {
  const shown = entries.filter(([, value]) => value !== undefined && value !== '');
  return html`<dl class="facts">
    ${shown.map(([label, value]) => html`<div><dt>${label}</dt><dd class="pre">${value}</dd></div>`)}
  </dl>`;
}
