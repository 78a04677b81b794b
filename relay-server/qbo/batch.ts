import { judgeBody, type QboAnswer } from './answer.ts';
import { type Query, statement } from './query.ts';

/** One item of a batch; items are independent of each other and run in any order. */
export type BatchItem =
  | { bId: string; query: Query }
  | {
      bId: string;
      operation: 'create' | 'update' | 'delete' | 'void';
      entity: string;
      body: Record<string, unknown>;
    };

/** Names that are transactions may stand in a batch ten at a time only (contract.md §3.1). */
const lists = new Set(['Customer', 'Vendor', 'Item', 'Account', 'Class', 'Department', 'Term']);
export const mostTransactions = 10;
const mostItems = 30;
/** A request id and the longest bId together (contract.md §2.4). */
const longestIds = 50;

const mostFor = (items: BatchItem[]): number =>
  items.some((item) => 'operation' in item && !lists.has(item.entity))
    ? mostTransactions
    : mostItems;

/** The body of a batch call. Throws when QuickBooks would not take it (contract.md §9). */
export function batchBody(items: BatchItem[], requestId = ''): string {
  if (items.length === 0 || items.length > mostFor(items)) throw new Error('batch size');
  if (new Set(items.map(({ bId }) => bId)).size !== items.length) throw new Error('bId twice');
  const longest = Math.max(...items.map(({ bId }) => bId.length));
  if (requestId.length + longest > longestIds) throw new Error('ids too long');
  const writes = items.some((item) => 'operation' in item);
  if (writes && requestId === '') throw new Error('writes need a request id');
  return JSON.stringify({ BatchItemRequest: items.map(requestOf) });
}

function requestOf(item: BatchItem): Record<string, unknown> {
  const { bId } = item;
  if ('query' in item) return { bId, Query: statement(item.query) };
  const { operation, entity, body } = item;
  return operation === 'void'
    ? { bId, operation: 'update', optionsData: 'void', [entity]: body }
    : { bId, operation, [entity]: body };
}

/** The items of a body that `batchBody` made, so that exact bytes can be sent again. */
export function itemsIn(body: string): BatchItem[] {
  const { BatchItemRequest: items } = JSON.parse(body) as { BatchItemRequest: BodyItem[] };
  return items.map(({ bId, Query: asked, operation, optionsData, ...named }) => {
    if (asked !== undefined) throw new Error('only writes are sent again');
    const [entity = '', content = {}] = Object.entries(named)[0] ?? [];
    return {
      bId,
      operation: optionsData === 'void' ? 'void' : operation,
      entity,
      body: content as Record<string, unknown>,
    };
  });
}

interface BodyItem {
  bId: string;
  Query?: string;
  operation: 'create' | 'update' | 'delete';
  optionsData?: 'void';
  [entity: string]: unknown;
}

/**
 * The answer to each item, in the order of the request. One that is missing in the answer is
 * unclear; when the batch as a whole was not answered, that is the answer to every item.
 */
export function itemsOf(answer: QboAnswer, items: BatchItem[]): QboAnswer[] {
  if (answer.kind !== 'ok') return items.map(() => answer);
  const responses = answer.body.BatchItemResponse;
  const byId = new Map(
    (Array.isArray(responses) ? (responses as Record<string, unknown>[]) : []).map((one) => [
      one.bId,
      one,
    ]),
  );
  return items.map(({ bId }) => {
    const response = byId.get(bId);
    return response
      ? judgeBody(response, answer.tid)
      : { kind: 'unclear', reason: 'no answer to the item', tid: answer.tid };
  });
}
