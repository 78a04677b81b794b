import type { QboAnswer } from './answer.ts';
import type { Access } from './qbo-client.ts';

/** Makes one call with a valid token, refreshing it where that is possible. */
export type QboCall = (request: (access: Access) => Promise<QboAnswer>) => Promise<QboAnswer>;
