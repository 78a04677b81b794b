import { mappingProblems } from './mapping/mapping-problems.ts';
import { type ProblemText, text } from './problem-text.ts';

export type { ProblemText };

/** Every refusal Counterfoil can give: code, what happened, what to do next, retryable. */
export const problemTexts = {
  // Reading a page
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
  // Turning a draft into a document
  currency_differs: text(
    'The record is in {page}, the QuickBooks company keeps its books in {company} only. Nothing was exported.',
    'Switch on multi-currency in QuickBooks, or enter it there by hand.',
  ),
  currency_unknown: text(
    'The page does not say which currency the amounts are in.',
    'Ask your admin to set the currency for this site.',
  ),
  tax_model_unsupported: text(
    'This page prints its prices with tax inside and no amounts without it, so it cannot be read to the cent. Nothing was exported.',
    'Enter it in QuickBooks by hand.',
  ),
  tax_rate_differs: text(
    'The page charges {page} of {tax}; the QuickBooks code {code} gives {quickbooks}. Nothing was exported.',
    'Map {tax} to a code with the same rate, or correct the rate in QuickBooks.',
  ),
  tax_unknown: text(
    'A line names the tax {tax}, but the record has no such tax. Nothing was exported.',
    'Correct the taxes in the practice software, then try again.',
  ),
  tax_not_on_lines: text(
    'The tax {tax} of {amount} belongs to none of the lines. Nothing was exported.',
    'Correct the taxes in the practice software, then try again.',
  ),
  tax_code_gone: text(
    'The QuickBooks tax code that {tax} is mapped to is no longer there or inactive.',
    'Press Test connection, then choose another code.',
  ),
  tax_not_exact: text(
    'QuickBooks would compute a tax of {quickbooks}, the page says {page}. Nothing was exported.',
    'Let the tax be sent as a line of its own (settings), which is always equal to the cent.',
  ),
  tax_override_unproven: text(
    'It is not known whether this company keeps a tax that is sent to it, so nothing was exported.',
    'Let the tax be sent as a line of its own (settings), or run the company check.',
  ),
  exchange_rate_missing: text(
    'The record is in {page} and names no exchange rate to {company}. Nothing was exported.',
    'Enter it in QuickBooks by hand; Counterfoil never books one to one.',
  ),
  before_start_date: text(
    'The record is dated {date}; only records from {start} on are exported.',
    'Nothing was changed. An admin can move the start date in the settings.',
  ),
  before_enabled: text(
    'The record is dated {date}; exports were switched on on {enabled}, and earlier records stay out.',
    'Nothing was changed. An admin can let earlier records in under Start date in the settings.',
  ),
  entered_before_start: text(
    'The client was entered on {date}, before the start date {start}, so it is not exported by itself.',
    'Nothing was changed. It gets a customer when a record from the start date on needs one.',
  ),
  defaults_missing: text(
    'The settings name no {missing} yet. Nothing is exported before both defaults are chosen.',
    'An admin chooses the income account and the services item under Defaults in the settings.',
  ),
  method_excluded: text(
    'Payments by {method} are not exported: the settings leave this method out.',
    'Nothing was changed. An admin can include it in the settings.',
  ),
  not_exported_yet: text(
    'It settles the {kind} {number}, which QuickBooks does not have yet. Nothing was exported.',
    'Export that one first, then this one.',
  ),
  applied_too_much: text(
    'The payment of {amount} settles {applied} in total. Nothing was exported.',
    'Correct what it settles in the practice software, then try again.',
  ),
  account_missing: text(
    'The settings name no {account} yet, so this cannot be exported.',
    'An admin chooses the account in the settings.',
  ),
  negative_total: text(
    'The total is below zero ({total}). QuickBooks accepts this only as a credit. Nothing was exported.',
    'Export it as a credit, or correct it in the practice software.',
  ),
  text_not_allowed: text(
    'The {field} holds characters that QuickBooks does not accept ({characters}).',
    'Change it in the practice software, then try again.',
  ),
  number_too_long: text(
    'The number {text} has more than {limit} characters.',
    'QuickBooks accepts at most {limit}. Shorten it in the practice software.',
  ),
  // Relay and pairing
  bad_request: text(
    'The relay could not read the request ({where}). Nothing was changed.',
    'Update the extension and the relay to the same version.',
  ),
  extension_outdated: text(
    'This extension is too old for the relay. Nothing was changed.',
    'Update the extension to version {needed} or newer, then open this panel again. Drafts are kept.',
  ),
  relay_outdated: text(
    'The relay is version {version}, which is too old for this extension. Nothing was changed.',
    'Ask the person who runs the relay to update it. Drafts are kept.',
  ),
  body_too_large: text(
    'The request is larger than the relay accepts. Nothing was changed.',
    'Split the invoice.',
  ),
  wrong_content_type: text(
    'The relay accepts JSON only. Nothing was changed.',
    'Send application/json with the X-Counterfoil header.',
  ),
  wrong_host: text(
    'The relay does not answer under this host name.',
    'Use the address printed when the relay starts, or set PUBLIC_URL.',
  ),
  route_unknown: text('The relay has no such address.', 'Check the relay address and version.'),
  method_not_allowed: text(
    'The relay does not allow this method here.',
    'Check the API description.',
  ),
  too_many_requests: text(
    'Too many requests in a short time.',
    'Wait a minute, then try again.',
    true,
  ),
  not_paired: text(
    'This browser is not paired with a relay.',
    'Enter the relay address and a pairing code.',
  ),
  token_refused: text(
    'The relay no longer accepts this browser: it was removed, or the relay was set up anew.',
    'Ask your admin for a pairing code and pair again. Drafts are kept.',
  ),
  admin_only: text('Only an admin can do this.', 'Ask an admin of your practice.'),
  code_wrong: text(
    'This pairing code is not valid.',
    'Check the code. After five wrong tries it stops working and a new one is needed.',
  ),
  code_expired: text(
    'This pairing code is used up or expired. Codes work once, for ten minutes.',
    'Ask your admin for a new code.',
  ),
  relay_unreachable: text(
    'The relay does not answer.',
    'Check that it is running and that its address is right. Drafts are kept.',
    true,
  ),
  relay_failed: text(
    'The relay met an error it did not expect (reference {reference}).',
    'Try again. If it stays, give the reference to the person who runs the relay.',
    true,
  ),
  relay_stopping: text('The relay is restarting.', 'Try again in a few seconds.', true),
  not_found: text('The relay does not know this record.', 'Reload the panel.'),
  settings_conflict: text(
    'Somebody else changed the settings at the same time. Yours were not saved.',
    'Look at the new settings and decide again.',
  ),
  // Export
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
  // Connection
  not_connected: text('No QuickBooks company is connected.', 'Ask an admin to connect one.'),
  accounting_off: text(
    'This practice uses no accounting system, so nothing is exported. Drafts are kept.',
    'An admin can choose QuickBooks Online again and connect a company.',
  ),
  accounting_locked: text(
    'The accounting system cannot be changed while a company is connected. Nothing was changed.',
    'Disconnect the company first; settings, mappings and history are kept.',
  ),
  needs_reconnect: text(
    'The connection to QuickBooks has ended. Settings, mappings and history are kept.',
    'An admin presses Reconnect; waiting exports go on by themselves.',
  ),
  consent_refused: text(
    'The permission was not given, so no company was connected. Nothing was changed.',
    'Press Connect to QuickBooks again when you are ready.',
  ),
  consent_expired: text(
    'This sign-in link was used before, is too old or was started in another browser. Nothing was changed.',
    'Go back to the panel and press Connect to QuickBooks again.',
  ),
  consent_failed: text(
    'Intuit did not complete the connection ({reason}). Nothing was changed.',
    'Try again. If it stays, the relay’s Intuit app settings need a look.',
    true,
  ),
  other_company: text(
    'You chose {other}, but this practice is connected to {company}. Nothing was changed.',
    'Choose {company}, or disconnect first to move to another company.',
  ),
  intuit_app_wrong: text(
    'Intuit does not accept the relay’s app credentials.',
    'The person who runs the relay checks INTUIT_CLIENT_ID and INTUIT_CLIENT_SECRET.',
  ),
  // QuickBooks' own refusals (contract.md §2.8)
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
    'QuickBooks already has a customer, vendor, employee or item with this name.',
    'Choose the existing one in the list, or give the new one another name.',
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
  // Browser
  site_not_granted: text(
    'Counterfoil may not look at this site yet.',
    'Choose your practice software and press Allow.',
  ),
  site_address_wrong: text(
    '“{text}” is not a web address.',
    'Enter it as it stands in the address bar.',
  ),
  relay_address_wrong: text(
    '“{text}” is not a relay address. It starts with https://, or http:// on this computer only.',
    'Ask your admin for the address.',
  ),
  storage_full: text(
    'The browser has no room to store the draft. Nothing was sent.',
    'Free some disk space, then try again.',
  ),
  ...mappingProblems,
} as const satisfies Record<string, ProblemText>;
