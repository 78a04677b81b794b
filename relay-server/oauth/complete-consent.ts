import type { Company } from '#shared/documents/company.ts';
import { type Problem, ProblemError, problem } from '#shared/problem.ts';
import { ok, type Result, refused } from '#shared/result.ts';
import { isActiveAdmin } from '../auth/members.ts';
import { patiently } from '../qbo/patiently.ts';
import { readCompany } from '../qbo/read-company.ts';
import type { RelayDeps } from '../relay-deps.ts';
import { connectionRow, connectionView, isSharedRealm } from './connection-store.ts';
import { type ConsentOwner, noteOutcome, takeState } from './consents.ts';
import { exchangeCode } from './exchange-code.ts';
import type { TokenPair } from './intuit-app.ts';
import { noConnection } from './no-connection.ts';
import { revokeGrant } from './revoke-grant.ts';
import { storeConnection } from './store-connection.ts';

const expired = problem('consent_expired');

/**
 * Finishes a consent with the parameters Intuit sent the browser back with. `browser` is the
 * cookie the browser got at the start. Reconnecting the same company changes nothing but tokens
 * and company facts; another company is refused and its grant ended.
 */
export async function completeConsent(
  deps: RelayDeps,
  parameters: URLSearchParams,
  browser: string | undefined,
): Promise<Result<Company>> {
  const { db } = deps.database;
  const state = parameters.get('state') ?? '';
  const now = deps.now();
  const isGenuine = browser !== undefined && !hasRepeats(parameters);
  const owner = isGenuine ? await takeState(db, state, browser, now) : null;
  if (!owner) {
    await noteOutcome(db, state, expired, { now, isUsed: false });
    return refused(expired);
  }
  const result = await decide(deps, owner, parameters);
  const refusal = result.ok ? null : result.problem;
  await noteOutcome(db, state, refusal, { now: deps.now(), isUsed: true });
  return result;
}

async function decide(
  deps: RelayDeps,
  owner: ConsentOwner,
  parameters: URLSearchParams,
): Promise<Result<Company>> {
  if (!(await isActiveAdmin(deps.database.db, owner.practiceId, owner.memberId))) {
    return refused(problem('admin_only'));
  }
  const reason = refusalOf(parameters);
  if (reason) return refused(reason);
  const pair = await exchangeCode(deps.app, parameters, deps.redirectUri, deps.now);
  if (!pair.ok) return pair;
  return connect(deps, owner, parameters.get('realmId') as string, pair.value);
}

/** A parameter that comes twice was not written by Intuit. */
const hasRepeats = (parameters: URLSearchParams): boolean =>
  new Set(parameters.keys()).size !== [...parameters.keys()].length;

function refusalOf(parameters: URLSearchParams): Problem | null {
  const error = parameters.get('error');
  if (error === 'access_denied') return problem('consent_refused');
  if (error !== null) {
    return problem('consent_failed', { reason: /^[a-z_]{1,40}$/.test(error) ? error : 'error' });
  }
  const code = parameters.get('code') ?? '';
  if (code.length === 0 || code.length > 512) return problem('consent_failed', { reason: 'code' });
  return /^\d{10,20}$/.test(parameters.get('realmId') ?? '')
    ? null
    : problem('consent_failed', { reason: 'realmId' });
}

async function connect(
  deps: RelayDeps,
  owner: ConsentOwner,
  realmId: string,
  pair: TokenPair,
): Promise<Result<Company>> {
  const { db } = deps.database;
  const before = connectionView(await connectionRow(db, owner.practiceId)).company;
  const isMove = before !== undefined && before.realmId !== realmId;
  const company = await readCompany(deps.qbo, realmId, (request) =>
    patiently(() => request({ realmId, token: pair.accessToken })),
  ).catch((error: unknown) => {
    if (error instanceof ProblemError) return null;
    throw error;
  });
  const isStored =
    company !== null &&
    !isMove &&
    (await storeConnection(deps, owner.practiceId, company, pair, deps.now()));
  if (isStored) {
    deps.log('info', {
      event: 'connected',
      practice: owner.practiceId,
      member: owner.memberId,
      realm: realmId,
    });
    deps.worker.kick();
    deps.notifier.kick();
    return ok(company);
  }
  const isNeeded =
    before?.realmId === realmId || (await isSharedRealm(db, owner.practiceId, realmId));
  if (!isNeeded) await revokeGrant(deps.app, pair.refreshToken);
  if (isMove) {
    const other = company?.name ?? realmId;
    return refused(problem('other_company', { other, company: before.name }));
  }
  if (!company) return refused(problem('consent_failed', { reason: 'company not readable' }));
  const off = await noConnection(db, owner.practiceId);
  return refused(
    off.code === 'accounting_off' ? off : problem('consent_failed', { reason: 'another consent' }),
  );
}
