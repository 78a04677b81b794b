import { type ProblemText, text } from '../problem-text.ts';

/** Why a draft does not become a document. */
export const documentProblems = {
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
  purchase_account_wrong: text(
    'The expense would be paid from an account of the type {type}. QuickBooks allows only a bank account or a credit card. Nothing was exported.',
    'An admin maps its payment method to another account, or chooses another account for expenses in the settings.',
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
} as const satisfies Record<string, ProblemText>;
