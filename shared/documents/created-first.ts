import {
  type ClientDraft,
  clientDraft,
  type Draft,
  type ItemDraft,
  itemDraft,
  type Source,
} from '../draft/draft.ts';
import { mostFirstSteps } from '../ledger/most-steps.ts';
import { relatedSource } from '../ledger/source-key.ts';
import { createdClientName, createdName } from '../mapping/created-name.ts';
import { refOf, type Term, type TermRef, termOf } from '../mapping/term.ts';
import { incomeAccountFor } from '../settings/income-account.ts';
import type { OrderContext } from './document-type.ts';
import { prepare } from './index.ts';

/** A record that is created before the one that needs it, and the term it is the counterpart of. */
export interface CreatedFirst {
  draft: ClientDraft | ItemDraft;
  mapTerm: TermRef;
}

/** The record itself may be one of the first steps, with its payment as the last. */
const most = mostFirstSteps - 1;

/**
 * What the settings create with the export of a record, for terms that nobody has decided about
 * (D13, E14, E18). Nothing where a person has to look: too many, a payer without a counterpart
 * (E9), a name that QuickBooks does not take as it is.
 */
export function createdFirst(
  draft: Draft,
  unmapped: Term[],
  context: OrderContext,
): CreatedFirst[] {
  const created = unmapped.flatMap((term) => {
    const one = newRecord(draft, term, context);
    return one && prepare(one, context).ok ? [{ draft: one, mapTerm: refOf(term) }] : [];
  });
  return created.length > most ? [] : created;
}

function newRecord(draft: Draft, term: Term, context: OrderContext): CreatedFirst['draft'] | null {
  const { settings } = context;
  if (term.kind === 'client' && settings.newClients === 'create') {
    return newClient(draft, term, context);
  }
  return term.kind === 'item' && settings.missingItems === 'create'
    ? newItem(draft.source, term, context)
    : null;
}

function newClient(draft: Draft, term: Term, context: OrderContext): ClientDraft | null {
  const { settings } = context;
  // Without a number of the practice a pseudonym would stand for anybody.
  if (settings.clientNames === 'number' && !term.id) return null;
  const payer = 'client' in draft ? draft.client.parent : undefined;
  const parentId = payer && context.lookup(termOf(draft.source, 'client', payer));
  if (payer && !parentId) return null;
  const made = clientDraft.safeParse({
    kind: 'client',
    source: relatedSource(draft.source, 'client', term.key),
    displayName: createdClientName(term, settings),
    ...(term.email && settings.clientNames === 'name' ? { email: term.email } : {}),
    ...(parentId ? { parentId, billWithParent: false } : {}),
    ...(context.company.multiCurrency && 'currency' in draft ? { currency: draft.currency } : {}),
  });
  return made.success ? made.data : null;
}

function newItem(source: Source, term: Term, { settings }: OrderContext): ItemDraft | null {
  const made = itemDraft.safeParse({
    kind: 'item',
    source: relatedSource(source, 'item', `${term.kind}:${term.key}`),
    name: createdName(term, settings.createdNames),
    incomeAccountId: incomeAccountFor(term.kind, settings),
  });
  return made.success ? made.data : null;
}
