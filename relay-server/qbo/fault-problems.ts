import type { ProblemCode } from '#shared/problem.ts';

/** Every code of contract.md §2.8, by what somebody can do about it. */
const codes = {
  needs_reconnect: ['100', '110', '3100', '3200'],
  qbo_access_lost: ['120'],
  qbo_busy: ['3001'],
  qbo_down: ['130', '140', '150', '10000'],
  outcome_unknown: ['600'],
  qbo_reference_gone: ['610', '2500', '6250'],
  qbo_link_refused: ['620'],
  qbo_already_there: ['630'],
  qbo_parent_wrong: ['700', '900'],
  qbo_still_linked: ['800'],
  qbo_document_invalid: [
    ...['500', '1050', 'HTTP 415', '2010', '2020', '2030', '2090', '2170', '4000', '4001'],
    ...['5000', '6090', '6560'],
  ],
  qbo_too_large: ['1040', '6030', 'HTTP 413'],
  qbo_text_too_long: ['2050'],
  qbo_email_refused: ['2210'],
  qbo_amount_refused: ['2240'],
  qbo_stale: ['5010'],
  qbo_feature_missing: ['5020', '5030'],
  qbo_refused: ['1000', '1010', '1020', '1030', '6000'],
  qbo_account_wrong: ['6010', '6430'],
  qbo_amounts_disagree: ['6070'],
  qbo_name_missing: ['6080'],
  qbo_tax_code_wrong: ['6100'],
  qbo_duplicate_number: ['6140'],
  qbo_subscription: ['6190'],
  qbo_books_closed: ['6210'],
  qbo_duplicate_name: ['6240'],
  qbo_deposited: ['6540'],
} as const satisfies Partial<Record<ProblemCode, readonly string[]>>;

const problems = new Map<string, ProblemCode>(
  Object.entries(codes).flatMap(([name, list]) =>
    list.map((code): [string, ProblemCode] => [code, name as ProblemCode]),
  ),
);

/** The Problem that a fault code stands for, by the code alone; undefined for an unknown one. */
export const problemOfCode = (code: string): ProblemCode | undefined => problems.get(code);
