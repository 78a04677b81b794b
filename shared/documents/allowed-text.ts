import { type Problem, problem } from '../problem.ts';
import { longestDocNumber } from './qbo-shapes.ts';

/** Control characters other than tab and line breaks, and broken surrogate pairs. */
const hasForbiddenCharacters = (text: string): boolean =>
  !text.isWellFormed() || /[^\P{Cc}\t\n\r]/u.test(text);

/** Why a text cannot stand in a document as it is; nothing is ever cut or replaced silently. */
export function textProblem(field: string, text: string, limit: number): Problem | null {
  if (hasForbiddenCharacters(text)) {
    return problem('text_not_allowed', { field, characters: 'control characters' });
  }
  return text.length > limit
    ? problem('text_too_long', { field, length: String(text.length), limit: String(limit) })
    : null;
}

/** As `textProblem`, for names of customers, vendors and items (contract.md §5.3, §5.7). */
export const nameProblem = (field: string, name: string, limit: number): Problem | null =>
  /[:\t\n\r]/.test(name)
    ? problem('text_not_allowed', { field, characters: 'colon, tab or line break' })
    : textProblem(field, name, limit);

/** For DocNumber and PaymentRefNum: at most 21 characters, no control characters. */
export function numberProblem(number: string): Problem | null {
  if (number.length > longestDocNumber) {
    return problem('number_too_long', { text: number, limit: String(longestDocNumber) });
  }
  return hasForbiddenCharacters(number)
    ? problem('text_not_allowed', { field: 'number', characters: 'control characters' })
    : null;
}

/** One bad address blocks the whole record (fault 2210), so anything odd is left out; the preview shows none. */
export const isEmail = (text: string): boolean =>
  text.length <= 100 && /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text);
