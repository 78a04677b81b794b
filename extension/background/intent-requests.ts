import type { IntentContent, IntentStep } from '#extension/store/records.ts';
import type { Receipt } from '#shared/ledger/receipt.ts';
import { sourceKey } from '#shared/ledger/source-key.ts';
import type { Problem } from '#shared/problem.ts';
import type { Result } from '#shared/result.ts';
import type { Relay } from './world.ts';

/** One call of the relay that carries out an intent, or a part of it. */
export interface IntentRequest {
  /** The record the relay answers for. */
  sourceKey: string;
  /** Records that are sent with it and get receipts of their own. */
  earlier: string[];
  send(relay: Relay): Promise<Result<Receipt>>;
  /** Whether what the ledger has is what was asked for, though it refused for `reason`. */
  isAnsweredBy(receipt: Receipt, reason: Problem): boolean;
  /** Whether the ledger has the record with another document than the one that was confirmed. */
  isAnother?(receipt: Receipt): boolean;
}

/** An intent as the calls it takes, in order: updates one by one, new documents in one. */
export function requestsOf(content: IntentContent): IntentRequest[] {
  if ('undo' in content) {
    return content.undo.map(({ sourceKey: key, exportId }) => ({
      sourceKey: key,
      earlier: [],
      send: (relay) => relay.call('voidExport', { params: { id: exportId } }),
      isAnsweredBy: ({ state }) => state === 'voided',
    }));
  }
  const company = content.realmId ? { realmId: content.realmId } : {};
  const updates = content.steps.filter(({ change }) => change);
  const news = content.steps.filter(({ change }) => !change);
  return [...updates.map((step) => updateRequest(step, company)), ...createRequests(news, company)];
}

/** The company it was confirmed for; an older version did not note it. */
type Chosen = { realmId?: string };

const keyOf = ({ draft }: IntentStep): string => sourceKey(draft.source);

const updateRequest = (step: IntentStep, company: Chosen): IntentRequest => ({
  sourceKey: keyOf(step),
  earlier: [],
  send: (relay) => {
    const { draft, shownHash } = step;
    return relay.call('createExport', { data: { draft, shownHash, ...company, change: 'update' } });
  },
  isAnsweredBy: ({ state, documentHash }) =>
    state === 'exported' && documentHash === step.shownHash,
});

function createRequests(steps: IntentStep[], company: Chosen): IntentRequest[] {
  const last = steps.at(-1);
  if (!last) return [];
  const earlier = steps.slice(0, -1);
  const { draft, shownHash } = last;
  const first = earlier.map(({ draft: before, shownHash: shown, mapTerm }) => ({
    draft: before,
    shownHash: shown,
    ...(mapTerm ? { mapTerm } : {}),
  }));
  return [
    {
      sourceKey: keyOf(last),
      earlier: earlier.map(keyOf),
      send: (relay) =>
        relay.call('createExport', { data: { draft, shownHash, ...company, first } }),
      isAnsweredBy: ({ state }, { code }) =>
        state === 'exported' && code !== 'changed_since_export',
      isAnother: ({ state, operation, documentHash }) =>
        state === 'exported' && operation === 'create' && documentHash !== shownHash,
    },
  ];
}
