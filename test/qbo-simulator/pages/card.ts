import { html } from 'hono/html';
import type { Markup } from './layout.ts';

export type CardOptions = {
  title: string;
  /** Beside the title: a count. */
  count?: number;
  /** At the far end of the heading. */
  link?: { href: string; label: string };
};

/** A titled box of a page. */
export function card({ title, count, link }: CardOptions, content: Markup): Markup {
  return html`<section class="card" aria-label="${title}">
    <header>
      <h2>${title}</h2>
      ${count === undefined ? '' : html`<span class="count">${count}</span>`}
      ${link ? html`<a class="more" href="${link.href}">${link.label}</a>` : ''}
    </header>
    ${content}
  </section>`;
}

/** What stands where rows would be. */
export function emptyState(sentence: string, hint?: string): Markup {
  return html`<div class="empty">
    <p>${sentence}</p>
    ${hint ? html`<p class="quiet small">${hint}</p>` : ''}
  </div>`;
}
