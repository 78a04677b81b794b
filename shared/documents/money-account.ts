import type { Party, Source } from '../draft/draft.ts';
import { type Term, termKey, termOf } from '../mapping/term.ts';
import { type Problem, problem } from '../problem.ts';
import type { Settings } from '../settings/settings.ts';
import { numberProblem } from './allowed-text.ts';
import type { OrderContext } from './document-type.ts';
import { targetOf } from './targets.ts';
import { optionalRef } from './transaction.ts';

/** How money moved: the practice's method and what is printed beside it. */
interface Settled {
  source: Source;
  method?: Party | undefined;
  reference?: string | undefined;
  /** Chosen for this record only; stands before the account of its method. */
  accountId?: string | undefined;
}

export interface SettlementOrder {
  methodId?: string;
  reference?: string;
  accountId?: string;
}

/** The method must have a counterpart; an account of its own is optional. */
export const methodTerms = ({ source, method }: Settled): Term[] =>
  method ? [termOf(source, 'payment-method', method)] : [];

/**
 * Whether the settings leave a method out (D11): by its number in the practice software or by its
 * name, whichever was known when somebody took the tick off.
 */
export const isLeftOut = (
  { id, name }: Party,
  { excludedMethods }: Pick<Settings, 'excludedMethods'>,
): boolean =>
  [termKey(id, name), termKey(undefined, name)].some((key) => excludedMethods.includes(key));

/** A method the settings leave out is never exported (D11); a reference must fit (contract.md §5.8). */
export function settlementProblem(
  { method, reference }: Settled,
  { settings }: OrderContext,
): Problem | null {
  if (method && isLeftOut(method, settings)) {
    return problem('method_excluded', { method: method.name });
  }
  return reference ? numberProblem(reference) : null;
}

/** Method, reference and the account that money of this method goes to or comes from. */
export function settlementOrder(
  settled: Settled,
  context: OrderContext,
  fallbackAccount: string | null,
): SettlementOrder {
  const { source, method, reference } = settled;
  const methodId = method && targetOf(termOf(source, 'payment-method', method), context);
  const own = method && targetOf(termOf(source, 'money-account', method), context);
  const accountId = settled.accountId ?? own ?? fallbackAccount;
  return {
    ...(methodId ? { methodId } : {}),
    ...(reference ? { reference } : {}),
    ...(accountId ? { accountId } : {}),
  };
}

/** The JSON of a settlement on a sales form or payment. */
export const settlementFields = ({ methodId, reference, accountId }: SettlementOrder) => ({
  ...optionalRef('PaymentMethodRef', methodId),
  ...(reference ? { PaymentRefNum: reference } : {}),
  ...optionalRef('DepositToAccountRef', accountId),
});
