import { child, type Doc, isDoc, list } from '../doc.ts';
import { faults } from '../protocol/fault.ts';
import type { WriteContext } from './entity.ts';

/**
 * Classes and locations (contract §7): on the header or on the lines as the company tracks them;
 * what it does not track is dropped or refused, as switched.
 */
export function settleTracking(draft: Doc, context: WriteContext): void {
  const prefs = child(context.company.preferences, 'AccountingInfoPrefs');
  if (prefs?.ClassTrackingPerTxn !== true) untrack(draft, 'ClassRef', context);
  if (prefs?.TrackDepartments !== true) untrack(draft, 'DepartmentRef', context);
  for (const detail of list(draft, 'Line').flatMap(detailsOf)) {
    if (prefs?.ClassTrackingPerTxnLine !== true) untrack(detail, 'ClassRef', context);
    if (prefs?.TrackDepartments !== true) untrack(detail, 'DepartmentRef', context);
  }
}

function detailsOf(line: Doc): Doc[] {
  return Object.entries(line)
    .filter(([name]) => name.endsWith('LineDetail'))
    .flatMap(([, detail]) => (isDoc(detail) ? [detail] : []));
}

function untrack(holder: Doc, property: string, { switches }: WriteContext): void {
  if (holder[property] === undefined) return;
  if (switches.trackingOff === 'refuse') {
    throw faults.business(`${property} is turned off in the company settings.`, property);
  }
  delete holder[property];
}
