import { entityNamed } from '../catalog/catalog.ts';
import { entityAtPath } from '../entities/entities.ts';
import { type Answer, htmlPage, notFound } from './answer.ts';
import { answerEntity } from './answer-entity.ts';
import type { ApiRequest } from './api-request.ts';
import { faults } from './fault.ts';
import { answerResource } from './resources.ts';
import type { Session } from './session.ts';

/** Carries out one authorised request; throws a Fault to refuse it (contract §2.1). */
export function execute(request: ApiRequest, session: Session): Answer {
  const answer = answerResource(request, session) ?? answerNamed(request, session);
  if (answer.status === 415 && session.state.switches.contentTypeRefusal === '1050') {
    throw faults.contentType(request.contentType);
  }
  return answer;
}

function answerNamed(request: ApiRequest, session: Session): Answer {
  const [resource = ''] = request.segments;
  const rules = entityAtPath(resource);
  return rules === undefined ? unserved(resource) : answerEntity(rules, request, session);
}

/** What exists at Intuit but not here says so loudly; anything else is a wrong path (§2.7). */
function unserved(resource: string): Answer {
  const entity = entityNamed(resource);
  const known = entity !== undefined && entity.toLowerCase() === resource;
  if (!known && resource !== 'reports') return notFound();
  return { status: 501, html: htmlPage(`501 The simulator does not serve ${resource}`) };
}
