import type { Metrics } from '../metrics.ts';
import type { QboAnswer } from './answer.ts';
import { type BatchItem, batchBody, itemsIn, itemsOf } from './batch.ts';
import type { CallCost } from './call-tally.ts';
import { type ExchangeDeps, exchange } from './exchange.ts';
import type { IntuitEndpoints } from './intuit-endpoints.ts';
import type { Pace } from './pace.ts';
import { type Query, statement } from './query.ts';
import { voidParameters } from './void-parameters.ts';

/** A usable access token and the company it is for. */
export interface Access {
  realmId: string;
  token: string;
  /** Told what each call cost, for the one who pays. */
  onCall?: (cost: CallCost) => void;
}

/**
 * Sends exact JSON bytes under a request id. `beforeSend` runs when it is this call's turn, last
 * before the bytes leave; false gives up without sending.
 */
export type Write = (
  access: Access,
  entity: string,
  bytes: string,
  requestId: string,
  beforeSend: () => Promise<boolean>,
) => Promise<QboAnswer>;

/** Every method makes exactly one call and repeats nothing. Refusals are answers; it never throws them. */
export interface QboClient {
  create: Write;
  /** Full or sparse, as the bytes say; they hold Id and SyncToken. */
  update: Write;
  /** Throws for an entity that QuickBooks cannot void (contract.md §5.1). */
  void: Write;
  delete: Write;
  /** A tax code with its rates; the answer has no envelope (contract.md §2.5, §5.11). */
  createTaxCode(access: Access, bytes: string, requestId: string): Promise<QboAnswer>;
  read(access: Access, entity: string, id: string): Promise<QboAnswer>;
  query(access: Access, query: Query): Promise<QboAnswer>;
  /**
   * Up to 30 independent items (10 with transactions among them) in one call; `itemsOf` gives each
   * its answer. With writes among them `requestId` is needed and must be kept for a repeat.
   */
  batch(access: Access, items: BatchItem[], requestId?: string): Promise<QboAnswer>;
  /** Sends the exact bytes of a batch of writes, as `batchBody` made them; for the rest like `create`. */
  batchWrite(
    access: Access,
    bytes: string,
    requestId: string,
    beforeSend: () => Promise<boolean>,
  ): Promise<QboAnswer>;
  /** Everything of these entities that changed since a time at most 30 days back. */
  cdc(access: Access, entities: string[], changedSince: number): Promise<QboAnswer>;
  companyInfo(access: Access): Promise<QboAnswer>;
  preferences(access: Access): Promise<QboAnswer>;
}

export interface QboClientDeps extends ExchangeDeps {
  endpoints: Pick<IntuitEndpoints, 'api'>;
  pace: Pace;
  metrics: Metrics;
  /** Gets every record that a write's answer holds, so that nobody has to read it back. */
  onWritten?: (realmId: string, entity: string, record: unknown) => Promise<void>;
}

interface Call {
  kind: 'read' | 'write' | 'batch';
  path: string;
  parameters?: Record<string, string>;
  body?: string;
  beforeSend?: (() => Promise<boolean>) | undefined;
  /** Of a successful call. */
  costOf(answer: QboAnswer): Omit<CallCost, 'calls'>;
}

const minorVersion = '75';
const oneRead = () => ({ writes: 0, meteredReads: 1 });
const oneWrite = () => ({ writes: 1, meteredReads: 0 });

