import { readCatalogue } from '#extension/store/catalogue.ts';
import { putMappings, readMappings } from '#extension/store/mappings.ts';
import { readPractice } from '#extension/store/read-record.ts';
import { openTerms, termShards } from '#extension/store/terms.ts';
import { clientTerm } from '#shared/documents/sales-form.ts';
import type { Draft } from '#shared/draft/draft.ts';
import { clientMark, customerWith } from '#shared/mapping/client-mark.ts';
import { refOf, type Term, termId } from '#shared/mapping/term.ts';
import { fetchCatalogue } from './fetch-catalogue.ts';
import { relayOf, type World } from './world.ts';

/**
 * Links a record's client to the one customer with its first name, last name and e-mail, where the
 * settings say so (E12). Anything that is not unique on both sides is left to a person. Answers
 * whether a link was made.
 */
export async function linkClient(world: World, draft: Draft): Promise<boolean> {
  if (!('client' in draft)) return false;
  const { db, vault } = world;
  const { connection, settings, lookup } = await readPractice(db, vault);
  const { company, state } = connection;
  const term = clientTerm(draft);
  const mark = clientMark(term.name, term.email);
  if (!company || state !== 'connected' || settings.clientMatch !== 'exact' || !mark) return false;
  if (lookup(term) !== undefined || (await hasTwin(world, term, mark))) return false;
  const fetched = await fetchCatalogue(world, { list: 'customers', again: false });
  const rows = (await readCatalogue(db, vault, company.realmId, 'customers')) ?? [];
  const customer = fetched.ok && customerWith(mark, rows);
  if (!customer) return false;
  const others = await readMappings(db, company.realmId);
  if (others.some((one) => isClientOf(one, term, customer.id))) return false;
  const relay = await relayOf(world);
  if (!relay.ok) return false;
  const linked = await relay.value.call('linkClient', { data: { term: refOf(term), mark } });
  if (linked.ok) await putMappings(db, [linked.value]);
  return linked.ok;
}

/** Whether another client of the same practice software has the same name and e-mail. */
async function hasTwin({ db, vault }: World, term: Term, mark: string): Promise<boolean> {
  const known = await openTerms(vault, await termShards(db, ['client']));
  return known.some(
    (other) =>
      termId(other) !== termId(term) &&
      other.origin === term.origin &&
      clientMark(other.name, other.email) === mark,
  );
}

const isClientOf = (
  { term, targetId, removed }: Awaited<ReturnType<typeof readMappings>>[number],
  own: Term,
  customerId: string,
): boolean =>
  term.kind === 'client' &&
  term.origin === own.origin &&
  termId(term) !== termId(own) &&
  targetId === customerId &&
  !removed;
