import { type Doc, isDoc, text } from '../doc.ts';
import { entities } from '../entities/entities.ts';
import type { EntityRules } from '../entities/entity.ts';
import type { Switches } from '../options.ts';
import { runQuery } from '../query/run.ts';
import type { Tally } from './answer.ts';
import { Fault, faults, serviceFault } from './fault.ts';
import { type Session, writerOf } from './session.ts';
import { withSwitchedCodes } from './switched-codes.ts';
import { type WriteOperation, writeEntity } from './write-entity.ts';

/** Rows all queries of one batch may return together (contract §9). */
const mostRows = 1000;
/** Longest requestid with a bId, or each for itself as an older text has it (contract §2.4). */
const mostIdLength = 50;
const mostApart = { requestid: 36, bId: 10 };

const operations: { [name: string]: WriteOperation } = {
  create: 'create',
  update: 'update',
  delete: 'delete',
};
const envelope = new Set(['bId', 'operation', 'optionsData']);

type BatchResult = { responses: Doc[]; tally: Tally };
type ItemResult = { content: Doc; kind: 'writes' | 'reads' | undefined };
type Run = { session: Session; requestid: string; include: string[]; rowsLeft: number };

/**
 * Runs the items of a batch, each for itself: a refused one carries its Fault and leaves the
 * others alone. The caller was authorised once, for all of them (contract §2.5, §9).
 */
export function runBatch(body: Doc, query: URLSearchParams, session: Session): BatchResult {
  const { switches } = session.state;
  const requestid = query.get('requestid') ?? '';
  const items = checkItems(body, requestid, switches);
  const include = (query.get('include') ?? '').split(',');
  const run: Run = { session, requestid, include, rowsLeft: mostRows };
  const tally: Tally = { writes: 0, reads: 0 };
  const order = switches.batchOrder === 'reverse' ? items.toReversed() : items;
  const responses = order.map((item) => {
    const { content, kind } = replayItem(item, run);
    if (kind) tally[kind] += 1;
    return { ...content, bId: item.bId };
  });
  return { responses, tally };
}

function checkItems(body: Doc, requestid: string, switches: Switches): Doc[] {
  const most = switches.batchItems;
  const items = body.BatchItemRequest;
  if (items === undefined) throw faults.required('BatchItemRequest');
  if (!Array.isArray(items) || !items.every(isDoc)) throw faults.badProperty('BatchItemRequest');
  if (items.length === 0) throw faults.required('BatchItemRequest');
  if (items.length > most) throw faults.batchSize(most, items.length);
  const seen = new Set<string>();
  for (const item of items) {
    const bId = text(item, 'bId');
    if (bId === undefined || bId === '') throw faults.required('bId');
    if (seen.has(bId)) throw faults.badProperty('bId');
    seen.add(bId);
    checkIds(requestid, bId, switches);
  }
  return items;
}

function checkIds(requestid: string, bId: string, { batchIds }: Switches): void {
  const checkLength = (name: string, most: number, length: number) => {
    if (length > most) throw faults.length(name, most, length);
  };
  if (batchIds === 'each-36-10') {
    checkLength('requestid', mostApart.requestid, requestid.length);
    checkLength('bId', mostApart.bId, bId.length);
  } else if (requestid !== '') {
    checkLength('requestid', mostIdLength, requestid.length + bId.length);
  }
}

/** With the item switch, requestid and bId together are the key of each item (contract §2.4). */
function replayItem(item: Doc, run: Run): ItemResult {
  const { company, now, state } = run.session;
  if (run.requestid === '' || state.switches.batchReplay === 'whole') return runItem(item, run);
  const key = `${run.requestid}${item.bId}`;
  const stored = state.replay.find(company.realm, key, now, state.switches.requestIdHours);
  if (stored && 'body' in stored.answer) {
    return { content: stored.answer.body, kind: kindOf(item, stored.answer.body) };
  }
  const result = runItem(item, run);
  const failed = result.content.Fault !== undefined;
  if (!failed || state.switches.replayFailures) {
    const answer = { status: failed ? 400 : 200, body: result.content } as const;
    state.replay.keep(company.realm, key, { answer, at: now, print: JSON.stringify(item) });
  }
  return result;
}

function runItem(item: Doc, run: Run): ItemResult {
  try {
    const content = typeof item.Query === 'string' ? query(item.Query, run) : write(item, run);
    return { content, kind: kindOf(item, content) };
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    const fault = withSwitchedCodes(error, run.session.state.switches);
    return { content: { Fault: serviceFault(fault) }, kind: undefined };
  }
}

function kindOf(item: Doc, content: Doc): ItemResult['kind'] {
  if (content.Fault !== undefined) return undefined;
  return item.Query === undefined ? 'writes' : 'reads';
}

function query(statement: string, run: Run): Doc {
  const { company, state, now } = run.session;
  const answer = runQuery(statement, company, state.switches, now, run.rowsLeft);
  if (typeof answer.maxResults === 'number') run.rowsLeft -= answer.maxResults;
  return { QueryResponse: answer };
}

function write(item: Doc, run: Run): Doc {
  const { rules, body } = entityIn(item);
  const asked = text(item, 'operation');
  if (asked === undefined) throw faults.required('operation');
  const operation = operations[asked];
  if (operation === undefined) throw faults.unsupportedOperation(asked);
  const options = text(item, 'optionsData');
  const writer = writerOf(run.session, [
    ...run.include,
    ...(options === undefined ? [] : [options]),
  ]);
  const voids = options === 'void';
  if (voids && operation !== 'update') throw faults.badProperty('optionsData');
  return { [rules.name]: writeEntity(rules, body, voids ? 'void' : operation, writer) };
}

/** The one entity of an item, under its CamelCase name. */
function entityIn(item: Doc): { rules: EntityRules; body: Doc } {
  const names = Object.keys(item).filter((name) => !envelope.has(name));
  const [name = 'BatchItemRequest'] = names;
  const rules = entities.find((known) => known.name === name);
  const body = item[name];
  if (rules === undefined || !isDoc(body) || names.length > 1) throw faults.badProperty(name);
  return { rules, body };
}
