import type { Badge } from '#extension/protocol/messages.ts';

/** Every word the page script shows or says. */

const plural = (count = 0): string => (count === 1 ? '1 entry' : `${count} entries`);

export const action = 'Export to QuickBooks';
export const reload = 'Reload this page to keep exporting';
export const reloadHint = 'Reloading drops what is not saved here.';
export const stoppedHere =
  'This page keeps removing Counterfoil’s button, so Counterfoil has stopped here.';
export const pageChanged =
  'Counterfoil no longer recognises this page and exports nothing from it. Reload it; if this stays, the profile needs an update.';
export const dismiss = 'Dismiss';

/** The short text of a state: ux rule 1. */
export function stateText({ state, count, reason, undo }: Badge): string {
  switch (state) {
    case 'export':
      return 'Export';
    case 'needs-mapping':
      return `Needs mapping (${count ?? 0})`;
    case 'ready':
      return 'Ready';
    case 'exporting':
      return undo ? 'Undoing…' : 'Exporting…';
    case 'checking':
      return 'Checking…';
    case 'exported':
      return 'Exported';
    case 'changed':
      return 'Changed since export';
    case 'voided':
      return 'Undone';
    case 'failed':
      return reason ? `Failed: ${reason}` : 'Failed';
    case 'not-connected':
      return 'Not connected';
    case 'paused':
      return 'Paused';
    default:
      return state satisfies never;
  }
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** What a screen reader adds to the short text. */
export function stateSentence({ state, count, undo }: Badge, number?: string): string {
  const invoice = number ? `invoice ${number}` : 'this invoice';
  switch (state) {
    case 'needs-mapping':
      return `Choose counterparts for ${plural(count)} of ${invoice}.`;
    case 'exporting':
      return undo
        ? `${capital(invoice)} is being undone in QuickBooks.`
        : `QuickBooks is receiving ${invoice}.`;
    case 'checking':
      return `Finding out whether QuickBooks has ${invoice}. Nothing is sent twice.`;
    case 'exported':
      return `QuickBooks has ${invoice}. Show details.`;
    case 'changed':
      return `QuickBooks has an earlier version of ${invoice}. Show the update.`;
    case 'voided':
      return `${capital(invoice)} was undone in QuickBooks. Show how to export it again.`;
    case 'failed':
      return `QuickBooks does not have all of ${invoice}. Show what to do.`;
    case 'not-connected':
      return 'No QuickBooks company is connected. Show what to do.';
    case 'paused':
      return 'Counterfoil is paused on this site.';
    default:
      return `Show the preview of ${invoice}.`;
  }
}

export const companySentence = ({ company }: Badge): string =>
  company ? `To ${company} in QuickBooks. You see a preview first.` : '';

export const linkText = ({ number }: Badge): string => number ?? 'Open';
export const linkSentence = ({ number }: Badge): string =>
  `Open ${number ? `invoice ${number}` : 'the invoice'} in QuickBooks, in a new tab.`;

/** For a narrow column. */
export const shortText = (badge: Badge): string =>
  badge.state === 'needs-mapping'
    ? `Map (${badge.count ?? 0})`
    : (/^\w+…?/.exec(stateText(badge))?.[0] ?? '');

/** Said once when a record that was clicked here changes. */
export const announcement = (badge: Badge, number?: string): string =>
  `${number ? `Invoice ${number}: ` : ''}${stateText(badge)}`;
