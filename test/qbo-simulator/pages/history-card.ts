import { html } from 'hono/html';
import type { StoredRecord } from '../books/company.ts';
import { card } from './card.ts';
import type { Face } from './face.ts';
import { moment } from './format.ts';
import type { Markup } from './layout.ts';

/** Who did what to one record, and the record's own numbers. */
export function historyCard({ doc, history }: StoredRecord, face: Face): Markup {
  const { offset } = face.company.settings;
  return card(
    { title: 'Audit history' },
    html`<div class="pad">
      <ol class="trail">
        ${history.map(
          ({ what, by, at }) => html`<li>
            <span>${capital(what)} by <strong>${by}</strong></span>
            <span class="quiet small">${moment(at, offset)}</span>
          </li>`,
        )}
      </ol>
      <p class="quiet small ids">ID ${doc.Id}, version ${doc.SyncToken}</p>
    </div>`,
  );
}

/** `created` as the first word of a sentence. */
export function capital(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}
