import { type ProblemText, text } from './problem-text.ts';

/** QuickBooks’ own refusals (contract.md §2.8). */
export const qboProblems = {
  qbo_access_lost: text(
    'The QuickBooks user who connected the company has lost access to it.',
    'Reconnect with a user who is an admin in QuickBooks.',
  ),
  qbo_stale: text('The record was changed in QuickBooks at the same time.', 'Try again.', true),
  qbo_duplicate_number: text(
    'QuickBooks already has a document with number {number}.',
    'Open it in QuickBooks: link it, or change the number in the practice software.',
  ),
  qbo_duplicate_name: text(
    'QuickBooks already has this name in the list, perhaps inactive. Customers, vendors and employees share their names.',
    'Choose the existing one, or give the new one another name.',
  ),
  qbo_reference_gone: text(
    'QuickBooks says that something on this document was made inactive or deleted.',
    'Refresh the lists and choose another counterpart.',
  ),
  qbo_books_closed: text(
    'The books are closed for the date of this invoice. Nothing was exported.',
    'Ask the bookkeeper; Counterfoil never changes a date by itself.',
  ),
  qbo_subscription: text(
    'The QuickBooks subscription does not allow changes at the moment.',
    'Check the subscription in QuickBooks.',
  ),
  qbo_busy: text(
    'QuickBooks asks to slow down.',
    'Counterfoil waits a minute and goes on by itself.',
    true,
  ),
  qbo_down: text(
    'QuickBooks is not available at the moment.',
    'Counterfoil tries again by itself.',
    true,
  ),
  qbo_already_there: text(
    'QuickBooks already has such a record ({message}). Nothing was stored.',
    'Search for it in QuickBooks, then link it or change the number or name here.',
  ),
  qbo_link_refused: text(
    'QuickBooks does not link these documents with each other ({message}).',
    'Check in QuickBooks that both are open and belong to the same customer.',
  ),
  qbo_parent_wrong: text(
    'QuickBooks does not accept the record above this one.',
    'Check in QuickBooks that it is active and not below this one.',
  ),
  qbo_still_linked: text(
    'Other records in QuickBooks depend on this one, so it was left as it is.',
    'Take their links away in QuickBooks first, then try again.',
  ),
  qbo_deposited: text(
    'The payment is part of a bank deposit in QuickBooks, so it was left as it is.',
    'Take it out of the deposit in QuickBooks first, then try again.',
  ),
  qbo_document_invalid: text(
    'QuickBooks cannot work with the document (code {code}: {message}). Nothing was stored.',
    'Enter it in QuickBooks by hand, and give the code to the person who runs the relay.',
  ),
  qbo_too_large: text(
    'The document is larger than QuickBooks accepts. Nothing was stored.',
    'Split it in the practice software.',
  ),
  qbo_text_too_long: text(
    'A text is longer than QuickBooks accepts ({message}). Nothing was stored.',
    'Shorten it in the practice software, then try again.',
  ),
  qbo_email_refused: text(
    'QuickBooks does not accept the e-mail address. Nothing was stored.',
    'Correct or remove it in the practice software, then try again.',
  ),
  qbo_name_missing: text(
    'QuickBooks needs a name for this record. Nothing was stored.',
    'Enter one in the practice software, then try again.',
  ),
  qbo_amount_refused: text(
    'An amount is outside of what QuickBooks accepts ({message}). Nothing was stored.',
    'Correct it in the practice software, then try again.',
  ),
  qbo_amounts_disagree: text(
    'QuickBooks computes another amount for a line ({message}). Nothing was stored.',
    'Correct quantity, price or amount in the practice software, then try again.',
  ),
  qbo_account_wrong: text(
    'QuickBooks does not accept this type of account here ({message}). Nothing was stored.',
    'An admin chooses another account in the mappings or settings.',
  ),
  qbo_tax_code_wrong: text(
    'QuickBooks does not accept the tax code of a line. Nothing was stored.',
    'Press Test connection, then map the tax again.',
  ),
  qbo_feature_missing: text(
    'The QuickBooks company does not have what this document needs. Nothing was stored.',
    'Switch it on in QuickBooks, where the subscription has it, or leave it out in the settings.',
  ),
  qbo_refused: text(
    'QuickBooks refused the document (code {code}). Nothing was stored.',
    'Correct what QuickBooks names: {message}',
  ),
} as const satisfies Record<string, ProblemText>;
