import type { RefObject } from 'react';
import { targetLists } from '#shared/mapping/target-lists.ts';
import { suggestions, targetsFor } from '../export-panel/suggestions.ts';
import { TargetCombobox } from '../export-panel/target-combobox.tsx';
import { type Catalogue, listState } from '../use-catalogues.ts';
import { targetWords } from '../words.ts';
import { nameOfRow } from './closed-row.tsx';
import type { MappingRow } from './mapping-rows.ts';
import { reasonWords } from './reason-words.ts';
import type { Choice } from './step.ts';

/** The search in the company’s list, with the row’s suggestions first. */
export function RowPicker({
  row,
  list,
  suggests,
  inputRef,
  onChoose,
}: {
  row: MappingRow;
  /** Whether anything is suggested: not for clients that are matched by hand. */
  suggests: boolean;
  list: Catalogue | undefined;
  inputRef: RefObject<HTMLInputElement | null>;
  onChoose: (choice: Choice) => void;
}) {
  const { kind } = row.term;
  const rows = targetsFor(kind, list?.rows ?? []);
  const suggested = row.suggestions
    .filter(({ inactive }) => !inactive)
    .map((one) => ({ row: one.row, reason: reasonWords[one.reason] }));
  // A counterpart that is gone is often there again under the same name.
  const again = row.trouble && row.seen && suggests ? suggestions(row.seen, rows) : [];
  return (
    <TargetCombobox
      label={`QuickBooks ${targetWords[targetLists[kind]]}`}
      about={`for ${nameOfRow(row)}`}
      rows={rows}
      {...listState(list)}
      selectedId={row.targetId ?? undefined}
      suggested={suggested.length > 0 ? suggested : again}
      creatable={row.seen !== undefined}
      disabled={false}
      inputRef={inputRef}
      onSelect={({ id }) => onChoose({ targetId: id })}
    />
  );
}
