import { useEffect, useRef, useState } from 'react';
import { Button } from '#extension/ui/button.tsx';
import { PlusIcon } from '#extension/ui/icons.tsx';
import { Notice } from '#extension/ui/notice.tsx';
import { targetLists } from '#shared/mapping/target-lists.ts';
import { CreateTarget, canCreate } from '../export-panel/create-target.tsx';
import { targetsFor } from '../export-panel/suggestions.ts';
import type { Catalogues } from '../use-catalogues.ts';
import { targetWords } from '../words.ts';
import { nameOfRow, TermText } from './closed-row.tsx';
import { ConflictChoice } from './conflict-choice.tsx';
import type { MappingRow, Trouble } from './mapping-rows.ts';
import { RowPicker } from './row-picker.tsx';
import type { Decisions } from './use-decisions.ts';

const troubleHelp: Record<Exclude<Trouble, 'conflict'>, string> = {
  gone: 'QuickBooks no longer has it: it was deleted, or merged into another one. Choose the one that holds now.',
  inactive:
    'It was made inactive in QuickBooks, which refuses documents with it. Choose another one, or make it active again.',
  'wrong-type':
    'QuickBooks does not accept it in this place, a category for one. Choose another one.',
};

/** The open row: search in the company’s list, create, or take the counterpart away. */
export function OpenRow({
  row,
  catalogues,
  realmId,
  isAdmin,
  decisions,
  onDecide,
  onClose,
}: {
  row: MappingRow;
  catalogues: Catalogues;
  realmId: string;
  isAdmin: boolean;
  decisions: Decisions;
  onDecide: (targetId: string | null) => void;
  onClose: () => void;
}) {
  const [creating, setCreating] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.focus(), []);
  const list = catalogues[targetLists[row.term.kind]];
  const word = targetWords[targetLists[row.term.kind]];
  const { trouble, seen } = row;
  return (
    <td className="mapping-cell mapping-open" colSpan={3}>
      <div className="mapping-term">
        <TermText row={row} />
      </div>
      {trouble && trouble !== 'conflict' && (
        <Notice tone="warning" title={row.target?.name ?? `QuickBooks ID ${row.targetId}`}>
          <p>{troubleHelp[trouble]}</p>
        </Notice>
      )}
      {row.change?.theirs && (
        <ConflictChoice row={row} list={list?.rows ?? []} onDecide={onDecide} onClose={onClose} />
      )}
      {!isAdmin && <p className="muted">{row.target?.name ?? 'No counterpart yet.'}</p>}
      {isAdmin && creating && seen && (
        <CreateTarget
          term={seen}
          realmId={realmId}
          under={undefined}
          currency={undefined}
          usualAccountId={null}
          onCreated={onClose}
          onCancel={() => setCreating(false)}
        />
      )}
      {isAdmin && !creating && (
        <RowPicker
          label={`QuickBooks ${word} for ${nameOfRow(row)}`}
          rows={targetsFor(row.term.kind, list?.rows ?? [])}
          loading={list?.rows === undefined}
          row={row}
          disabled={decisions.busy}
          inputRef={input}
          onSelect={onDecide}
        />
      )}
      {!creating && (
        <div className="row">
          {isAdmin && seen && canCreate(seen) && (
            <Button look="quiet" onClick={() => setCreating(true)}>
              <PlusIcon />
              Create in QuickBooks
            </Button>
          )}
          {isAdmin && row.targetId && (
            <Button look="quiet" disabled={decisions.busy} onClick={() => onDecide(null)}>
              Take away
            </Button>
          )}
          <Button look="quiet" onClick={onClose}>
            Close
          </Button>
        </div>
      )}
    </td>
  );
}
