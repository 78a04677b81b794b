import type { Doc } from '../doc.ts';
import { isDoc } from '../doc.ts';
import { faults } from './fault.ts';

/** A company API request with its body already read. */
export type ApiRequest = {
  method: string;
  realm: string;
  /** Scheme, host and port the client used. */
  origin: string;
  /** Path segments behind the realm. */
  segments: string[];
  query: URLSearchParams;
  accessToken: string | undefined;
  contentType: string;
  accept: string;
  body: Uint8Array;
};

/** The token of an Authorization header. */
export function bearerToken(header: string | undefined): string | undefined {
  return /^Bearer (.+)$/i.exec(header ?? '')?.[1];
}

/** The body as text; bytes that are no UTF-8 give code 500 (contract §2.2). */
export function bodyText(request: ApiRequest): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(request.body);
  } catch {
    throw faults.unsupportedOperation('MalformedByteSequence');
  }
}

/** The body as a JSON object; 2010 when it is anything else. */
export function bodyDoc(request: ApiRequest): Doc {
  const source = bodyText(request);
  let parsed: unknown;
  try {
    parsed = JSON.parse(source);
  } catch {
    throw faults.badProperty('the request body');
  }
  if (!isDoc(parsed)) throw faults.badProperty('the request body');
  return parsed;
}

/** Whether the body is of a media type, parameters aside. */
export function isType(request: ApiRequest, type: string): boolean {
  return request.contentType.split(';')[0]?.trim().toLowerCase() === type;
}
