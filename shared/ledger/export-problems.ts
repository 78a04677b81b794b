import { type ProblemText, text } from '../problem-text.ts';

/** What becomes of a confirmed export. */
export const exportProblems = {
  preview_outdated: text(
    'The document is not the one you were shown: a mapping or the company has changed. Nothing was exported.',
    'Look at the new preview and confirm again.',
  ),
  changed_since_export: text(
    'This record was exported before and has changed in the practice software since.',
    'Look at what has changed, then press Update in QuickBooks; it is not exported a second time.',
  ),
  earlier_step_failed: text(
    'It refers to another record that could not be exported, so it was not sent.',
    'Look at that record first, then export again; both are tried.',
  ),
  export_running: text(
    'The record is still on its way to QuickBooks.',
    'Wait until it is decided, then try again.',
    true,
  ),
  nothing_in_quickbooks: text(
    'QuickBooks does not have this record, so there is nothing to change.',
    'Export it first.',
  ),
  exported_otherwise: text(
    'A colleague exported this record with another document than the one you confirmed. Theirs is in QuickBooks; yours was not sent.',
    'Keep theirs, or undo it in QuickBooks and export the record again. What you chose is kept here.',
  ),
  exported_elsewhere: text(
    'The record was exported to another QuickBooks company, which is not connected now.',
    'Change it there by hand.',
  ),
  type_changed: text(
    'QuickBooks has this record as {before}; with the settings of today it would be {now}.',
    'Void it first, then export it again.',
  ),
  deleted_in_quickbooks: text(
    'The record was deleted in QuickBooks. It was not created again.',
    'If it belongs there, export it anew; otherwise leave it.',
  ),
  target_gone: text(
    'What was created for this entry was deleted, merged or made inactive in QuickBooks. Nothing was changed.',
    'Choose the one that was kept, or do the same again to create a new one.',
  ),
  voided_in_quickbooks: text(
    'The record was voided in QuickBooks. It was left as it is.',
    'If it belongs there, export it anew; otherwise leave it.',
  ),
  not_ours_any_more: text(
    'The record in QuickBooks no longer carries the mark of this export, so it was left as it is.',
    'Open it in QuickBooks and change it there by hand.',
  ),
  void_by_hand: text(
    'QuickBooks keeps customers, items and vendors; Counterfoil does not take them away.',
    'Make it inactive in QuickBooks by hand.',
  ),
  outcome_unknown: text(
    'QuickBooks did not answer clearly. Counterfoil is finding out whether it has the document and sends nothing new.',
    'Wait; this resolves by itself.',
    true,
  ),
  needs_person: text(
    'It could not be proved whether QuickBooks has this document.',
    'Search QuickBooks for number {number}, then decide in the ledger.',
  ),
  total_differs: text(
    'QuickBooks stored {quickbooks}, the practice software says {practice}.',
    'Open the invoice in QuickBooks and check its tax and totals.',
  ),
  text_changed: text(
    'QuickBooks stored the {field} with other characters than the practice software shows. Nothing else was changed: all amounts are as they were sent.',
    'If it matters, correct the {field} in QuickBooks, in letters that it keeps.',
  ),
} as const satisfies Record<string, ProblemText>;
