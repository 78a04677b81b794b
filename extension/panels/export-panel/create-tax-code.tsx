import { useEffect, useState } from 'react';
import { Button } from '#extension/ui/button.tsx';
import { SelectField, TextField } from '#extension/ui/field.tsx';
import { ProblemNotice } from '#extension/ui/notice.tsx';
import type { Term } from '#shared/mapping/term.ts';
import type { ResponseOf } from '#shared/relay/contract.ts';
import { usePanelWorld } from '../panel-world.ts';
import { useAction } from '../use-action.ts';
import { onlyNamed } from './creations.ts';

type Agencies = ResponseOf<'taxAgencies'>['agencies'];

/** A new tax code: its rate, and to whom QuickBooks reports it. */
export function CreateTaxCode({
  term,
  onCreated,
  onCancel,
}: {
  term: Term;
  onCreated: () => void;
  onCancel: () => void;
}) {
  const { send } = usePanelWorld();
  const { run, busy, refusal } = useAction();
  const fetching = useAction();
  const [agencies, setAgencies] = useState<Agencies>();
  const [chosen, setAgency] = useState<string>();
  const [name, setName] = useState(term.name.slice(0, longest));
  const [percent, setPercent] = useState(() => percentIn(term.name));
  const fetchAgencies = async () => {
    const told = await fetching.run(() => send('taxAgencies', {}));
    if (told) setAgencies(told.agencies);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once, since QuickBooks meters it
  useEffect(() => void fetchAgencies(), []);
  const agencyId = chosen ?? agencies?.[0]?.id;
  const create = async () => {
    if (!agencyId) return;
    const wish = { term: onlyNamed(term), name, percent, agencyId };
    // An answer of null is a good one.
    const done = await run(async () => {
      const answer = await send('createTaxCode', wish);
      return answer.ok ? { ...answer, value: true } : answer;
    });
    if (done) onCreated();
  };
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) void create();
      }}
    >
      <TextField
        label="Name of the new tax code"
        hint="The same name as in your practice software."
        required
        maxLength={longest}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <TextField
        label="Rate in percent"
        hint="One new rate, for sales and purchases. For several rates together, make the code under Taxes in QuickBooks."
        required
        inputMode="decimal"
        pattern="\d{1,2}(\.\d{1,4})?|100"
        value={percent}
        onChange={(event) => setPercent(event.target.value)}
      />
      <SelectField
        label="Tax agency"
        hint={
          agencies?.length === 0
            ? 'Set up sales tax in QuickBooks first, then open this form again.'
            : 'To whom the tax is paid.'
        }
        required
        value={agencyId ?? ''}
        onChange={(event) => setAgency(event.target.value)}
      >
        {!agencies?.length && (
          <option value="">{noAgencies(agencies !== undefined, fetching.refusal !== null)}</option>
        )}
        {agencies?.map((one) => (
          <option key={one.id} value={one.id}>
            {one.name}
          </option>
        ))}
      </SelectField>
      {fetching.refusal && (
        <ProblemNotice problem={fetching.refusal} tone="warning">
          <Button onClick={() => void fetchAgencies()}>Try again</Button>
        </ProblemNotice>
      )}
      {refusal && <ProblemNotice problem={refusal} />}
      <div className="row">
        <Button type="submit" look="primary" busy={busy} disabled={!agencyId}>
          Create and use it
        </Button>
        <Button onClick={onCancel}>Cancel</Button>
      </div>
    </form>
  );
}

/** Why there is no agency to choose. */
function noAgencies(isTold: boolean, isRefused: boolean): string {
  if (isTold) return 'QuickBooks has no tax agency';
  return isRefused ? 'The agencies could not be fetched' : 'Fetching the agencies';
}

const longest = 80;

/** The rate that a name says: “VAT 7.5 %”. */
const percentIn = (name: string): string =>
  /(\d{1,2}(?:[.,]\d{1,4})?)\s*%/.exec(name)?.[1]?.replace(',', '.') ?? '';
