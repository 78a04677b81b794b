import type { RecordFacts } from '#extension/store/record-state.ts';
import { contextOf } from '#extension/store/steps.ts';
import type { Company } from '#shared/documents/company.ts';
import { ownRateTerms } from '#shared/documents/own-rate-terms.ts';
import type { Draft } from '#shared/draft/draft.ts';
import { useCatalogues } from '../use-catalogues.ts';
import { MapTerms } from './map-terms.tsx';

/** A rate that differs from the usual code's, as some clients have, may get a code of its own (features D19). */
export function RatesToMap({
  draft,
  facts,
  company,
}: {
  draft: Draft;
  facts: RecordFacts;
  company: Company;
}) {
  const { realmId } = company;
  const catalogues = useCatalogues(['taxCodes'], realmId);
  const context = contextOf(facts, company);
  const terms = ownRateTerms(draft, context);
  if (terms.length === 0) return null;
  return (
    <>
      <p className="muted">
        Some clients have a rate of their own. Choose the code for exactly this rate; the usual one
        stays for all others.
      </p>
      <MapTerms
        toMap={{ terms, optional: new Set(), payer: undefined }}
        lists={{ catalogues, realmId }}
        context={context}
      />
    </>
  );
}
