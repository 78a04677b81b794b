import { entityNamed, shapeOf } from '../catalog/catalog.ts';
import { runCdc } from '../cdc/cdc.ts';
import { envelopeTime } from '../clock.ts';
import type { Doc } from '../doc.ts';
import { entityAtPath } from '../entities/entities.ts';
import type { EntityRules } from '../entities/entity.ts';
import { enterRate, rateOn } from '../operations/exchange-rates.ts';
import { present } from '../operations/present.ts';
import { createTaxCode } from '../operations/tax-service.ts';
import { requireSubscription } from '../operations/write.ts';
import { runQuery } from '../query/run.ts';
import { type Answer, htmlPage, notFound, unsupportedType } from './answer.ts';
import { type ApiRequest, bodyDoc, bodyText, isType } from './api-request.ts';
import { runBatch } from './batch.ts';
import { faults } from './fault.ts';
import { findRecord } from './find-record.ts';
import { printPdf } from './print-pdf.ts';
import { sendMail } from './send-mail.ts';
import { type Session, writerOf } from './session.ts';
import { type WriteOperation, writeEntity } from './write-entity.ts';

/** Resources of the real API that this simulator knows of and does not serve. */
const notServed = ['upload', 'download', 'reports'];

/** Carries out one authorised request; throws a Fault to refuse it (contract §2.1). */
export function execute(request: ApiRequest, session: Session): Answer {
  const { company, now } = session;
  const [resource = '', id] = request.segments;
  const time = envelopeTime(now, company.settings.offset);
  const answer = (content: Doc): Answer => ({ status: 200, body: { ...content, time } });
  if (resource === 'taxservice') return taxService(request, session);
  if (id === undefined) {
    switch (resource) {
      case 'exchangerate':
        return answer({ ExchangeRate: exchangeRate(request, session) });
      case 'query':
        return answer({
          QueryResponse: runQuery(statementOf(request), company, session.state.switches, now),
        });
      case 'batch':
        return batch(request, session, time);
      case 'cdc':
        return request.method === 'GET' ? answer(runCdc(request.query, session)) : notFound();
    }
  }
  const rules = entityAtPath(resource);
  return rules === undefined ? unserved(resource) : entity(rules, request, session, answer);
}

/** The answer of the tax service has no envelope (contract §2.5). */
function taxService(request: ApiRequest, session: Session): Answer {
  const [, resource, ...rest] = request.segments;
  if (request.method !== 'POST' || resource !== 'taxcode' || rest.length > 0) return notFound();
  if (!isType(request, 'application/json')) return unsupportedType();
  requireSubscription(session.company);
  return { status: 200, body: createTaxCode(bodyDoc(request), writerOf(session, [])) };
}

/** Rates are read by currency and day and entered without an id (contract §2.1). */
function exchangeRate(request: ApiRequest, session: Session): Doc {
  const writer = writerOf(session, []);
  const { query } = request;
  if (request.method === 'GET') {
    return rateOn(query.get('sourcecurrencycode'), query.get('asofdate'), writer);
  }
  requireSubscription(session.company);
  const { company, state } = session;
  return present(enterRate(bodyDoc(request), writer), company, state.switches);
}

function batch(request: ApiRequest, session: Session, time: string): Answer {
  if (request.method !== 'POST') return notFound();
  if (!isType(request, 'application/json')) return unsupportedType();
  const { responses, tally } = runBatch(bodyDoc(request), request.query, session);
  return { status: 200, body: { BatchItemResponse: responses, time }, tally };
}

function entity(
  rules: EntityRules,
  request: ApiRequest,
  session: Session,
  answer: (content: Doc) => Answer,
): Answer {
  const [, id, ...rest] = request.segments;
  if (id !== undefined && rest.length > 0) {
    return rest.length > 1 ? notFound() : document(rules, id, request, session, answer);
  }
  if (request.method === 'GET') return answer({ [rules.name]: read(rules, id, session) });
  if (request.method !== 'POST' || id !== undefined) return notFound();
  if (!isType(request, 'application/json')) return unsupportedType();
  const body = bodyDoc(request);
  const include = (request.query.get('include') ?? '').split(',');
  const operation = operationOf(rules, request, body, include);
  return answer({ [rules.name]: writeEntity(rules, body, operation, writerOf(session, include)) });
}

/** `…/{id}/send` and `…/{id}/pdf`. */
function document(
  rules: EntityRules,
  id: string,
  request: ApiRequest,
  session: Session,
  answer: (content: Doc) => Answer,
): Answer {
  const { method, query, accept } = request;
  switch (`${method} ${request.segments[2]}`) {
    case 'POST send':
      if (!isType(request, 'application/octet-stream')) return unsupportedType();
      return answer({ [rules.name]: sendMail(rules, id, query.get('sendTo'), session) });
    case 'GET pdf':
      if (!/application\/pdf|\*\/\*/.test(accept)) {
        return { status: 406, html: htmlPage('406 Not Acceptable') };
      }
      return { status: 200, pdf: printPdf(rules, id, session) };
    default:
      return notFound();
  }
}

/** What a POST to an entity's path asks for (contract §2.1). */
function operationOf(
  rules: EntityRules,
  request: ApiRequest,
  body: Doc,
  include: string[],
): WriteOperation {
  const asked = request.query.get('operation') || undefined;
  if (asked === 'delete') return 'delete';
  if (asked === 'void') {
    if (rules.voidBy !== 'operation') throw faults.unsupportedOperation('void');
    return 'void';
  }
  if (asked !== undefined && asked !== 'update') throw faults.unsupportedOperation(asked);
  if (include.includes('void')) {
    if (rules.voidBy !== 'include') throw faults.unsupportedOperation('include=void');
    return 'void';
  }
  const changes = body.Id !== undefined || asked === 'update' || body.sparse === true;
  return changes ? 'update' : 'create';
}

function read(rules: EntityRules, id: string | undefined, { company, state }: Session): Doc {
  if (!shapeOf(rules.name).operations.includes('read')) {
    throw faults.unsupportedOperation(`read on ${rules.name}`);
  }
  const own = rules.kind === 'singleton' && (id === undefined || id === company.realm);
  const wanted = own ? '1' : id;
  if (wanted === undefined) throw faults.required('Id');
  return present(findRecord(rules, wanted, company), company, state.switches);
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

/** What exists at Intuit but not here says so loudly; anything else is a wrong path (§2.7). */
function unserved(resource: string): Answer {
  const entity = entityNamed(resource);
  const known = entity !== undefined && entity.toLowerCase() === resource;
  if (!known && !notServed.includes(resource)) return notFound();
  return { status: 501, html: htmlPage(`501 The simulator does not serve ${resource}`) };
}
