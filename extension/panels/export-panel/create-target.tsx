import { useState } from 'react';
import { Button } from '#extension/ui/button.tsx';
import { SelectField, TextField } from '#extension/ui/field.tsx';
import { ProblemNotice } from '#extension/ui/notice.tsx';
import type { Receipt } from '#shared/ledger/receipt.ts';
import { createdClientName, createdName } from '#shared/mapping/created-name.ts';
import { targetLists } from '#shared/mapping/target-lists.ts';
import { refOf, type Term } from '#shared/mapping/term.ts';
import { problem } from '#shared/problem.ts';
import type { CatalogueList } from '#shared/relay/contract.ts';
import { ok, type Result, refused } from '#shared/result.ts';
import { incomeAccountFor } from '#shared/settings/income-account.ts';
import type { Settings } from '#shared/settings/settings.ts';
import { usePanelWorld } from '../panel-world.ts';
import { useSettings } from '../settings-panel/use-settings.ts';
import { useAction } from '../use-action.ts';
import { useCatalogues } from '../use-catalogues.ts';
import { CategoryField } from './category-field.tsx';
import { incomeAccounts } from './income-accounts.ts';
import { PlaceFields, type PlaceUnder, placeOf } from './place-fields.tsx';

/** The lists that can be added to from here: what is created, and how long its name may be. */
const creations: Partial<Record<CatalogueList, { word: string; longest: number }>> = {
  customers: { word: 'customer', longest: 500 },
  vendors: { word: 'vendor', longest: 500 },
  items: { word: 'service item', longest: 100 },
  paymentMethods: { word: 'payment method', longest: 31 },
  terms: { word: 'payment terms', longest: 31 },
};

const creationOf = ({ kind }: Term) => creations[targetLists[kind]];

export const canCreate = (term: Term): boolean => creationOf(term) !== undefined;

/** Short lists take the same name as the practice (features D12); the others carry its number, too. */
const firstName = (term: Term, settings: Settings | undefined): string =>
  term.kind === 'payment-method' || term.kind === 'term'
    ? createdName({ name: term.name })
    : term.kind === 'client' && settings
      ? createdClientName(term, settings)
      : createdName(term, settings?.createdNames);

/** A new customer, vendor, service item, payment method or terms for the term. */
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
  const isTerms = term.kind === 'term';
  const { word = 'entry', longest = 100 } = creationOf(term) ?? {};
  const known = useSettings(realmId)?.settings;
  const [typed, setName] = useState<string>();
  const name = typed ?? firstName(term, known);
  const { run, busy, refusal } = useAction();
  const [account, setAccount] = useState('');
  const [days, setDays] = useState(() => /\d+/.exec(term.name)?.[0] ?? '30');
  const [place, setPlace] = useState(() => placeOf(under));
  const { accounts, items } = useCatalogues(isItem ? ['accounts', 'items'] : [], realmId);
  const [categoryId, setCategoryId] = useState('');
  const choices = incomeAccounts(accounts?.rows ?? []);
  const usual = known ? incomeAccountFor(term.kind, known) : usualAccountId;
  const incomeAccountId = account || usual || choices[0]?.id;

  const create = async () => {
    const category = categoryId ? { parentId: categoryId } : {};
    const dueDays = isTerms ? { dueDays: Number(days) } : {};
    const more = isItem ? { incomeAccountId, ...category } : { currency, ...place, ...dueDays };
    const created = await run(async () =>
      definite(await send('createTarget', { term: onlyNamed(term), name, ...more })),
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
        hint={
          longest === 31
            ? 'The same name as in your practice software.'
            : 'With the number from your practice software, so that namesakes stay apart.'
        }
        required
        maxLength={longest}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      {isTerms && (
        <TextField
          label="Due after how many days"
          type="number"
          min={0}
          max={999}
          required
          value={days}
          onChange={(event) => setDays(event.target.value)}
        />
      )}
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

/** What the background is told of a term; a list knows more of it. */
const onlyNamed = (term: Term): Term => ({
  ...refOf(term),
  name: term.name,
  ...(term.id === undefined ? {} : { id: term.id }),
  ...(term.email === undefined ? {} : { email: term.email }),
});

/** A receipt says “failed” inside a good answer; here that is a refusal like any other. */
const definite = (answer: Result<Receipt>): Result<Receipt> =>
  !answer.ok || answer.value.state === 'exported'
    ? answer.ok
      ? ok(answer.value)
      : answer
    : refused(answer.value.problem ?? problem('outcome_unknown'));
