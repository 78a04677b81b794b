import type { Draft, Overrides, Party, Source } from '../draft/draft.ts';
import { marker } from '../ledger/source-key.ts';
import { type Term, termOf } from '../mapping/term.ts';
import { type Problem, problem } from '../problem.ts';
import { numberProblem, textProblem } from './allowed-text.ts';
import { classOf } from './class-of.ts';
import type { OrderContext } from './document-type.ts';
import type { Ref } from './qbo-shapes.ts';
import { targetOf } from './targets.ts';

/** What stands in the books on a day; every other draft is an entry of a list. */
type Transaction = Extract<Draft, { date: string }>;

/** What every transaction must pass before anything is resolved; null when nothing is wrong. */
export function transactionProblem(
  draft: Transaction,
  { company, settings }: OrderContext,
): Problem | null {
  const { date, currency, memo } = draft;
  if (settings.startDate && date < settings.startDate) {
    return problem('before_start_date', { date, start: settings.startDate });
  }
  if (settings.enabledOn && date < settings.enabledOn) {
    return problem('before_enabled', { date, enabled: settings.enabledOn });
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

/** What a person chose for this record only, where that is allowed (D22). */
export const overridesOf = (
  draft: { overrides?: Overrides | undefined },
  { settings }: Pick<OrderContext, 'settings'>,
): Overrides => (settings.allowOverrides ? (draft.overrides ?? {}) : {});

/** Whether classes and locations are sent: the company has them and the practice wants them (D21). */
export const usesClasses = ({ company, settings }: Rules): boolean =>
  company.classes !== 'off' && settings.useClasses;
export const usesLocations = ({ company, settings }: Rules): boolean =>
  company.locations && settings.useLocations;
type Rules = Pick<OrderContext, 'company' | 'settings'>;

interface Sided {
  source: Source;
  class?: Party | undefined;
  location?: Party | undefined;
  overrides?: Overrides | undefined;
}

/** Class and location that a document names and nobody chose otherwise (contract.md §7). */
export function sideTerms(draft: Sided, context: OrderContext): Term[] {
  const chosen = overridesOf(draft, context);
  return [
    ...(draft.class && usesClasses(context) && !chosen.classId
      ? [termOf(draft.source, 'class', draft.class)]
      : []),
    ...(draft.location && usesLocations(context) && !chosen.locationId
      ? [termOf(draft.source, 'location', draft.location)]
      : []),
  ];
}

/** The parts of an order that all transactions share; everything mapped already. */
export function transactionOrder(draft: Transaction, context: OrderContext): TransactionOrder {
  const { company, settings } = context;
  const chosen = overridesOf(draft, context);
  const ownClass = 'client' in draft ? classOf(partyTerm(draft), context) : undefined;
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
    ...(usesClasses(context)
      ? given('classId', chosen.classId ?? sides.get('class') ?? ownClass ?? settings.classId)
      : {}),
    ...(usesLocations(context)
      ? given('locationId', chosen.locationId ?? sides.get('location') ?? settings.locationId)
      : {}),
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

const partyTerm = ({ source, client }: { source: Source; client: Party }): Term =>
  termOf(source, 'client', client);

export const ref = (value: string): Ref => ({ value });

/** `{key: {value}}` when there is an id. */
export const optionalRef = <K extends string>(key: K, id: string | undefined) =>
  (id ? { [key]: ref(id) } : {}) as Partial<Record<K, Ref>>;
