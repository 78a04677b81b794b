import { useState } from 'react';
import { Button } from '#extension/ui/button.tsx';
import { SelectField, TextField } from '#extension/ui/field.tsx';
import { ProblemNotice } from '#extension/ui/notice.tsx';
import type { AccountType } from '#shared/draft/draft.ts';
import type { Receipt } from '#shared/ledger/receipt.ts';
import { targetLists } from '#shared/mapping/target-lists.ts';
import type { Term, TermKind } from '#shared/mapping/term.ts';
import { typeWords } from '#shared/mapping/type-words.ts';
import { problem } from '#shared/problem.ts';
import { ok, type Result, refused } from '#shared/result.ts';
import { incomeAccountFor } from '#shared/settings/income-account.ts';
import { usePanelWorld } from '../panel-world.ts';
import { useSettings } from '../settings-panel/use-settings.ts';
import { useAction } from '../use-action.ts';
import { type Catalogue, listState, useCatalogues } from '../use-catalogues.ts';
import { CategoryField } from './category-field.tsx';
import { CreateTaxCode } from './create-tax-code.tsx';
import { accountTypesFor, creationOf, firstName, isSameName, onlyNamed } from './creations.ts';
import { incomeAccounts } from './income-accounts.ts';
import { PlaceFields, type PlaceUnder, placeOf } from './place-fields.tsx';

interface CreateTargetProps {
  term: Term;
  realmId: string;
  under: PlaceUnder | undefined;
  currency: string | undefined;
  usualAccountId: string | null;
  onCreated: () => void;
  onCancel: () => void;
}

/** A new entry of a QuickBooks list for the term. */
export const CreateTarget = (props: CreateTargetProps) =>
  props.term.kind === 'tax-code' ? <CreateTaxCode {...props} /> : <CreateEntry {...props} />;

function CreateEntry({
  term,
  realmId,
  under,
  currency,
  usualAccountId,
  onCreated,
  onCancel,
}: CreateTargetProps) {
  const { send } = usePanelWorld();
  const isItem = targetLists[term.kind] === 'items';
  const isTerms = term.kind === 'term';
  const { word, longest } = creationOf(term);
  const known = useSettings(realmId)?.settings;
  const [typed, setName] = useState<string>();
  const name = typed ?? firstName(term, known);
  const { run, busy, refusal } = useAction();
  const [account, setAccount] = useState('');
  const [days, setDays] = useState(() => /\d+/.exec(term.name)?.[0] ?? '30');
  const types = accountTypesFor(term.kind);
  const [accountType, setAccountType] = useState<AccountType | undefined>(types[0]);
  const [place, setPlace] = useState(() => placeOf(under));
  const { accounts, items } = useCatalogues(isItem ? ['accounts', 'items'] : [], realmId);
  const [categoryId, setCategoryId] = useState('');
  const choices = incomeAccounts(accounts?.rows ?? []);
  const usual = known ? incomeAccountFor(term.kind, known) : usualAccountId;
  // What is shown is what is sent: an account that is not in the list cannot be shown.
  const shown = [account, usual].find((id) => choices.some((one) => one.id === id));
  const incomeAccountId = shown ?? choices[0]?.id;

  const create = async () => {
    const category = categoryId ? { parentId: categoryId } : {};
    const dueDays = isTerms ? { dueDays: Number(days) } : {};
    const more = isItem
      ? { incomeAccountId, ...category }
      : { currency, ...place, ...dueDays, ...(accountType ? { accountType } : {}) };
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
          isSameName(term) || term.id === undefined
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
      {types.length > 0 && (
        <SelectField
          label="Type of account"
          hint={accountHints[term.kind]}
          required
          value={accountType ?? ''}
          onChange={(event) =>
            setAccountType(types.find((one) => one === event.target.value) ?? types[0])
          }
        >
          {types.map((one) => (
            <option key={one} value={one}>
              {typeWords(one)}
            </option>
          ))}
        </SelectField>
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
          {choices.length === 0 && <option value="">{noAccounts(accounts)}</option>}
          {choices.map((one) => (
            <option key={one.id} value={one.id}>
              {one.code ? `${one.code} ${one.name}` : one.name}
            </option>
          ))}
        </SelectField>
      )}
      <CategoryField rows={items?.rows ?? []} chosen={categoryId} onChoose={setCategoryId} />
      {accounts?.refusal && (
        <ProblemNotice problem={accounts.refusal} tone="warning">
          <Button onClick={accounts.refresh}>Try again</Button>
        </ProblemNotice>
      )}
      {refusal && <ProblemNotice problem={refusal} />}
      <div className="row">
        <Button type="submit" look="primary" busy={busy} disabled={isItem && !incomeAccountId}>
          Create and use it
        </Button>
        <Button onClick={onCancel}>Cancel</Button>
      </div>
    </form>
  );
}

/** What the choice of a type decides. */
const accountHints: Partial<Record<TermKind, string>> = {
  'expense-category': 'Where QuickBooks books what is spent on it.',
  'money-account':
    'Other current asset suits a clearing account, where a card processor’s money waits.',
};

/** Why there is no account to choose. */
function noAccounts(accounts: Catalogue | undefined): string {
  if (listState(accounts).isMissing) return 'The accounts could not be fetched';
  return accounts?.rows ? 'QuickBooks has no income account' : 'Fetching the accounts';
}

/** A receipt says “failed” inside a good answer; here that is a refusal like any other. */
const definite = (answer: Result<Receipt>): Result<Receipt> =>
  !answer.ok || answer.value.state === 'exported'
    ? answer.ok
      ? ok(answer.value)
      : answer
    : refused(answer.value.problem ?? problem('outcome_unknown'));
