import type { Settings } from '../settings/settings.ts';
import type { Term } from './term.ts';

/** What a created customer is called; by its number only where names stay in the practice (H12). */
export const createdClientName = (
  term: Pick<Term, 'name' | 'id'>,
  { clientNames, createdNames }: Pick<Settings, 'clientNames' | 'createdNames'>,
): string =>
  clientNames === 'number' && term.id
    ? createdName({ name: `Client ${term.id}` })
    : createdName(term, createdNames);

/**
 * The name a created counterpart gets: with the practice's id, so that namesakes stay apart (E13,
 * G32). QuickBooks takes no colon, tab or line break in names (contract.md §5.3, §5.7).
 */
export function createdName(
  { name, id }: Pick<Term, 'name' | 'id'>,
  style: Settings['createdNames'] = 'name-id',
): string {
  const clean = name.replace(/\s*[:\t\n\r]\s*/g, ' - ').trim();
  if (!id) return clean;
  const number = id.replace(/[:\t\n\r]/g, '-');
  return style === 'id-name' ? `${number} ${clean}` : `${clean} (${number})`;
}
