import type { Company } from '../books/company.ts';
import { entityNamed, shapeOf } from '../catalog/catalog.ts';
import { envelopeTime } from '../clock.ts';
import type { Doc } from '../doc.ts';
import { entityAtPath } from '../entities/entities.ts';
import type { EntityRules } from '../entities/entity.ts';
import { present } from '../operations/present.ts';
import {
  createRecord,
  deleteRecord,
  updateRecord,
  voidRecord,
  type Writer,
} from '../operations/write.ts';
import { runQuery } from '../query/run.ts';
import type { State } from '../state.ts';
import { type ApiRequest, bodyDoc, bodyText, isType } from './api-request.ts';
import { faults } from './fault.ts';
import type { Answer } from './replay.ts';

/** Resources of the real API that this simulator knows of and does not serve. */
const notServed = ['batch', 'cdc', 'upload', 'download', 'taxservice', 'exchangerate', 'reports'];

/** Carries out one authorised request; throws a Fault to refuse it (contract §2.1). */
export function execute(request: ApiRequest, company: Company, by: string, state: State): Answer {
  const [resource = '', id, ...rest] = request.segments;
  const now = state.clock.now();
  const time = envelopeTime(now, company.settings.offset);
  if (resource === 'query' && id === undefined) {
    const answer = runQuery(statementOf(request), company, state.switches, now);
    return { status: 200, body: { QueryResponse: answer, time } };
  }
  const rules = entityAtPath(resource);
  if (rules === undefined) return unserved(resource);
  if (rest.length > 0) {
    return rest[0] === 'send' || rest[0] === 'pdf' ? unserved(rest[0]) : notFound();
  }
  if (request.method === 'GET') {
    return { status: 200, body: { [rules.name]: read(rules, id, company, state), time } };
  }
  if (request.method !== 'POST' || id !== undefined) return notFound();
  if (!isType(request, 'application/json')) {
    return { status: 415, html: htmlPage('415 Unsupported Media Type') };
  }
  const include = new Set((request.query.get('include') ?? '').split(','));
  const writer: Writer = { company, switches: state.switches, now, by, include };
  return { status: 200, body: { [rules.name]: write(rules, request, writer), time } };
}

function write(rules: EntityRules, request: ApiRequest, writer: Writer): Doc {
  const body = bodyDoc(request);
  const operation = request.query.get('operation');
  const presented = (record: Parameters<typeof present>[0]) =>
    present(record, writer.company, writer.switches);
  switch (operation) {
    case 'delete':
      return deleteRecord(rules, body, writer);
    case 'void':
      if (rules.voidBy !== 'operation') throw faults.unsupportedOperation('void');
      return presented(voidRecord(rules, body, writer));
    case 'update':
    case null:
    case '':
      break;
    default:
      throw faults.unsupportedOperation(operation);
  }
  if (writer.include.has('void')) {
    if (rules.voidBy !== 'include') throw faults.unsupportedOperation('include=void');
    return presented(voidRecord(rules, body, writer));
  }
  const changes = body.Id !== undefined || operation === 'update' || body.sparse === true;
  return presented(changes ? updateRecord(rules, body, writer) : createRecord(rules, body, writer));
}

function read(rules: EntityRules, id: string | undefined, company: Company, state: State): Doc {
  if (!shapeOf(rules.name).operations.includes('read')) {
    throw faults.unsupportedOperation(`read on ${rules.name}`);
  }
  const own = rules.kind === 'singleton' && (id === undefined || id === company.realm);
  const wanted = own ? '1' : id;
  if (wanted === undefined) throw faults.required('Id');
  const record = company.get(rules.name, wanted);
  if (record) return present(record, company, state.switches);
  const gone = company.tombstones.some((stone) => stone.entity === rules.name && stone.id === id);
  throw gone ? faults.deleted() : faults.notFound();
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
  if (!known && !notServed.includes(resource) && resource !== 'send' && resource !== 'pdf') {
    return notFound();
  }
  return { status: 501, html: htmlPage(`501 The simulator does not serve ${resource}`) };
}

export function notFound(): Answer {
  return { status: 404, html: htmlPage('404 Not Found') };
}

export function htmlPage(title: string): string {
  return `<!doctype html><html><head><title>${title}</title></head><body><h1>${title}</h1></body></html>`;
}
