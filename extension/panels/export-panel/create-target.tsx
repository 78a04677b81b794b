import { useState } from 'react';
import { Button } from '#extension/ui/button.tsx';
import { SelectField, TextField } from '#extension/ui/field.tsx';
import { ProblemNotice } from '#extension/ui/notice.tsx';
import type { Receipt } from '#shared/ledger/receipt.ts';
import { targetLists } from '#shared/mapping/target-lists.ts';
import type { Term } from '#shared/mapping/term.ts';
import { problem } from '#shared/problem.ts';
import type { CatalogueList } from '#shared/relay/contract.ts';
import { ok, type Result, refused } from '#shared/result.ts';
import { usePanelWorld } from '../panel-world.ts';
import { useAction } from '../use-action.ts';
import { useCatalogues } from '../use-catalogues.ts';
import { CategoryField } from './category-field.tsx';
import { incomeAccounts } from './income-accounts.ts';
import { PlaceFields, type PlaceUnder, placeOf } from './place-fields.tsx';
import { withId } from './suggestions.ts';

/** The lists that can be added to from here: what is created, and how long its name may be. */
const creations: Partial<Record<CatalogueList, { word: string; longest: number }>> = {
  customers: { word: 'customer', longest: 500 },
  vendors: { word: 'vendor', longest: 500 },
  items: { word: 'service item', longest: 100 },
};

const creationOf = ({ kind }: Term) => creations[targetLists[kind]];

export const canCreate = (term: Term): boolean => creationOf(term) !== undefined;

/** A new customer, vendor or service item for the term. */
export function CreateTarget({
  term,
  realmId,
  under,
  currency,
  usualAccountId,
  onCreated,
  onCancel,
}: {
  term: Term;
  realmId: string;
  under: PlaceUnder | undefined;
  currency: string | undefined;
  usualAccountId: string | null;
  onCreated: () => void;
  onCancel: () => void;
}) {
  const { send } = usePanelWorld();
  const isItem = targetLists[term.kind] === 'items';
  const { word = 'entry', longest = 100 } = creationOf(term) ?? {};
  const [name, setName] = useState(() => withId(term));
  const { run, busy, refusal } = useAction();
  const [account, setAccount] = useState(usualAccountId ?? '');
  const [place, setPlace] = useState(() => placeOf(under));
  const { accounts, items } = useCatalogues(isItem ? ['accounts', 'items'] : [], realmId);
  const [categoryId, setCategoryId] = useState('');
  const choices = incomeAccounts(accounts?.rows ?? []);
  const incomeAccountId = account || choices[0]?.id;

  const create = async () => {
    const category = categoryId ? { parentId: categoryId } : {};
    const more = isItem ? { incomeAccountId, ...category } : { currency, ...place };
    const created = await run(async () =>
      definite(await send('createTarget', { term, name, ...more })),
    );
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
        label={`Name of the new ${word}`}
        hint="With the number from your practice software, so that namesakes stay apart."
        required
        maxLength={longest}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      {under && <PlaceFields under={under} place={place} onChange={setPlace} />}
      {isItem && (
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
      <CategoryField rows={items?.rows ?? []} chosen={categoryId} onChoose={setCategoryId} />
      {accounts?.refusal && <ProblemNotice problem={accounts.refusal} tone="warning" />}
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
