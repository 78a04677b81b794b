import { useEffect, useRef, useState } from 'react';
import { Button } from '#extension/ui/button.tsx';
import { PlusIcon } from '#extension/ui/icons.tsx';
import { ProblemNotice } from '#extension/ui/notice.tsx';
import { targetLists } from '#shared/mapping/target-lists.ts';
import type { Term } from '#shared/mapping/term.ts';
import type { CatalogueRow } from '#shared/relay/contract.ts';
import { FetchProgress } from '../fetch-progress.tsx';
import { usePanelWorld } from '../panel-world.ts';
import { useAction } from '../use-action.ts';
import { listState } from '../use-catalogues.ts';
import { targetWords } from '../words.ts';
import { TermKindName } from './closed-term.tsx';
import { CreateTarget } from './create-target.tsx';
import { onlyNamed } from './creations.ts';
import { type Lists, targetName } from './lists.ts';
import { suggestions, targetsFor } from './suggestions.ts';
import { TargetCombobox } from './target-combobox.tsx';
import type { Payer } from './terms-to-map.ts';

/** The open term: its suggestions, the search in the company's list, and “create”. */
export function MapTerm({
  term,
  under,
  targetId,
  lists,
  currency,
  incomeAccountId,
  suggests,
  onSaved,
}: {
  term: Term;
  under: (Payer & { targetId: string | undefined }) | undefined;
  targetId: string | undefined;
  lists: Lists;
  currency: string | undefined;
  incomeAccountId: string | null;
  /** Whether what looks alike is offered (features D13). */
  suggests: boolean;
  onSaved: () => void;
}) {
  const { send } = usePanelWorld();
  const [creating, setCreating] = useState(false);
  const { run, busy, refusal } = useAction();
  const list = lists.catalogues[targetLists[term.kind]];
  const rows = targetsFor(term.kind, list?.rows ?? []);
  const suggested = suggests ? suggestions(term, rows) : [];
  const input = useRef<HTMLInputElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  // The person has just chosen for the term before: the keyboard goes on here.
  useEffect(() => (input.current ?? heading.current)?.focus(), []);

  const word = targetWords[targetLists[term.kind]];
  const choose = async (row: CatalogueRow) => {
    const saved = await run(() => send('putMapping', { term: onlyNamed(term), targetId: row.id }));
    if (saved) onSaved();
  };

  return (
    <li className={`term term-open${under ? ' term-under' : ''}`}>
      <div className="term-names">
        <TermKindName term={term} under={under} />
        <h3 ref={heading} tabIndex={-1}>
          {term.name}
        </h3>
        {(term.id || term.email) && (
          <span className="muted small">{[term.id, term.email].filter(Boolean).join(' · ')}</span>
        )}
      </div>
      {refusal && <ProblemNotice problem={refusal} />}
      {list?.refusal && <ProblemNotice problem={list.refusal} tone="warning" />}
      {suggested.length > 0 && !creating && (
        <ul className="suggestions" aria-label="Suggestions">
          {suggested.map(({ row, reason }) => (
            <li key={row.id}>
              <button
                type="button"
                className="suggestion"
                disabled={busy}
                onClick={() => void choose(row)}
              >
                <span>{row.name}</span>
                <span className="chip">{reason}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      {creating ? (
        <CreateTarget
          term={term}
          realmId={lists.realmId}
          under={
            under && {
              name: under.term.name,
              targetId: under.targetId,
              targetName: under.targetId && targetName(lists, under.term, under.targetId),
            }
          }
          currency={currency}
          usualAccountId={incomeAccountId}
          onCreated={onSaved}
          onCancel={() => setCreating(false)}
        />
      ) : (
        <>
          <TargetCombobox
            label={`QuickBooks ${word}`}
            rows={rows}
            {...listState(list)}
            selectedId={targetId}
            suggested={suggested}
            creatable
            disabled={busy}
            inputRef={input}
            onSelect={(row) => void choose(row)}
          />
          {list?.fetching && <FetchProgress lists={[targetLists[term.kind]]} />}
          <div className="row">
            <Button look="quiet" onClick={() => setCreating(true)}>
              <PlusIcon />
              Create in QuickBooks
            </Button>
            <Button look="quiet" busy={list?.fetching ?? false} onClick={() => list?.refresh()}>
              Refresh list
            </Button>
          </div>
        </>
      )}
    </li>
  );
}
