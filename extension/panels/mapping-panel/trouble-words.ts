import type { CatalogueList } from '#shared/relay/contract.ts';
import { plural } from '../words.ts';
import type { MappingRow, Trouble } from './mapping-rows.ts';

/** What is wrong with a counterpart, in a few words. */
export const troubleWords: Record<Trouble, string> = {
  conflict: 'A colleague chose otherwise',
  'target-missing': 'Deleted or merged in QuickBooks',
  'target-inactive': 'Made inactive in QuickBooks',
  'wrong-type': 'Cannot be used here',
  'not-for-sales': 'For purchases only in QuickBooks',
  'feature-off': 'Switched off in QuickBooks',
  'target-renamed': 'Renamed in QuickBooks',
};

/** What it means and what to do. */
export const troubleHelp: Record<Exclude<Trouble, 'conflict'>, string> = {
  'target-missing':
    'QuickBooks no longer has it: it was deleted, or merged into another one. Choose the one that holds now.',
  'target-inactive': 'QuickBooks refuses documents with it. Choose another one below.',
  'wrong-type':
    'QuickBooks does not accept it in this place, a category for one. Choose another one.',
  'not-for-sales':
    'QuickBooks has rates for it on purchases only. Expenses can use it; for invoices and credits choose a code with a rate for sales.',
  'feature-off':
    'The company does not use it, so it is left out of documents. To have it there, switch on classes or locations in QuickBooks under Account and settings › Advanced › Categories, then press Test connection.',
  'target-renamed':
    'It still works. Take the new name if it means the same, or choose another one.',
};

/** Whether records still go out with it. */
export const stopsNothing = (trouble: MappingRow['trouble']): boolean =>
  trouble === 'target-renamed' || trouble === 'feature-off' || trouble === 'not-for-sales';

/** How many records it touches that are still to be exported. */
export function impactOf({ trouble, waiting }: Pick<MappingRow, 'trouble' | 'waiting'>): string {
  if (waiting === 0) return 'no record waits for it';
  const records = plural(waiting, 'record', 'records');
  if (stopsNothing(trouble)) return `in ${records} to export`;
  if (trouble === 'conflict') return `${records} to export`;
  return `stops ${records}`;
}

/** The same as a sentence of its own. */
export function impactSentence(row: Pick<MappingRow, 'trouble' | 'waiting'>): string {
  if (row.waiting === 0) return 'No record waits for it.';
  return stopsNothing(row.trouble)
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
