import { createHmac, randomUUID } from 'node:crypto';
import type { Switches } from '../options.ts';

/** What came back: a status, or the way in which nothing did. */
export type Outcome = number | 'timeout' | 'unreachable';

/** One signed POST to an endpoint (contract §8.1). */
export async function post(
  url: string,
  body: string,
  verifierToken: string,
  createdAt: number,
  switches: Switches,
): Promise<Outcome> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      redirect: 'manual',
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'user-agent': 'intuit_notification_server/0.1',
        'intuit-signature': createHmac('sha256', verifierToken).update(body).digest('base64'),
        'intuit-created-time': new Date(createdAt).toISOString(),
        'intuit-t-id': randomUUID(),
        ...(switches.webhookFormat === 'classic'
          ? { 'intuit-notification-schema-version': '0.1' }
          : {}),
      },
      body,
      signal: AbortSignal.timeout(switches.webhookReplySeconds * 1000),
    });
    await response.body?.cancel();
    return response.status;
  } catch (error) {
    return error instanceof DOMException && error.name === 'TimeoutError'
      ? 'timeout'
      : 'unreachable';
  }
}
