import type { TaxCodeWish } from '#extension/protocol/messages.ts';
import { refOf } from '#shared/mapping/term.ts';
import { problem } from '#shared/problem.ts';
import type { ResponseOf } from '#shared/relay/contract.ts';
import { ok, type Result, refused } from '#shared/result.ts';
import { announceSetups } from './announce-setups.ts';
import { fetchCatalogue } from './fetch-catalogue.ts';
import { putMappings } from './put-mappings.ts';
import { relayOf, saveConnection, type World } from './world.ts';

/** To whom the company pays its taxes. */
export async function taxAgencies(world: World): Promise<Result<ResponseOf<'taxAgencies'>>> {
  const relay = await relayOf(world);
  return relay.ok ? relay.value.call('taxAgencies') : relay;
}

/** Makes a tax code that a term stands for, and maps the term to it. */
export async function createTaxCode(
  world: World,
  { term, name, percent, agencyId }: TaxCodeWish,
): Promise<Result<null>> {
  const relay = await relayOf(world);
  if (!relay.ok) return relay;
  const { company } = relay.value.pairing.me.connection;
  if (!company) return refused(problem('not_connected'));
  const data = { realmId: company.realmId, name: name.trim(), percent, agencyId };
  const made = await relay.value.call('createTaxCode', { data });
  if (!made.ok) return made;
  // Documents are built with the rates that the company has now.
  await saveConnection(world, made.value.connection);
  await fetchCatalogue(world, { list: 'taxCodes', again: true });
  const mapped = await putMappings(world, [{ term: refOf(term), targetId: made.value.id }]);
  if (!mapped.ok) return mapped;
  await announceSetups(world);
  return ok(null);
}
