import { type Problem, problem } from '#shared/problem.ts';
import { problemOfCode } from './fault-problems.ts';

/** What QuickBooks said no with. */
export interface Fault {
  /** Digits without leading zeros, or `HTTP 413` where no fault came. */
  code: string;
  message: string;
  detail: string;
  /** What it said besides, when there were several errors. */
  others?: string[];
}

type Loose = Record<string, unknown>;
const isObject = (value: unknown): value is Loose => typeof value === 'object' && value !== null;
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/**
 * Reads both recorded shapes of a fault (contract.md §2.6); null when the body holds none. Of
 * several errors the one that decides what to do stands for all.
 */
export function faultIn(body: unknown): Fault | null {
  if (!isObject(body)) return null;
  const fault = body.Fault ?? body.fault;
  if (!isObject(fault)) return null;
  const errors = fault.Error ?? fault.error;
  const list = Array.isArray(errors) ? errors.filter(isObject) : [];
  return decisive(list.map(errorOf));
}

/** The fault in a gateway's XML answer, which comes whatever was asked for; null in a web page. */
export function faultInXml(text: string): Fault | null {
  if (!/<Fault[\s>]/.test(text)) return null;
  const errors = [...text.matchAll(/<Error\b([^>]*)>(.*?)<\/Error>/gs)];
  const inside = (name: string, xml: string) =>
    new RegExp(`<${name}>(.*?)</${name}>`, 's').exec(xml)?.[1] ?? '';
  return decisive(
    errors.map(([, attributes = '', xml = '']) =>
      errorOf({
        code: /\bcode="(\d+)"/.exec(attributes)?.[1],
        message: inside('Message', xml),
        detail: inside('Detail', xml),
      }),
    ),
  );
}

function errorOf(error: Loose): Fault {
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

/** Whether the record, or one it refers to, is there no longer. */
export const isGone = (fault: Fault): boolean =>
  faultProblem(fault, '').code === 'qbo_reference_gone';

/** Which of several errors decides: first what concerns every call, last what needs its words. */
const rank = ({ code }: Fault): number => {
  if (authorizationCodes.has(code) || code === accessLostCode) return 0;
  if (code === throttledCode) return 1;
  if (passingCodes.has(code)) return 2;
  return problemOfCode(code) ? 3 : 4;
};

function decisive(errors: Fault[]): Fault {
  const [first, ...rest] = errors.toSorted((a, b) => rank(a) - rank(b));
  if (!first) return { code: '', message: '', detail: '' };
  if (rest.length === 0) return first;
  return { ...first, others: rest.map(({ detail, message }) => detail || message) };
}

/** The Problem for a refusal; `number` is the document's number or name. */
export function faultProblem(fault: Fault, number: string): Problem {
  const code = causeOfReusedCode(fault) ?? problemOfCode(fault.code) ?? 'qbo_refused';
  const said = [fault.detail || fault.message, ...(fault.others ?? [])].filter(Boolean).join(' · ');
  const message = said.slice(0, 300) || 'no reason given';
  switch (code) {
    case 'qbo_duplicate_number':
    case 'needs_person':
      return problem(code, { number });
    case 'qbo_refused':
    case 'qbo_document_invalid':
      return problem(code, { code: fault.code || 'none', message });
    case 'qbo_link_refused':
    case 'qbo_already_there':
    case 'qbo_text_too_long':
    case 'qbo_amount_refused':
    case 'qbo_amounts_disagree':
    case 'qbo_account_wrong':
      return problem(code, { message });
    default:
      return problem(code);
  }
}

/**
 * QuickBooks or its documentation uses 5010 and 6210 for two causes each; only here the text is
 * read. Where the words are not recognised (other languages) the main meaning of the code holds.
 */
function causeOfReusedCode({ code, message, detail }: Fault): Problem['code'] | null {
  const text = `${message} ${detail}`;
  if (code === '5010' && /deleted|inactive/i.test(text)) return 'qbo_reference_gone';
  if (code === '6210' && /duplicate|already been used/i.test(text)) return 'qbo_duplicate_number';
  return null;
}
