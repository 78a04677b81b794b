import type { Problem, ProblemCode } from '#shared/problem.ts';

const statuses: Partial<Record<ProblemCode, number>> = {
  bad_request: 400,
  extension_outdated: 400,
  relay_outdated: 400,
  body_too_large: 413,
  wrong_content_type: 415,
  wrong_host: 421,
  route_unknown: 404,
  method_not_allowed: 405,
  too_many_requests: 429,
  not_paired: 401,
  token_refused: 401,
  admin_only: 403,
  code_wrong: 403,
  code_expired: 403,
  relay_failed: 500,
  relay_stopping: 503,
  not_found: 404,
  mapping_conflict: 409,
  mapping_other_company: 409,
  settings_conflict: 409,
  settings_other_company: 409,
  export_running: 409,
  nothing_in_quickbooks: 409,
  exported_elsewhere: 409,
  void_by_hand: 409,
  type_changed: 409,
  preview_outdated: 409,
  changed_since_export: 409,
  needs_person: 409,
  not_connected: 409,
  accounting_off: 409,
  accounting_locked: 409,
  needs_reconnect: 409,
  other_company: 409,
  consent_expired: 400,
  consent_refused: 400,
  consent_failed: 502,
  intuit_app_wrong: 502,
  qbo_access_lost: 409,
  qbo_busy: 503,
  qbo_down: 502,
};

/** The HTTP status of a problem; what a document cannot be made from is 422. */
export const statusOf = ({ code }: Problem): number => statuses[code] ?? 422;

/** `{problem: {code, detail}}`; nothing else of a refusal leaves the relay. */
export const problemResponse = (problem: Problem, headers: Record<string, string> = {}): Response =>
  Response.json(
    { problem: { code: problem.code, detail: problem.detail } },
    { status: statusOf(problem), headers },
  );
