import type { Target } from '#extension/protocol/messages.ts';
import { addToCatalogue } from '#extension/store/catalogue.ts';
import { findMapping } from '#extension/store/mappings.ts';
import { readPractice } from '#extension/store/read-record.ts';
import { prepare } from '#shared/documents/index.ts';
import { draft as draftSchema, type Source } from '#shared/draft/draft.ts';
import { isFinal, type Receipt } from '#shared/ledger/receipt.ts';
import { targetLists } from '#shared/mapping/target-lists.ts';
import { refOf } from '#shared/mapping/term.ts';
import { problem } from '#shared/problem.ts';
import { type Result, refused } from '#shared/result.ts';
import type { Settings } from '#shared/settings/settings.ts';
import { announceOpenRecords } from './announce-open-records.ts';
import { catchUpPractice } from './catch-up-practice.ts';
import { putMappings } from './put-mappings.ts';
import { waitForReceipt } from './wait-for-receipt.ts';
import { relayOf, type World } from './world.ts';

/**
 * Creates the customer, vendor, item or other list entry a term stands for and lets the relay map the
 * term to it. The record is the term itself, so pressing twice creates one.
 */
export async function createTarget(world: World, target: Target): Promise<Result<Receipt>> {
  const relay = await relayOf(world);
  if (!relay.ok) return relay;
  const { company } = relay.value.pairing.me.connection;
  if (!company) return refused(problem('not_connected'));
  const { settings, unreadable } = await readPractice(world.db, world.vault);
  if (unreadable) return refused(unreadable);
  const draft = draftSchema.safeParse(draftOf(withoutAddress(target, settings)));
  if (!draft.success) {
    const where = draft.error.issues[0]?.path.join('.') ?? 'draft';
    return refused(problem('bad_request', { where }));
  }
  const nothing = () => undefined;
  const prepared = prepare(draft.data, { lookup: nothing, exported: nothing, company, settings });
  if (!prepared.ok) return refused(prepared.problem);
  const created = await relay.value.call('createExport', {
    data: {
      draft: draft.data,
      shownHash: prepared.value.hash,
      mapTerm: refOf(target.term),
      realmId: company.realmId,
    },
  });
  if (!created.ok) return created;
  const receipt = await waitForReceipt(world, relay.value, created.value);
  if (receipt.ok && receipt.value.state === 'exported') {
    await keepCreated(world, company.realmId, target, receipt.value);
  }
  return receipt.ok && !isFinal(receipt.value)
    ? refused(receipt.value.problem ?? problem('outcome_unknown'))
    : receipt;
}

/** Where clients are known by their number only, their address stays in the practice, too (H12). */
function withoutAddress(target: Target, { clientNames }: Settings): Target {
  if (clientNames === 'name' || target.term.kind !== 'client') return target;
  const { email: _email, ...term } = target.term;
  return { ...target, term };
}

function draftOf({ term, name, ...more }: Target): unknown {
  const { profileId, origin, kind, key, email } = term;
  const source = (of: Source['kind'], id: string): Source => ({ profileId, origin, kind: of, id });
  const { incomeAccountId, parentId, billWithParent, currency } = more;
  const party = {
    displayName: name.trim(),
    ...(email ? { email } : {}),
    ...(currency ? { currency } : {}),
  };
  switch (targetLists[kind]) {
    case 'customers': {
      const under = parentId ? { parentId, billWithParent: billWithParent ?? false } : {};
      return { kind: 'client', source: source('client', key), ...party, ...under };
    }
    case 'paymentMethods':
      return {
        kind: 'payment-method',
        source: source('payment-method', key),
        name: name.trim(),
      };
    case 'terms':
      return {
        kind: 'payment-term',
        source: source('payment-term', key),
        name: name.trim(),
        dueDays: more.dueDays,
      };
    case 'classes':
      return { kind: 'class', source: source('class', key), name: name.trim() };
    case 'departments':
      return { kind: 'location', source: source('location', key), name: name.trim() };
    case 'accounts':
      return {
        kind: 'account',
        source: source('account', `${kind}:${key}`),
        name: name.trim(),
        accountType: more.accountType,
      };
    case 'vendors':
      return { kind: 'supplier', source: source('supplier', key), ...party };
    case 'items':
      return {
        kind: 'item',
        source: source('item', `${kind}:${key}`),
        name: name.trim(),
        ...(incomeAccountId ? { incomeAccountId } : {}),
        ...(parentId ? { parentId } : {}),
      };
    default:
      return undefined;
  }
}

async function keepCreated(
  world: World,
  realmId: string,
  { term, name, parentId, accountType }: Target,
  { quickbooks }: Receipt,
): Promise<void> {
  const { db, vault } = world;
  const list = targetLists[term.kind];
  if (quickbooks) {
    const type = list === 'items' ? { type: 'Service' } : accountType ? { type: accountType } : {};
    const parent = parentId ? { parentId } : {};
    const row = { id: quickbooks.id, name: name.trim(), active: true, ...type, ...parent };
    await addToCatalogue(db, vault, realmId, list, [row]);
  }
  await catchUpPractice(world);
  if (quickbooks) {
    const { id } = quickbooks;
    const ref = refOf(term);
    const known = await findMapping(db, realmId, ref);
    // The relay maps by itself only what nobody has decided about.
    if (known?.targetId !== id || known.removed)
      await putMappings(world, [{ term: ref, targetId: id }]);
  }
  await announceOpenRecords(world, term.origin);
}
