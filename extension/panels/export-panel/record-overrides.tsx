import { useEffect, useRef } from 'react';
import { SelectField } from '#extension/ui/field.tsx';
import { ProblemNotice } from '#extension/ui/notice.tsx';
import type { Company } from '#shared/documents/company.ts';
import { usesClasses, usesLocations } from '#shared/documents/transaction.ts';
import type { Draft, Overrides } from '#shared/draft/draft.ts';
import type { CatalogueList, CatalogueRow } from '#shared/relay/contract.ts';
import type { Settings } from '#shared/settings/settings.ts';
import { usePanelWorld } from '../panel-world.ts';
import { fittingRows } from '../settings-panel/fitting-rows.ts';
import { useAction } from '../use-action.ts';
import { useCatalogues } from '../use-catalogues.ts';

interface Choice {
  field: keyof Overrides;
  label: string;
  list: CatalogueList;
}

/** What a record of this kind has, and this company and practice use. */
function choicesFor(draft: Draft, company: Company, settings: Settings): Choice[] {
  const rules = { company, settings };
  const hasTerms = draft.kind === 'invoice' || draft.kind === 'expense';
  const isPaid = draft.kind === 'payment' || (draft.kind === 'invoice' && draft.paidNow);
  return [
    ...(usesClasses(rules) ? [{ field: 'classId', label: 'Class', list: 'classes' } as const] : []),
    ...(usesLocations(rules)
      ? [{ field: 'locationId', label: 'Location', list: 'departments' } as const]
      : []),
    ...(hasTerms ? [{ field: 'termId', label: 'Payment terms', list: 'terms' } as const] : []),
    ...(isPaid
      ? [{ field: 'depositAccountId', label: 'Deposit account', list: 'accounts' } as const]
      : []),
  ];
}

/** Another class, location, payment terms or deposit account for this record only (features D22). */
export function RecordOverrides({
  sourceKey,
  draft,
  company,
  settings,
}: {
  sourceKey: string;
  draft: Draft;
  company: Company;
  settings: Settings;
}) {
  const { send } = usePanelWorld();
  const { run, busy, refusal } = useAction();
  const choices =
    settings.allowOverrides && 'date' in draft ? choicesFor(draft, company, settings) : [];
  const catalogues = useCatalogues(
    choices.map(({ list }) => list),
    company.realmId,
  );
  const held = 'date' in draft ? draft.overrides : undefined;
  // The draft is read again a moment after a choice is stored: the next one must not undo it.
  const latest = useRef(held);
  useEffect(() => {
    latest.current = held;
  }, [held]);
  if (choices.length === 0 || !('date' in draft)) return null;
  const chosen = held ?? {};
  const rowsOf = ({ field, list }: Choice): CatalogueRow[] => {
    const rows = catalogues[list]?.rows ?? [];
    return fittingRows(field, rows, settings);
  };
  const choose = async (field: keyof Overrides, id: string) => {
    const { [field]: _before, ...others } = latest.current ?? {};
    const overrides = id === '' ? others : { ...others, [field]: id };
    latest.current = overrides;
    const stored = await run(() => send('setOverrides', { sourceKey, overrides }));
    if (stored === undefined) latest.current = held;
  };
  const count = Object.keys(chosen).length;
  return (
    <details className="disclosure record-overrides" open={count > 0}>
      <summary>For this record only{count > 0 && ` (${count} chosen)`}</summary>
      <div className="stack">
        {choices.map((choice) => (
          <SelectField
            key={choice.field}
            label={choice.label}
            value={chosen[choice.field] ?? ''}
            disabled={busy}
            onChange={({ target }) => void choose(choice.field, target.value)}
          >
            <option value="">As usual</option>
            {rowsOf(choice).map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </SelectField>
        ))}
        {refusal && <ProblemNotice problem={refusal} />}
      </div>
    </details>
  );
}
