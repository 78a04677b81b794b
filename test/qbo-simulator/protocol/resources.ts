import { runCdc } from '../cdc/cdc.ts';
import { entityRules } from '../entities/entities.ts';
import { enterRate, rateOn } from '../operations/exchange-rates.ts';
import { present } from '../operations/present.ts';
import { createTaxCode } from '../operations/tax-service.ts';
import { requireSubscription } from '../operations/write.ts';
import { runQuery } from '../query/run.ts';
import { type Answer, notFound, unsupportedType } from './answer.ts';
import { type ApiRequest, bodyDoc, bodyText, isType } from './api-request.ts';
import { runBatch } from './batch.ts';
import { faults } from './fault.ts';
import { inEnvelope, type Session, writerOf } from './session.ts';
import { downloadAddress, upload } from './upload.ts';

type Resource = (request: ApiRequest, session: Session) => Answer;

/** What lies beside the entities below a realm, by method and path (contract §2.1). */
const resources: { [methodAndPath: string]: Resource } = {
  'GET query': query,
  'POST query': query,
  'GET cdc': (request, session) => inEnvelope(session, runCdc(request.query, session)),
  'POST batch': batch,
  'POST upload': uploadFiles,
  'GET download': download,
  'GET exchangerate': rate,
  'POST exchangerate': newRate,
  'POST taxservice/taxcode': taxService,
};

/** Names that are resources and no entities, whatever the method. */
const names = new Set(Object.keys(resources).map((key) => key.split(/[ /]/)[1]));

/** The answer of a resource; undefined when the path leads to none. */
export function answerResource(request: ApiRequest, session: Session): Answer | undefined {
  const { method, segments } = request;
  const [name = '', ...rest] = segments;
  if (!names.has(name)) return undefined;
  const path = name === 'download' && rest.length === 1 ? name : segments.join('/');
  const resource = resources[`${method} ${path}`];
  return resource ? resource(request, session) : notFound();
}

function query(request: ApiRequest, session: Session): Answer {
  const { company, now, state } = session;
  const found = runQuery(statementOf(request), company, state.switches, now);
  return inEnvelope(session, { QueryResponse: found });
}

function batch(request: ApiRequest, session: Session): Answer {
  if (!isType(request, 'application/json')) return unsupportedType();
  const { responses, tally } = runBatch(bodyDoc(request), request.query, session);
  return { ...inEnvelope(session, { BatchItemResponse: responses }), tally };
}

function uploadFiles(request: ApiRequest, session: Session): Answer {
  if (!isType(request, 'multipart/form-data')) return unsupportedType();
  const AttachableResponse = upload(entityRules('Attachable'), request, session);
  return inEnvelope(session, { AttachableResponse });
}

/** A plain text address and no envelope (contract §2.5). */
function download(request: ApiRequest, session: Session): Answer {
  const id = request.segments[1] ?? '';
  const rules = entityRules('Attachable');
  return { status: 200, text: downloadAddress(rules, id, request.origin, session) };
}

/** The answer of the tax service has no envelope either (contract §2.5). */
function taxService(request: ApiRequest, session: Session): Answer {
  if (!isType(request, 'application/json')) return unsupportedType();
  requireSubscription(session.company);
  return { status: 200, body: createTaxCode(bodyDoc(request), writerOf(session, [])) };
}

/** Rates are read by currency and day and entered without an id (contract §2.1). */
function rate({ query: asked }: ApiRequest, session: Session): Answer {
  const writer = writerOf(session, []);
  const ExchangeRate = rateOn(asked.get('sourcecurrencycode'), asked.get('asofdate'), writer);
  return inEnvelope(session, { ExchangeRate });
}

function newRate(request: ApiRequest, session: Session): Answer {
  const { company, state } = session;
  requireSubscription(company);
  const record = enterRate(bodyDoc(request), writerOf(session, []));
  return inEnvelope(session, { ExchangeRate: present(record, company, state.switches) });
}

function statementOf(request: ApiRequest): string {
  if (request.method === 'GET') {
    const statement = request.query.get('query');
    if (!statement) throw faults.queryParse('Encountered "<EOF>" at line 1, column 1.');
    return statement;
  }
  if (request.method === 'POST' && isType(request, 'application/text')) return bodyText(request);
  throw faults.unsupportedOperation(`${request.method} query`);
}
