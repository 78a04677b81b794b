import { hashValue } from '#shared/hash.ts';
import { ProblemError, problem } from '#shared/problem.ts';
import { qboId } from '#shared/qbo-id.ts';
import type { NewTaxCode } from '#shared/relay/contract.ts';
import { mappedCompany } from '../mappings/mapped-company.ts';
import { companyCalls } from '../oauth/company-calls.ts';
import { connectionRow, connectionView } from '../oauth/connection-store.ts';
import { renewCompany } from '../oauth/renew-company.ts';
import type { QboAnswer } from '../qbo/answer.ts';
import { bodyOf } from '../qbo/body-of.ts';
import { duplicateNameCode, faultProblem } from '../qbo/fault.ts';
import { patiently } from '../qbo/patiently.ts';
import { readCompany } from '../qbo/read-company.ts';
import type { Route } from './route.ts';

/**
 * Makes a tax code of one rate, and reads the company again so that documents can be built with it.
 * Codes carry no mark of ours, but their names and those of rates are unique: what an earlier try
 * made is refused as taken, or told again for the same request id, never made twice.
 */
export const createTaxCode: Route<'createTaxCode'> = async (deps, { input, member }) => {
  const { realmId, ...wanted } = input;
  const { practiceId } = member;
  await mappedCompany(deps, practiceId, realmId);
  const call = companyCalls(deps.tokens, practiceId, realmId);
  const requestId = `cf-tax-${hashValue([practiceId, realmId, wanted]).slice(0, 32)}`;
  const answer = await call((access) =>
    deps.qbo.createTaxCode(access, JSON.stringify(documentOf(wanted)), requestId),
  );
  const id = idIn(answer, wanted.name);
  deps.log('info', { event: 'tax_code_created', practice: practiceId, member: member.id });
  const company = await readCompany(deps.qbo, realmId, (request) =>
    call((access) => patiently(() => request(access))),
  );
  await renewCompany(deps.database, practiceId, company);
  const connection = connectionView(await connectionRow(deps.database.db, practiceId));
  return { status: 201, body: { id, connection } };
};

/** One rate for each side of the books, since a code is used on both (contract.md §5.11). */
const documentOf = ({ name, percent, agencyId }: NewTaxCode) => ({
  TaxCode: name,
  TaxRateDetails: (['Sales', 'Purchase'] as const).map((side) => ({
    TaxRateName: `${name} (${side})`,
    RateValue: Number(percent),
    TaxAgencyId: agencyId,
    TaxApplicableOn: side,
  })),
});

function idIn(answer: QboAnswer, name: string): string {
  if (answer.kind === 'fault' && answer.fault.code === duplicateNameCode) {
    throw new ProblemError(faultProblem(answer.fault, name));
  }
  // It may have arrived; the same request again tells.
  if (answer.kind === 'unclear') throw new ProblemError(problem('outcome_unknown'));
  const id = qboId.safeParse(bodyOf(answer).TaxCodeId);
  if (!id.success) throw new ProblemError(problem('outcome_unknown'));
  return id.data;
}
