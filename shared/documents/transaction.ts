import type { Draft, Party, Source } from '../draft/draft.ts';
import { marker } from '../ledger/source-key.ts';
import { type Term, termOf } from '../mapping/term.ts';
import { type Problem, problem } from '../problem.ts';
import { numberProblem, textProblem } from './allowed-text.ts';
import type { OrderContext } from './document-type.ts';
import type { Ref } from './qbo-shapes.ts';
import { targetOf } from './targets.ts';

type Transaction = Exclude<Draft, { kind: 'client' | 'item' | 'supplier' }>;

/** What every transaction must pass before anything is resolved; null when nothing is wrong. */
export function transactionProblem(
  draft: Transaction,
  { company, settings }: OrderContext,
): Problem | null {
  const { date, currency, memo } = draft;
  if (settings.startDate && date < settings.startDate) {
    return problem('before_start_date', { date, start: settings.startDate });
  }
  if (company.closedUntil && date <= company.closedUntil) return problem('qbo_books_closed');
  if (currency !== company.homeCurrency) {
    const detail = { page: currency, company: company.homeCurrency };
    if (!company.multiCurrency) return problem('currency_differs', detail);
    if (!draft.exchangeRate) return problem('exchange_rate_missing', detail);
  }
  if (settings.numbers === 'practice' || draft.kind === 'payment') {
    const wrong = numberProblem(draft.number);
    if (wrong) return wrong;
  }
  return memo && settings.memo ? textProblem('memo', memo, 1000) : null;
}

export interface TransactionOrder {
  date: string;
  marker: string;
  number?: string;
  currency?: { code: string; rate?: string };
  classId?: string;
  locationId?: string;
}

const given = <K extends string, V>(key: K, value: V | undefined | null) =>
  (value ? { [key]: value } : {}) as Partial<Record<K, NonNullable<V>>>;

/** Class and location of a document, where the company has them switched on (contract.md §7). */
export function sideTerms(
  draft: { source: Source; class?: Party | undefined; location?: Party | undefined },
  { company }: OrderContext,
): Term[] {
  return [
    ...(draft.class && company.classes !== 'off'
      ? [termOf(draft.source, 'class', draft.class)]
      : []),
    ...(draft.location && company.locations
      ? [termOf(draft.source, 'location', draft.location)]
      : []),
  ];
}

/** The parts of an order that all transactions share; everything mapped already. */
export function transactionOrder(draft: Transaction, context: OrderContext): TransactionOrder {
  const { company, settings } = context;
  const sides = new Map(
    sideTerms(draft, context).map((term) => [term.kind, targetOf(term, context)]),
  );
  const isForeign = draft.currency !== company.homeCurrency;
  return {
    date: draft.date,
    marker: marker(draft.source),
    ...(settings.numbers === 'practice' ? { number: draft.number } : {}),
    ...(company.multiCurrency
      ? {
          currency: {
            code: draft.currency,
            ...(isForeign ? given('rate', draft.exchangeRate) : {}),
          },
        }
      : {}),
    ...(company.classes === 'off' ? {} : given('classId', sides.get('class') ?? settings.classId)),
    ...(company.locations ? given('locationId', sides.get('location') ?? settings.locationId) : {}),
  };
}

/** The common header of a transaction's JSON. */
export const transactionHead = (order: TransactionOrder) => ({
  TxnDate: order.date,
  PrivateNote: order.marker,
  ...(order.currency ? { CurrencyRef: ref(order.currency.code) } : {}),
  ...(order.currency?.rate ? { ExchangeRate: Number(order.currency.rate) } : {}),
  ...(order.locationId ? { DepartmentRef: ref(order.locationId) } : {}),
});

export const ref = (value: string): Ref => ({ value });

/** `{key: {value}}` when there is an id. */
export const optionalRef = <K extends string>(key: K, id: string | undefined) =>
  (id ? { [key]: ref(id) } : {}) as Partial<Record<K, Ref>>;
