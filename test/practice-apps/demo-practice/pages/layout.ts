import { html } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';

/** A piece of a page, already escaped. */
export type Html = HtmlEscapedString | Promise<HtmlEscapedString>;

export interface PageOptions {
  title: string;
  user: string;
  /** Path of the section the page belongs to, for the navigation. */
  section: string;
  main: Html;
}

const SECTIONS = [
  ['/', 'Today'],
  ['/clients', 'Clients'],
  ['/billing/invoices', 'Invoices'],
] as const;

/** A whole page of the practice: top navigation around `<main>`, which the client script swaps. */
export function page({ title, user, section, main }: PageOptions): Html {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · Larkfield Animal Clinic</title>
<link rel="icon" href="/assets/logo.svg" type="image/svg+xml">
<link rel="stylesheet" href="/assets/base.css">
<link rel="stylesheet" href="/assets/list.css">
<link rel="stylesheet" href="/assets/invoice.css">
<script src="/assets/app.js" defer></script>
</head>
<body>
<a class="skip-link" href="#content">Skip to content</a>
<header class="topbar">
<a class="brand" href="/"><img src="/assets/logo.svg" alt="" width="28" height="28"><span>Larkfield <em>Animal Clinic</em></span></a>
<nav class="topnav" aria-label="Main">
${SECTIONS.map(
  ([path, name]) =>
    html`<a class="topnav-link" href="${path}"${path === section ? html` aria-current="page"` : ''}>${name}</a>`,
)}
</nav>
<div class="account">
<span class="avatar" aria-hidden="true">${user.slice(0, 1).toUpperCase()}</span>
<span class="account-name">${user}</span>
<form method="post" action="/logout"><button class="btn btn-quiet" type="submit">Log out</button></form>
</div>
</header>
<main id="content" tabindex="-1">
${main}
</main>
<div class="toast" id="toast" role="status" aria-live="polite"></div>
</body>
</html>`;
}
