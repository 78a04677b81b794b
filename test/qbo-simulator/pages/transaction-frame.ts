import { html } from 'hono/html';
import type { StoredRecord } from '../books/company.ts';
import { text } from '../doc.ts';
import { chip } from './chip.ts';
import { currencyOf, type Face, type Row } from './face.ts';
import { type Fact, facts } from './facts.ts';
import { amount, moment } from './format.ts';
import { historyCard } from './history-card.ts';
import { type Kind, titleOf } from './kinds.ts';
import { companyFrame, type Markup } from './layout.ts';
import { referenceLink } from './reference-link.ts';
import { statusOf } from './status.ts';
import { partyEntity } from './transaction-columns.ts';

/** One transaction to be shown. */
export type View = { face: Face; kind: Kind; row: Row };

/** What a page says about its transaction, beside what every transaction has. */
export type Content = {
  /** The figure that stands out. */
  figure: { label: string; value: unknown };
  facts: Fact[];
  /** Cards in the order they are read. */
  cards: (Markup | undefined)[];
};

/** The page of a transaction: heading, facts, its own cards, memo and history. */
export function transactionFrame({ face, kind, row }: View, content: Content): Markup {
  const { doc, record } = row;
  const title = titleOf(kind, doc);
  const currency = currencyOf(doc, face);
  const gone = face.company.get(record.entity, String(doc.Id)) === undefined;
  const status = gone ? { label: 'Deleted', tone: 'bad' as const } : statusOf(row, face.today);
  return companyFrame(
    face.company,
    kind.list,
    title,
    html`<nav class="crumbs" aria-label="Breadcrumb">
        <a href="/app/${face.company.realm}/${kind.list}">${kind.many}</a>
      </nav>
      <div class="head">
        <div>
          <div class="title"><h1>${title}</h1>${chip(status)}</div>
          <p class="quiet">${kind.party && referenceLink(doc, kind.party, partyEntity(kind.party), face)}</p>
        </div>
        <p class="due">
          <span class="quiet small">${content.figure.label}</span>
          <strong>${amount(content.figure.value, currency)}</strong>
        </p>
      </div>
      ${banner(record, kind, gone, face)}
      <div class="detail">
        <div class="stack">
          <section class="card" aria-label="Details"><div class="pad">${facts(content.facts)}</div></section>
          ${content.cards}
          ${memo(row)}
        </div>
        <div class="stack">${historyCard(record, face)}</div>
      </div>`,
  );
}

function banner(record: StoredRecord, kind: Kind, gone: boolean, face: Face): Markup {
  const name = kind.one.toLowerCase();
  if (gone) {
    const last = record.history.at(-1);
    const when = last && moment(last.at, face.company.settings.offset);
    return html`<p class="banner">This ${name} was deleted by ${last?.by} on ${when}. What follows is what it last said; the books no longer count it.</p>`;
  }
  if (!record.voided) return html``;
  return html`<p class="banner">This ${name} is voided: it stays in the books with all amounts zero.</p>`;
}

function memo({ doc }: Row): Markup {
  const note = text(doc, 'PrivateNote');
  if (note === undefined) return html``;
  return html`<section class="card" aria-label="Memo">
    <div class="pad">${facts([['Memo (not shown to the customer)', note]])}</div>
  </section>`;
}
