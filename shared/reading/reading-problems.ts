import { type ProblemText, text } from '../problem-text.ts';

/** Why a page cannot be read, or what it prints cannot be trusted. */
export const readingProblems = {
  page_not_known: text(
    'This page is not one that the {app} profile can read.',
    'Open an invoice and try again.',
  ),
  field_missing: text(
    'The page shows no {field}, so nothing was read.',
    'Check that the invoice is complete and fully loaded, then try again.',
  ),
  field_unreadable: text(
    'The {field} on the page reads “{text}”, which is not a {expected}. Nothing was exported.',
    'Correct it in the practice software, or report the page if it looks right to you.',
  ),
  fields_disagree: text(
    'The page shows two different values for {field}: {first} and {second}. Nothing was exported.',
    'Save or reload the invoice in the practice software so that both agree, then try again.',
  ),
  text_too_long: text(
    'The {field} holds {length} characters; at most {limit} are accepted. Nothing was exported.',
    'Shorten it in the practice software, then try again.',
  ),
  too_many_lines: text(
    'The invoice has {count} lines; at most {limit} can be exported.',
    'Split the invoice in the practice software.',
  ),
  too_many_entries: text(
    'The record has {count} {field}; at most {limit} can be exported. Nothing was exported.',
    'Split it in the practice software.',
  ),
  line_disagrees: text(
    'Line {line} does not add up: the page says {page}, quantity × price gives {computed}. Nothing was exported.',
    'Correct the line in the practice software, then try again.',
  ),
  total_disagrees: text(
    'The {field} on the page is {page}, but its own lines give {computed}. Nothing was exported.',
    'Correct the invoice in the practice software, then try again.',
  ),
  format_ambiguous: text(
    'The numbers on this page can be read in two ways ({first} or {second}). Nothing was exported.',
    'Ask your admin to set the number format for this site.',
  ),
  invoice_not_final: text(
    'This invoice is still {status} in the practice software.',
    'Finish the invoice there first; only issued invoices are exported.',
  ),
  kind_unsupported: text(
    'This is a {kind}; Counterfoil exports invoices only so far. Nothing was exported.',
    'Enter it in QuickBooks by hand.',
  ),
  signed_out: text(
    'The practice software shows its log-in page instead of the invoice.',
    'Log in there, open the invoice and try again.',
  ),
  page_changed: text(
    'The page no longer looks as the {app} profile expects.',
    'Reload the page. If it stays, the profile needs an update.',
  ),
} as const satisfies Record<string, ProblemText>;
