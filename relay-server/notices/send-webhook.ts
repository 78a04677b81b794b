import { createHmac } from 'node:crypto';
import { productVersion } from '#shared/relay/versions.ts';
import type { Notice } from './notice.ts';
import type { NoticeConfig } from './notice-config.ts';
import { noticeText } from './notice-text.ts';

const signatureHeader = 'X-Counterfoil-Signature';
const noticeIdHeader = 'X-Counterfoil-Notice';

const deadlineMs = 20_000;

/** `t=SECONDS,v1=HEX`: HMAC-SHA256 over time and body, so that neither can be another's. */
export const signature = (secret: string, body: string, seconds: number): string =>
  `t=${seconds},v1=${createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')}`;

/** Posts a notice. Throws unless the receiver answers 2xx. */
export async function sendWebhook(
  { url, secret }: NonNullable<NoticeConfig['webhook']>,
  notice: Notice,
  now: number,
): Promise<void> {
  const { subject, paragraphs } = noticeText(notice);
  const { happenedAt, endsAt, ...rest } = notice;
  const body = JSON.stringify({
    ...rest,
    happenedAt: new Date(happenedAt).toISOString(),
    endsAt: endsAt === null ? null : new Date(endsAt).toISOString(),
    subject,
    text: paragraphs.join('\n\n'),
  });
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      'User-Agent': `Counterfoil/${productVersion}`,
      [noticeIdHeader]: notice.id,
      [signatureHeader]: signature(secret, body, Math.floor(now / 1000)),
    },
    body,
    redirect: 'manual',
    signal: AbortSignal.timeout(deadlineMs),
  });
  await response.body?.cancel();
  if (!response.ok)
    throw Object.assign(new Error('not taken'), { code: `HTTP ${response.status}` });
}
