import { useState } from 'react';
import { Button } from '#extension/ui/button.tsx';
import { SelectField, TextField } from '#extension/ui/field.tsx';
import { ProblemNotice } from '#extension/ui/notice.tsx';
import type { Receipt } from '#shared/ledger/receipt.ts';
import type { Term } from '#shared/mapping/term.ts';
import { problem } from '#shared/problem.ts';
import type { CatalogueRow } from '#shared/relay/contract.ts';
import { ok, type Result, refused } from '#shared/result.ts';
import { usePanelWorld } from '../panel-world.ts';
import { useAction } from '../use-action.ts';
import { useCatalogue } from '../use-store.ts';
import { withId } from './suggestions.ts';

/** Accounts income can be booked to, sales of products and services first. */
export const incomeAccounts = (rows: CatalogueRow[]): CatalogueRow[] => {
  const sales = ({ type = '' }: CatalogueRow) => Number(type.includes('SalesOfProductIncome'));
  return rows
    .filter(({ active, type = '' }) => active && /\bIncome\b/.test(type) && !/^Other/.test(type))
    .sort((a, b) => sales(b) - sales(a) || (a.name < b.name ? -1 : 1));
};

/** A new customer or service item for the term. */
export function CreateTarget({
  term,
  realmId,
  onCreated,
  onCancel,
}: {
  term: Term;
  realmId: string;
  onCreated: () => void;
  onCancel: () => void;
}) {
  const { send } = usePanelWorld();
  const client = term.kind === 'client';
  const [name, setName] = useState(() => withId(term));
  const { run, busy, refusal } = useAction();
  const [account, setAccount] = useState('');
  const accounts = useCatalogue('accounts', realmId);
  const choices = incomeAccounts(accounts.rows ?? []);
  const incomeAccountId = account || choices[0]?.id;

  const create = async () => {
    const target = { term, name, ...(client || !incomeAccountId ? {} : { incomeAccountId }) };
    const created = await run(async () => definite(await send('createTarget', target)));
    if (created) onCreated();
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
        label={client ? 'Name of the new customer' : 'Name of the new service item'}
        hint="With the number from your practice software, so that namesakes stay apart."
        required
        maxLength={client ? 500 : 100}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      {!client && (
        <SelectField
          label="Income account"
          hint="Where QuickBooks books what this item earns."
          required
          value={incomeAccountId ?? ''}
          onChange={(event) => setAccount(event.target.value)}
        >
          {choices.length === 0 && <option value="">Fetching the accounts</option>}
          {choices.map((one) => (
            <option key={one.id} value={one.id}>
              {one.code ? `${one.code} ${one.name}` : one.name}
            </option>
          ))}
        </SelectField>
      )}
      {accounts.refusal && !client && <ProblemNotice problem={accounts.refusal} tone="warning" />}
      {refusal && <ProblemNotice problem={refusal} />}
      <div className="row">
        <Button type="submit" look="primary" busy={busy}>
          Create and use it
        </Button>
        <Button onClick={onCancel}>Cancel</Button>
      </div>
    </form>
  );
}

/** A receipt says “failed” inside a good answer; here that is a refusal like any other. */
const definite = (answer: Result<Receipt>): Result<Receipt> =>
  !answer.ok || answer.value.state === 'exported'
    ? answer.ok
      ? ok(answer.value)
      : answer
    : refused(answer.value.problem ?? problem('outcome_unknown'));
