import { type Problem, problem } from '#shared/problem.ts';

/** What QuickBooks said no with. */
export interface Fault {
  /** Digits without leading zeros, or `HTTP 413` where no fault came. */
  code: string;
  message: string;
  detail: string;
}

type Loose = Record<string, unknown>;
const isObject = (value: unknown): value is Loose => typeof value === 'object' && value !== null;
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Reads both recorded shapes of a fault (contract.md §2.6); null when the body holds none. */
export function faultIn(body: unknown): Fault | null {
  if (!isObject(body)) return null;
  const fault = body.Fault ?? body.fault;
  if (!isObject(fault)) return null;
  const errors = fault.Error ?? fault.error;
  const error = Array.isArray(errors) && isObject(errors[0]) ? errors[0] : {};
  const message = textOf(error.Message ?? error.message);
  const named = /errorCode=(\d+)/.exec(message)?.[1];
  return {
    code: String(error.code ?? named ?? '').replace(/^0+(?=\d)/, ''),
    message,
    detail: textOf(error.Detail ?? error.detail),
  };
}

/** Codes after which the same request may succeed by itself (contract.md §2.8, column R = Y). */
export const passingCodes = new Set(['130', '140', '150', '600', '10000']);
export const authorizationCodes = new Set(['100', '110', '120', '3200']);
export const accessLostCode = '3100';
export const throttledCode = '3001';
export const duplicateNumberCodes = new Set(['6140']);
export const duplicateNameCode = '6240';

const problems: Record<string, Problem['code']> = {
  '610': 'qbo_reference_gone',
  '2500': 'qbo_reference_gone',
  '5010': 'qbo_stale',
  '6140': 'qbo_duplicate_number',
  '6190': 'qbo_subscription',
  '6210': 'qbo_books_closed',
  '6240': 'qbo_duplicate_name',
};

/** The Problem for a definite refusal; `number` is the document's number or name. */
export function faultProblem(fault: Fault, number: string): Problem {
  const code = causeOfReusedCode(fault) ?? problems[fault.code];
  if (code === 'qbo_duplicate_number') return problem(code, { number });
  if (code) return problem(code);
  const message = (fault.detail || fault.message || 'no reason given').slice(0, 300);
  return problem('qbo_refused', { code: fault.code || 'none', message });
}

/**
 * QuickBooks or its documentation uses 5010 and 6210 for two causes each; only here the text is
 * read. Where the words are not recognised (other languages) the main meaning of the code holds.
 */
export function causeOfReusedCode({ code, message, detail }: Fault): Problem['code'] | null {
  const text = `${message} ${detail}`;
  if (code === '5010' && /deleted|inactive/i.test(text)) return 'qbo_reference_gone';
  if (code === '6210' && /duplicate|already been used/i.test(text)) return 'qbo_duplicate_number';
  return null;
}
