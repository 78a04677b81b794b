import { Button } from '#extension/ui/button.tsx';
import { ProblemNotice } from '#extension/ui/notice.tsx';
import { createdName } from '#shared/mapping/created-name.ts';
import { plainName, type Term } from '#shared/mapping/term.ts';
import { problem } from '#shared/problem.ts';
import type { CatalogueRow } from '#shared/relay/contract.ts';
import { type Result, refused } from '#shared/result.ts';
import { usePanelWorld } from '../panel-world.ts';
import { useAction } from '../use-action.ts';
import { useSettingsContext } from './settings-context.ts';

/** A method on pages that QuickBooks does not have under the same name, and the way to create it (features D12). */
export function MissingMethod({
  terms,
  mapped,
  rows,
}: {
  terms: Term[];
  mapped: { key: string; targetId: string }[];
  /** The company’s methods; undefined until they are known. */
  rows: CatalogueRow[] | undefined;
}) {
  const { send } = usePanelWorld();
  const { canChange } = useSettingsContext();
  const { run, busy, refusal } = useAction();
  const [term] = terms;
  if (!term || !rows || mapped.some(({ key }) => terms.some((one) => one.key === key))) return null;
  const name = createdName({ name: term.name });
  const same = rows.find((row) => row.active && plainName(row.name) === plainName(name));
  const use = () =>
    run(async (): Promise<Result<unknown>> => {
      if (same) return send('putMapping', { term, targetId: same.id });
      const created = await send('createTarget', { term, name });
      const { state, problem: reason } = created.ok
        ? created.value
        : { state: null, problem: null };
      return state === 'exported' || !created.ok
        ? created
        : refused(reason ?? problem('outcome_unknown'));
    });
  return (
    <div className="method-missing">
      <span className="muted small">
        {same ? 'QuickBooks has this name. Not linked yet.' : 'Not in QuickBooks under this name.'}
      </span>
      {canChange && (
        <Button look="quiet" busy={busy} onClick={() => void use()}>
          {same ? `Link ${term.name}` : `Create ${term.name} in QuickBooks`}
        </Button>
      )}
      {refusal && <ProblemNotice problem={refusal} />}
    </div>
  );
}
