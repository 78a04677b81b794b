import type { CatalogueList } from '#shared/relay/contract.ts';
import { plural } from '../words.ts';
import type { MappingRow, Trouble } from './mapping-rows.ts';

/** What is wrong with a counterpart, in a few words. */
export const troubleWords: Record<Trouble, string> = {
  conflict: 'A colleague chose otherwise',
  'target-missing': 'Deleted or merged in QuickBooks',
  'target-inactive': 'Made inactive in QuickBooks',
  'wrong-type': 'Cannot be used here',
  'target-renamed': 'Renamed in QuickBooks',
};

/** What it means and what to do. */
export const troubleHelp: Record<Exclude<Trouble, 'conflict'>, string> = {
  'target-missing':
    'QuickBooks no longer has it: it was deleted, or merged into another one. Choose the one that holds now.',
  'target-inactive': 'QuickBooks refuses documents with it. Choose another one below.',
  'wrong-type':
    'QuickBooks does not accept it in this place, a category for one. Choose another one.',
  'target-renamed':
    'It still works. Take the new name if it means the same, or choose another one.',
};

/** How many records it touches that are still to be exported. */
export function impactOf({ trouble, waiting }: Pick<MappingRow, 'trouble' | 'waiting'>): string {
  if (waiting === 0) return 'no record waits for it';
  const records = plural(waiting, 'record', 'records');
  if (trouble === 'target-renamed') return `in ${records} to export`;
  if (trouble === 'conflict') return `${records} to export`;
  return `stops ${records}`;
}

/** The same as a sentence of its own. */
export function impactSentence(row: Pick<MappingRow, 'trouble' | 'waiting'>): string {
  if (row.waiting === 0) return 'No record waits for it.';
  return row.trouble === 'target-renamed'
    ? `It is in ${plural(row.waiting, 'record', 'records')} to export.`
    : `It stops ${plural(row.waiting, 'record', 'records')}.`;
}

/** Where QuickBooks shows what is inactive, list by list. */
export const placeInQuickBooks: Record<CatalogueList, string> = {
  customers: 'Customers',
  items: 'Products & services',
  accounts: 'the chart of accounts',
  vendors: 'Vendors',
  classes: 'All lists › Classes',
  departments: 'All lists › Locations',
  terms: 'All lists › Terms',
  paymentMethods: 'All lists › Payment methods',
  taxCodes: 'Taxes',
};
