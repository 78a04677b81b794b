import type { RefObject } from 'react';
import type { CatalogueRow } from '#shared/relay/contract.ts';
import { TargetCombobox } from '../export-panel/target-combobox.tsx';
import type { MappingRow } from './mapping-rows.ts';
import { reasonWords } from './reason-words.ts';

/** The search in the company’s list, with the row’s suggestions first. */
export function RowPicker({
  label,
  rows,
  loading,
  row,
  disabled,
  inputRef,
  onSelect,
}: {
  label: string;
  rows: CatalogueRow[];
  loading: boolean;
  row: MappingRow;
  disabled: boolean;
  inputRef: RefObject<HTMLInputElement | null>;
  onSelect: (targetId: string) => void;
}) {
  const suggested = row.suggestions
    .filter(({ inactive }) => !inactive)
    .map((one) => ({ row: one.row, reason: reasonWords[one.reason] }));
  return (
    <TargetCombobox
      label={label}
      rows={rows}
      loading={loading}
      selectedId={row.targetId ?? undefined}
      suggested={suggested}
      creatable
      disabled={disabled}
      inputRef={inputRef}
      onSelect={({ id }) => onSelect(id)}
    />
  );
}
