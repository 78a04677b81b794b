import { html } from 'hono/html';
import { type Markup, page } from './layout.ts';

/** One heading and one sentence. */
export function noticePage(title: string, sentence: string): Markup {
  return page(
    title,
    html`<main class="narrow">
      <section class="card">
        <div class="pad">
          <h1>${title}</h1>
          <p class="quiet" style="margin-top: 8px">${sentence}</p>
        </div>
      </section>
    </main>`,
  );
}