/** The only place that knows QuickBooks' paths (contract.md §2.1). */
export function createQboClient(deps: QboClientDeps): QboClient {
  const { endpoints, pace, onWritten } = deps;

  const url = (realmId: string, { path, parameters = {} }: Call): URL => {
    if (!/^\d{10,20}$/.test(realmId)) throw new Error('not a realm id');
    const target = new URL(`${endpoints.api}/v3/company/${realmId}/${path}`);
    target.search = new URLSearchParams({ ...parameters, minorversion: minorVersion }).toString();
    return target;
  };

  const call = async (access: Access, made: Call): Promise<QboAnswer> => {
    const { realmId, token } = access;
    const target = url(realmId, made);
    let isMade = false;
    const answer = await pace.run<QboAnswer>(
      realmId,
      async () => {
        if (made.beforeSend && !(await made.beforeSend())) return { kind: 'unsent', tid: null };
        isMade = true;
        return exchange(deps, token, target, made.body);
      },
      { isBatch: made.kind === 'batch' },
    );
    if (answer === null) return { kind: 'throttled', tid: null };
    if (isMade) count(deps.metrics, access, made, answer);
    if (answer.kind === 'throttled') await pace.freeze(realmId, answer.retryAfterMs);
    return answer;
  };

  const write =
    (parametersFor: (entity: string) => Record<string, string>): Write =>
    async (access, entity, body, requestId, beforeSend) => {
      const parameters = { ...parametersFor(entity), requestid: requestId };
      const path = entity.toLowerCase();
      const made: Call = { kind: 'write', path, parameters, body, beforeSend, costOf: oneWrite };
      const answer = await call(access, made);
      if (answer.kind === 'ok') await onWritten?.(access.realmId, entity, answer.body[entity]);
      return answer;
    };

  const batch = async (
    access: Access,
    items: BatchItem[],
    made: Pick<Call, 'parameters' | 'body' | 'beforeSend'>,
  ): Promise<QboAnswer> => {
    const costOf = (good: QboAnswer) => batchCost(good, items);
    const answer = await call(access, { kind: 'batch', path: 'batch', costOf, ...made });
    for (const [index, one] of itemsOf(answer, items).entries()) {
      const item = items[index];
      if (one.kind === 'ok' && item && 'entity' in item) {
        await onWritten?.(access.realmId, item.entity, one.body[item.entity]);
      }
    }
    return answer;
  };

  const read = (access: Access, path: string, parameters: Record<string, string> = {}) =>
    call(access, { kind: 'read', path, parameters, costOf: oneRead });

  return {
    create: write(() => ({})),
    update: write(() => ({})),
    void: write(voidParameters),
    delete: write(() => ({ operation: 'delete' })),
    createTaxCode: (access, body, requestId) =>
      call(access, {
        ...{ kind: 'write', path: 'taxservice/taxcode', body, costOf: oneWrite },
        parameters: { requestid: requestId },
      }),
    read: (access, entity, id) => {
      if (!/^\d{1,25}$/.test(id)) throw new Error('not an id');
      return read(access, `${entity.toLowerCase()}/${id}`);
    },
    query: (access, query) => read(access, 'query', { query: statement(query) }),
    batch: (access, items, requestId) =>
      batch(access, items, {
        parameters: requestId === undefined ? {} : { requestid: requestId },
        body: batchBody(items, requestId),
      }),
    batchWrite: (access, body, requestId, beforeSend) =>
      batch(access, itemsIn(body), { parameters: { requestid: requestId }, body, beforeSend }),
    cdc: (access, entities, changedSince) =>
      read(access, 'cdc', {
        entities: entities.join(','),
        changedSince: new Date(changedSince).toISOString(),
      }),
    companyInfo: (access) => read(access, `companyinfo/${access.realmId}`),
    preferences: (access) => read(access, 'preferences'),
  };
}

function batchCost(answer: QboAnswer, items: BatchItem[]): Omit<CallCost, 'calls'> {
  const answers = itemsOf(answer, items);
  const good = items.filter((_, index) => answers[index]?.kind === 'ok');
  const meteredReads = good.filter((item) => 'query' in item).length;
  return { writes: good.length - meteredReads, meteredReads };
}

function count(metrics: Metrics, access: Access, made: Call, answer: QboAnswer): void {
  const { writes, meteredReads } =
    answer.kind === 'ok' ? made.costOf(answer) : { writes: 0, meteredReads: 0 };
  metrics.qboCalls.inc({ kind: made.kind, outcome: answer.kind });
  metrics.qboWrites.inc(writes);
  metrics.qboMeteredReads.inc(meteredReads);
  access.onCall?.({ calls: 1, writes, meteredReads });
}
