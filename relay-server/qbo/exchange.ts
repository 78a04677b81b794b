import { productVersion } from '#shared/relay/versions.ts';
import { judge, judgeFailure, type QboAnswer } from './answer.ts';
import type { Fetch } from './intuit-fetch.ts';

export interface ExchangeDeps {
  /** Reaches Intuit only. */
  fetch: Fetch;
  timeoutMs: number;
  /** Ends every call, for shutting down. */
  signal: AbortSignal;
}

/** The largest answer that is read: a full page of documents with many lines stays far below. */
export const largestAnswer = 32 * 1024 * 1024;

/** One call and one answer, within the deadline from the first byte to the last. Never throws. */
export async function exchange(
  { fetch, timeoutMs, signal }: ExchangeDeps,
  token: string,
  target: URL,
  body: string | undefined,
): Promise<QboAnswer> {
  const deadline = new AbortController();
  const timer = setTimeout(() => deadline.abort(new Error('timeout')), timeoutMs);
  const stop = () => deadline.abort(signal.reason);
  signal.addEventListener('abort', stop);
  if (signal.aborted) stop();
  try {
    const response = await fetch(target, {
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        Authorization: `Bearer ${token}`,
        Accept: 'application/json',
        'User-Agent': `Counterfoil/${productVersion}`,
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      },
      body,
      signal: deadline.signal,
    });
    const { status, headers } = response;
    const tid = headers.get('intuit_tid');
    const text = await textOf(response);
    if (text === null) return { kind: 'unclear', reason: 'answer too large', tid };
    return judge(status, text, tid, headers.get('retry-after'));
  } catch (error) {
    return judgeFailure(error);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', stop);
  }
}

/** The whole body; null, and the connection dropped, when it is too large. */
async function textOf({ body }: Response): Promise<string | null> {
  if (!body) return '';
  const parts: Uint8Array[] = [];
  let size = 0;
  // Leaving the loop cancels the stream.
  for await (const part of body as unknown as AsyncIterable<Uint8Array>) {
    size += part.byteLength;
    if (size > largestAnswer) return null;
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}
