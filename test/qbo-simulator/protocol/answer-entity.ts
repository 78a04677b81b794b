import { shapeOf } from '../catalog/catalog.ts';
import type { Doc } from '../doc.ts';
import type { EntityRules } from '../entities/entity.ts';
import { present } from '../operations/present.ts';
import { type Answer, htmlPage, notFound, unsupportedType } from './answer.ts';
import { type ApiRequest, bodyDoc, isType } from './api-request.ts';
import { faults } from './fault.ts';
import { findRecord } from './find-record.ts';
import { printPdf } from './print-pdf.ts';
import { sendMail } from './send-mail.ts';
import { inEnvelope, type Session, writerOf } from './session.ts';
import { type WriteOperation, writeEntity } from './write-entity.ts';

/** Carries out a request on the path of an entity (contract §2.1). */
export function answerEntity(rules: EntityRules, request: ApiRequest, session: Session): Answer {
  const [, id, ...rest] = request.segments;
  if (id !== undefined && rest.length > 0) {
    return rest.length > 1 ? notFound() : document(rules, id, request, session);
  }
  if (request.method === 'GET')
    return inEnvelope(session, { [rules.name]: read(rules, id, session) });
  if (request.method !== 'POST' || id !== undefined) return notFound();
  if (!isType(request, 'application/json')) return unsupportedType();
  const body = bodyDoc(request);
  const include = (request.query.get('include') ?? '').split(',');
  const operation = operationOf(rules, request, body, include);
  return inEnvelope(session, {
    [rules.name]: writeEntity(rules, body, operation, writerOf(session, include)),
  });
}

/** `…/{id}/send` and `…/{id}/pdf`. */
function document(rules: EntityRules, id: string, request: ApiRequest, session: Session): Answer {
  const { method, query, accept } = request;
  switch (`${method} ${request.segments[2]}`) {
    case 'POST send':
      if (!isType(request, 'application/octet-stream')) return unsupportedType();
      return inEnvelope(session, {
        [rules.name]: sendMail(rules, id, query.get('sendTo'), session),
      });
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
