import { createHash } from 'node:crypto';
import type { ChangeOperation } from '../books/change.ts';
import type { WebhookEvent } from './event.ts';

const verbs: { [operation in ChangeOperation]: string } = {
  Create: 'created',
  Update: 'updated',
  Delete: 'deleted',
  Void: 'voided',
  Merge: 'merged',
  Emailed: 'emailed',
};

/** The present form: an array of CloudEvents, of several realms together (contract §8.1). */
export function cloudEventsBody(events: WebhookEvent[], clientId: string): string {
  const source = `intuit.${createHash('sha256').update(clientId).digest('base64')}`;
  return JSON.stringify(
    events.map((event) => ({
      specversion: '1.0',
      id: event.id,
      source,
      type: `qbo.${event.entity.toLowerCase()}.${verbs[event.operation]}.v1`,
      datacontenttype: 'application/json',
      time: event.time,
      intuitentityid: event.entityId,
      intuitaccountid: event.realm,
      data: {},
    })),
  );
}
