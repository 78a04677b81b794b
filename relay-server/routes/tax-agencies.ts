import { z } from 'zod';
import { mappedCompany } from '../mappings/mapped-company.ts';
import { companyCalls } from '../oauth/company-calls.ts';
import { rowsOf } from '../qbo/body-of.ts';
import { patiently } from '../qbo/patiently.ts';
import type { Route } from './route.ts';

const agency = z.object({ Id: z.string(), DisplayName: z.string().default('') });

/** To whom the connected company pays its taxes; one metered read. */
export const taxAgencies: Route<'taxAgencies'> = async (deps, { member }) => {
  const { practiceId } = member;
  const realmId = await mappedCompany(deps, practiceId);
  const answer = await companyCalls(
    deps.tokens,
    practiceId,
    realmId,
  )((access) => patiently(() => deps.qbo.query(access, { entity: 'TaxAgency', rows: 1000 })));
  const rows = z.array(agency).parse(rowsOf(answer, 'TaxAgency'));
  return { body: { agencies: rows.map(({ Id: id, DisplayName: name }) => ({ id, name })) } };
};
