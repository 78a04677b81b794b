import { html, raw } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';
import type { Company } from '../books/company.ts';
import { navigation } from './navigation.ts';
import { style } from './style.ts';

export type Markup = HtmlEscapedString | Promise<HtmlEscapedString>;

/** An open book: the mark of the simulator, nobody's logo. */
export const bookMark = html`<svg viewBox="0 0 24 24" aria-hidden="true">
  <path d="M12 6c-2-1.6-5-2-8-2v14c3 0 6 .4 8 2 2-1.6 5-2 8-2V4c-3 0-6 .4-8 2zm0 0v14" />
</svg>`;

/** A whole HTML page. `title` and everything interpolated into `body` is escaped by `html`. */
export function page(title: string, body: Markup): Markup {
  return frame(title, html``, body);
}

/** A page of one company, with its navigation; `current` is the list it belongs to. */
export function companyFrame(
  company: Company,
  current: string,
  title: string,
  body: Markup,
): Markup {
  const links = navigation(company, current);
  return frame(
    `${title} - ${company.name}`,
    html`<a class="where" href="/app/${company.realm}"><span aria-hidden="true">/</span>${company.name}</a>`,
    html`<div class="shell">
      <nav class="side" aria-label="Company">${links}</nav>
      <details class="menu">
        <summary>Menu</summary>
        <nav aria-label="Company menu">${links}</nav>
      </details>
      <main>${body}</main>
    </div>`,
  );
}

function frame(title: string, where: Markup, body: Markup): Markup {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <link rel="icon" href="data:," />
        <style>
          ${raw(style)}
        </style>
      </head>
      <body>
        <header class="bar">
          <a class="home" href="/app" aria-label="Books simulator, all companies"><span class="mark">${bookMark}</span><span>Books simulator</span></a>
          ${where}
          <span class="chip tag">Test data</span>
        </header>
        ${body}
      </body>
    </html>`;
}
