import { wholeMs } from '../storage/whole-ms.ts';
import {
  accessLostCode,
  authorizationCodes,
  type Fault,
  faultIn,
  faultInXml,
  passingCodes,
  throttledCode,
} from './fault.ts';

/**
 * What one call to QuickBooks came to. `unclear`: it may or may not have been carried out ·
 * `unsent`: it certainly was not, no byte left · every other refusal is definite.
 */
export type QboAnswer =
  | { kind: 'ok'; body: Record<string, unknown>; tid: string | null }
  | { kind: 'fault'; fault: Fault; tid: string | null }
  | { kind: 'throttled'; tid: string | null; retryAfterMs?: number }
  | { kind: 'unauthorized'; code: string; tid: string | null }
  | { kind: 'forbidden'; tid: string | null }
  | { kind: 'unclear'; reason: string; tid: string | null }
  | { kind: 'unsent'; tid: null };

/**
 * Judges a complete HTTP answer (contract.md §2.7); `text` is the whole body. Gateways answer in
 * XML or HTML whatever was asked for.
 */
export function judge(
  status: number,
  text: string,
  tid: string | null,
  retryAfter: string | null = null,
): QboAnswer {
  const body = parsed(text);
  const fault = body ? faultIn(body) : faultInXml(text);
  if (status === 429 || fault?.code === throttledCode) {
    return { kind: 'throttled', tid, retryAfterMs: waitIn(retryAfter) };
  }
  if (status === 401) return { kind: 'unauthorized', code: fault?.code ?? '', tid };
  if (status >= 500 && !(fault && authorizationCodes.has(fault.code))) {
    return { kind: 'unclear', reason: `HTTP ${status}`, tid };
  }
  if (fault) return judgeFault(fault, tid);
  if (status === 200 && body) return { kind: 'ok', body, tid };
  if (status === 413 || status === 415) {
    return { kind: 'fault', fault: { code: `HTTP ${status}`, message: '', detail: '' }, tid };
  }
  return { kind: 'unclear', reason: `HTTP ${status}`, tid };
}

/** Judges what stands for one record inside a good answer: an item of a batch. */
export function judgeBody(body: Record<string, unknown>, tid: string | null): QboAnswer {
  const fault = faultIn(body);
  return fault ? judgeFault(fault, tid) : { kind: 'ok', body, tid };
}

function judgeFault(fault: Fault, tid: string | null): QboAnswer {
  if (fault.code === throttledCode) return { kind: 'throttled', tid };
  if (authorizationCodes.has(fault.code)) return { kind: 'unauthorized', code: fault.code, tid };
  if (fault.code === accessLostCode) return { kind: 'forbidden', tid };
  if (passingCodes.has(fault.code)) return { kind: 'unclear', reason: `code ${fault.code}`, tid };
  return { kind: 'fault', fault, tid };
}

/** Retry-After in milliseconds, as seconds or as a date (contract.md §2.2); 0 when there is none. */
function waitIn(header: string | null): number {
  if (header === null) return 0;
  const isSeconds = /^\d+(\.\d+)?$/.test(header);
  const ms = isSeconds ? Number(header) * 1000 : Date.parse(header) - Date.now();
  return Number.isFinite(ms) ? Math.max(0, wholeMs(ms)) : 0;
}

const unsentCodes = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** Judges a call that ended without a complete answer. */
export function judgeFailure(error: unknown): QboAnswer {
  const cause = (error as { cause?: { code?: unknown } } | null)?.cause;
  if (typeof cause?.code === 'string' && unsentCodes.has(cause.code)) {
    return { kind: 'unsent', tid: null };
  }
  return { kind: 'unclear', reason: error instanceof Error ? error.name : 'failed', tid: null };
}

function parsed(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}
