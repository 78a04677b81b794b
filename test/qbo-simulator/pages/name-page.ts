import { html } from 'hono/html';
import { inactiveChip } from './chip.ts';
import type { Face, Row } from './face.ts';
import { type Fact, facts } from './facts.ts';
import { amount } from './format.ts';
import { historyCard } from './history-card.ts';
import { kindOf } from './kinds.ts';
import { companyFrame, type Markup } from './layout.ts';
import { listCard } from './list-card.ts';
import { mentions } from './mentions.ts';
import { fullName, type NameKind, nameHref } from './name-kinds.ts';
import {
  allTransactions,
  mixedColumns,
  transactionClass,
  transactionWords,
} from './transaction-list-page.ts';
import type { Wish } from './wish.ts';

/** One name to be shown. */
export type NameView = { face: Face; kind: NameKind; row: Row; wish: Wish };

export type NameContent = {
  figure: { label: string; value: unknown; note?: string | undefined } | undefined;
  facts: Fact[];
  cards?: (Markup | undefined)[];
};

/** The page of a customer, vendor, item or account: facts, and the transactions that name it. */
export function nameFrame({ face, kind, row, wish }: NameView, content: NameContent): Markup {
  const { doc, record } = row;
  const { company, currency } = face;
  const title = fullName(doc);
  const id = String(doc.Id);
  const rows = allTransactions(face).filter((one) => mentions(one.doc, kind.entity, id, company));
  return companyFrame(
    company,
    kind.list,
    title,
    html`<nav class="crumbs" aria-label="Breadcrumb">
        <a href="/app/${company.realm}/${kind.list}">${kind.many}</a>
      </nav>
      <div class="head">
        <div>
          <div class="title"><h1>${title}</h1>${doc.Active === false ? inactiveChip : ''}</div>
          <p class="quiet">${kind.one}</p>
        </div>
        ${content.figure && figure(content.figure, currency)}
      </div>
      <div class="detail">
        <div class="stack">
          <section class="card" aria-label="Details"><div class="pad">${facts(content.facts)}</div></section>
          ${content.cards}
        </div>
        <div class="stack">${historyCard(record, face)}</div>
      </div>
      ${listCard({
        title: 'Transactions',
        path: nameHref(company, kind.entity, id) ?? '',
        wish,
        rows,
        columns: mixedColumns(face),
        words: transactionWords,
        sort: '-date',
        filter: { label: 'Type', of: (one) => kindOf(one.record.entity)?.one ?? one.record.entity },
        rowClass: transactionClass,
        nothing: `No transactions name this ${kind.one.toLowerCase()} yet.`,
      })}`,
  );
}

function figure({ label, value, note }: NonNullable<NameContent['figure']>, currency: string) {
  return html`<p class="due">
    <span class="quiet small">${label}</span>
    <strong>${amount(value, currency)}</strong>
    ${note ? html`<span class="quiet small">${note}</span>` : ''}
  </p>`;
}
