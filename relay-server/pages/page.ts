import { createHash } from 'node:crypto';
import { html, raw } from 'hono/html';

const style = `
:root{color-scheme:light dark;--ink:#1c2430;--soft:#5a6675;--paper:#f5f6f8;--card:#fff;--line:#dfe3e8;--good:#1a7f4b;--bad:#b3372f}
@media (prefers-color-scheme:dark){:root{--ink:#e8ebef;--soft:#a3adba;--paper:#14181d;--card:#1d232a;--line:#323a44;--good:#4cc38a;--bad:#ff8f85}}
*{box-sizing:border-box}
body{margin:0;min-height:100vh;display:grid;place-items:center;padding:24px;background:var(--paper);color:var(--ink);font:16px/1.55 system-ui,sans-serif}
main{width:100%;max-width:440px;padding:32px;background:var(--card);border:1px solid var(--line);border-radius:14px;box-shadow:0 1px 2px #0000000d,0 8px 24px #0000000d}
.mark{display:flex;align-items:center;justify-content:center;width:44px;height:44px;margin:0 0 18px;border-radius:50%;color:var(--card);background:var(--soft);font:600 22px/1 system-ui,sans-serif}
.good .mark{background:var(--good)}.bad .mark{background:var(--bad)}
h1{margin:0 0 8px;font-size:22px;line-height:1.3;overflow-wrap:anywhere}
p{margin:0 0 10px;color:var(--soft)}p:last-of-type{margin:0}
footer{margin-top:24px;padding-top:14px;border-top:1px solid var(--line);color:var(--soft);font-size:13px}
`;

/** Nothing may load; only this very style sheet applies. */
const policy = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

export interface Page {
  tone: 'good' | 'bad' | 'plain';
  title: string;
  paragraphs: string[];
  status?: number;
}

const marks = { good: '✓', bad: '!', plain: 'i' };

/** A page for people: one message, no script, light and dark. All texts are escaped. */
export async function page({ tone, title, paragraphs, status = 200 }: Page): Promise<Response> {
  const text = await html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · Counterfoil</title>
<style>${raw(style)}</style>
</head>
<body>
<main class="${tone}">
<div class="mark" aria-hidden="true">${marks[tone]}</div>
<h1>${title}</h1>
${paragraphs.map((one) => html`<p>${one}</p>`)}
<footer>Counterfoil relay</footer>
</main>
</body>
</html>`;
  return new Response(String(text), {
    status,
    headers: { 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': policy },
  });
}
