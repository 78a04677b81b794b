import type { WebhookEvent } from './event.ts';

/** The retired form: one object, its events under their realm (contract §8.1). */
export function classicBody(events: WebhookEvent[]): string {
  const realms = [...new Set(events.map((event) => event.realm))];
  const eventNotifications = realms.map((realmId) => ({
    realmId,
    dataChangeEvent: {
      entities: events.filter((event) => event.realm === realmId).map(entity),
    },
  }));
  return JSON.stringify({ eventNotifications });
}

function entity(event: WebhookEvent) {
  return {
    name: event.entity,
    id: event.entityId,
    operation: event.operation,
    ...(event.deletedId === undefined ? {} : { deletedId: event.deletedId }),
    lastUpdated: new Date(event.at).toISOString(),
  };
}
