import { useEffect, useRef, useState } from 'react';
import { Button } from '#extension/ui/button.tsx';
import { PlusIcon } from '#extension/ui/icons.tsx';
import { ProblemNotice } from '#extension/ui/notice.tsx';
import type { Term } from '#shared/mapping/term.ts';
import type { CatalogueRow } from '#shared/relay/contract.ts';
import { usePanelWorld } from '../panel-world.ts';
import { useAction } from '../use-action.ts';
import { termWords } from '../words.ts';
import { CreateTarget } from './create-target.tsx';
import type { Lists } from './lists.ts';
import { suggestions, targetsFor } from './suggestions.ts';
import { TargetCombobox } from './target-combobox.tsx';

/** The open term: its suggestions, the search in the company's list, and “create”. */
export function MapTerm({
  term,
  targetId,
  lists,
  onSaved,
}: {
  term: Term;
  targetId: string | undefined;
  lists: Lists;
  onSaved: () => void;
}) {
  const { send } = usePanelWorld();
  const [creating, setCreating] = useState(false);
  const { run, busy, refusal } = useAction();
  const client = term.kind === 'client';
  const list = client ? lists.customers : lists.items;
  const rows = targetsFor(term.kind, list.rows ?? []);
  const suggested = suggestions(term, rows);
  const input = useRef<HTMLInputElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  // The person has just chosen for the term before: the keyboard goes on here.
  useEffect(() => (input.current ?? heading.current)?.focus(), []);

  const choose = async (row: CatalogueRow) => {
    const saved = await run(() => send('putMapping', { term, targetId: row.id }));
    if (saved) onSaved();
  };

  return (
    <li className="term term-open">
      <div className="term-names">
        <span className="term-kind">{termWords[term.kind]}</span>
        <h3 ref={heading} tabIndex={-1}>
          {term.name}
        </h3>
        {(term.id || term.email) && (
          <span className="muted small">{[term.id, term.email].filter(Boolean).join(' · ')}</span>
        )}
      </div>
      {refusal && <ProblemNotice problem={refusal} />}
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
          onCreated={onSaved}
          onCancel={() => setCreating(false)}
        />
      ) : (
        <>
          <TargetCombobox
            label={client ? 'QuickBooks customer' : 'QuickBooks item'}
            rows={rows}
            loading={list.rows === undefined || list.fetching}
            selectedId={targetId}
            suggested={suggested}
            disabled={busy}
            inputRef={input}
            onSelect={(row) => void choose(row)}
          />
          <div className="row">
            <Button look="quiet" onClick={() => setCreating(true)}>
              <PlusIcon />
              Create in QuickBooks
            </Button>
            <Button look="quiet" busy={list.fetching} onClick={list.refresh}>
              Refresh list
            </Button>
          </div>
        </>
      )}
    </li>
  );
}
