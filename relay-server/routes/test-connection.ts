import { checkAccess, checkCompany } from '#shared/company-check/company-check.ts';
import type { Finding } from '#shared/company-check/finding.ts';
import { type Problem, ProblemError } from '#shared/problem.ts';
import { readCompanyFacts } from '../company-check/read-company-facts.ts';
import { recordedReads } from '../company-check/recorded-reads.ts';
import { connectionRow, connectionView } from '../oauth/connection-store.ts';
import { noConnection } from '../oauth/no-connection.ts';
import { renewCompany } from '../oauth/renew-company.ts';
import type { Route } from './route.ts';

/**
 * Reads the company again, stores its facts and says what they mean. Nothing is changed in
 * QuickBooks. An ended grant, or an app that Intuit refuses, shows in the answer's findings.
 */
export const testConnection: Route<'testConnection'> = async (deps, { input, member }) => {
  const { database } = deps;
  const { practiceId } = member;
  const before = await connectionRow(database.db, practiceId);
  if (!before) throw new ProblemError(await noConnection(database.db, practiceId));
  const known = connectionView(before).company?.taxOverride ?? 'unknown';
  const reads = recordedReads(deps.qbo);
  let findings: Finding[];
  try {
    const asked = { practiceId, realmId: before.realm_id, practiceTaxes: input.taxes };
    const facts = await readCompanyFacts(deps, reads, asked);
    await renewCompany(database, practiceId, facts.company);
    findings = checkCompany({ ...facts, company: { ...facts.company, taxOverride: known } });
  } catch (error) {
    if (!(error instanceof ProblemError) || !isAccess(error.problem)) throw error;
    findings = checkAccess(error.problem);
  }
  const view = connectionView(await connectionRow(database.db, practiceId));
  const { read } = reads;
  const quickbooksUrl = `${deps.endpoints.web}/app`;
  return { body: { ...view, findings, read, meteredReads: read.length, quickbooksUrl } };
};

const isAccess = ({ code }: Problem): boolean =>
  code === 'needs_reconnect' || code === 'qbo_access_lost' || code === 'intuit_app_wrong';
