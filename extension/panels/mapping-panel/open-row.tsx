import { useEffect, useRef, useState } from 'react';
import { Button } from '#extension/ui/button.tsx';
import { PlusIcon } from '#extension/ui/icons.tsx';
import { targetLists } from '#shared/mapping/target-lists.ts';
import { refOf } from '#shared/mapping/term.ts';
import { HistoryButton } from '../mapping-tools/history-button.tsx';
import { useSettings } from '../settings-panel/use-settings.ts';
import type { Catalogues } from '../use-catalogues.ts';
import { plural } from '../words.ts';
import { TermText } from './closed-row.tsx';
import { ConflictChoice } from './conflict-choice.tsx';
import { CreateHere } from './create-here.tsx';
import type { MappingRow } from './mapping-rows.ts';
import { RowPicker } from './row-picker.tsx';
import { RowTrouble } from './row-trouble.tsx';
import type { Choice } from './step.ts';

/** The open row: search in the company’s list, create, set aside, or take the counterpart away. */
export function OpenRow({
  row,
  parent,
  catalogues,
  realmId,
  isAdmin,
  onChoose,
  onClose,
}: {
  row: MappingRow;
  /** The client that a representative or invoicee belongs to. */
  parent: MappingRow | undefined;
  catalogues: Catalogues;
  realmId: string;
  isAdmin: boolean;
  onChoose: (choice: Choice) => void;
  onClose: () => void;
}) {
  const [creating, setCreating] = useState(false);
  const matched = useSettings(realmId)?.settings.clientMatch;
  // Until it is known nothing is suggested that an admin may have ruled out.
  const suggestsClients = matched !== undefined && matched !== 'manual';
  const input = useRef<HTMLInputElement>(null);
  const box = useRef<HTMLDivElement>(null);
  // As it is opened: a question that arrives later takes the keyboard from nobody.
  const isAsked = useRef(row.change?.theirs !== undefined);
  // The row stays where the keyboard is while there is nothing to type into, or something to answer
  // first, which stands above the search and must stay in sight.
  useEffect(() => {
    if (creating) return;
    if (isAsked.current) box.current?.focus({ preventScroll: true });
    else (input.current ?? box.current)?.focus();
  }, [creating]);
  const list = catalogues[targetLists[row.term.kind]];
  const { seen } = row;
  const ofParent =
    parent?.target?.active && parent.targetId !== row.targetId ? parent.target : null;
  return (
    <td className="mapping-cell mapping-open-cell" colSpan={3}>
      <div ref={box} className="mapping-open" tabIndex={-1}>
        <div className="mapping-term">
          <TermText row={row} />
        </div>
        <RowTrouble row={row} list={list} isAdmin={isAdmin} onChoose={onChoose} />
        {row.change?.theirs && (
          <ConflictChoice row={row} list={list?.rows ?? []} onChoose={onChoose} onClose={onClose} />
        )}
        <RowNote row={row} />
        {!isAdmin && !row.ignored && (
          <p className="muted">{row.target?.name ?? 'No counterpart yet.'}</p>
        )}
        {isAdmin && creating && seen && (
          <CreateHere
            term={seen}
            parent={parent}
            realmId={realmId}
            onCreated={onClose}
            onCancel={() => setCreating(false)}
          />
        )}
        {isAdmin && !creating && (
          <RowPicker
            row={row}
            list={list}
            suggests={row.term.kind !== 'client' || suggestsClients}
            inputRef={input}
            onChoose={onChoose}
          />
        )}
        {!creating && (
          <div className="row mapping-open-deeds">
            {isAdmin && ofParent && (
              <Button look="quiet" onClick={() => onChoose({ targetId: ofParent.id })}>
                Use {ofParent.name}, as for its client
              </Button>
            )}
            {isAdmin && seen && (
              <Button look="quiet" onClick={() => setCreating(true)}>
                <PlusIcon />
                Create in QuickBooks
              </Button>
            )}
            {isAdmin && !row.ignored && (
              <Button
                look="quiet"
                aria-keyshortcuts="Alt+I"
                onClick={() => onChoose({ ignored: true })}
              >
                Set aside
              </Button>
            )}
            {isAdmin && !row.isCovered && (row.targetId || row.ignored) && (
              <Button look="quiet" onClick={() => onChoose({ targetId: null })}>
                {row.ignored ? 'Bring back' : 'Take away'}
              </Button>
            )}
            <HistoryButton term={refOf((row.isCovered && seen?.category) || row.term)} />
            <Button look="quiet" onClick={onClose}>
              Close
            </Button>
          </div>
        )}
      </div>
    </td>
  );
}

function inheritedFrom({ inherited, isCovered, seen }: MappingRow): string | false {
  if (!inherited) return false;
  const category = seen?.category ? `“${seen.category.name}”` : 'its category';
  const how = isCovered ? ', which holds for new items, too' : '';
  return `Taken over from ${category}${how}. What you choose here holds for this one alone.`;
}

/** What else is worth knowing before choosing. */
function RowNote({ row }: { row: MappingRow }) {
  const { ignored, waiting, notes } = row;
  const texts = [
    ignored &&
      `Set aside: a record that needs it is not exported${
        waiting > 0 ? `, now ${plural(waiting, 'record', 'records')}` : ''
      }. ${row.isCovered ? 'Choose' : 'Bring it back, or choose'} a counterpart, and it is.`,
    inheritedFrom(row),
    notes.includes('many-to-one') && 'Others in this list go to the same counterpart.',
    notes.includes('duplicate-target-name') &&
      'QuickBooks has more than one with this name. Compare the ID.',
  ].filter(Boolean);
  return texts.map((text) => (
    <p key={String(text)} className="muted small">
      {text}
    </p>
  ));
}
