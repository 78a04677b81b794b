import { Combobox } from '@base-ui/react/combobox';
import { type RefObject, useId, useMemo, useState } from 'react';
import { CheckIcon, ChevronIcon } from '#extension/ui/icons.tsx';
import type { CatalogueRow } from '#shared/relay/contract.ts';
import { digits } from '../words.ts';
import { entryWords } from './entry-words.ts';
import { createTargetSearch, mostShown } from './search-targets.ts';
import './target-combobox.css';

/** More than fit into the open list; the rest is drawn once it is come near. */
const drawnAtFirst = 8;
const drawnAhead = 3;

/** Search as you type over a list of the company; suggestions come first while nothing is typed. */
export function TargetCombobox({
  label,
  about,
  rows,
  loading,
  isMissing = false,
  selectedId,
  suggested,
  creatable,
  disabled,
  inputRef,
  onSelect,
}: {
  label: string;
  /** The end of the label for whoever does not see what stands above it. */
  about?: string;
  rows: CatalogueRow[];
  loading: boolean;
  /** It could not be fetched, which is not the same as having no entries. */
  isMissing?: boolean;
  selectedId: string | undefined;
  suggested: readonly { row: CatalogueRow; reason: string }[];
  /** Whether a missing one can be created from here. */
  creatable: boolean;
  disabled: boolean;
  inputRef: RefObject<HTMLInputElement | null>;
  onSelect: (row: CatalogueRow) => void;
}) {
  const id = useId();
  const search = useMemo(() => createTargetSearch(rows), [rows]);
  const selected = useMemo(
    () => rows.find(({ id }) => id === selectedId) ?? null,
    [rows, selectedId],
  );
  const [query, setQuery] = useState('');
  const [drawn, setDrawn] = useState(drawnAtFirst);
  const reasons = new Map(suggested.map(({ row, reason }) => [row.id, reason]));
  const found = search(query);
  const typed = query.trim() !== '';
  const shown = typed
    ? found
    : [...suggested.map(({ row }) => row), ...found.filter(({ id }) => !reasons.has(id))];
  const best = shown.slice(0, mostShown);
  const chosenAt = typed ? -1 : best.findIndex(({ id }) => id === selectedId);
  // Every entry costs a part of the time that a letter has; few are looked at.
  const reach = (index: number) => index + drawnAhead > drawn && setDrawn(index + drawnAtFirst);
  return (
    <Combobox.Root<CatalogueRow>
      items={best.slice(0, Math.max(drawn, chosenAt + drawnAhead))}
      filter={null}
      value={selected}
      itemToStringLabel={(row) => row.name}
      isItemEqualToValue={(a, b) => a.id === b.id}
      onInputValueChange={(text, { reason }) => {
        setQuery(reason === 'input-change' || reason === 'input-clear' ? text : '');
        setDrawn(drawnAtFirst);
      }}
      onItemHighlighted={(_, { index }) => reach(index)}
      onValueChange={(row) => row && onSelect(row)}
      autoHighlight
      disabled={disabled}
    >
      <div className="field">
        <label className="field-label" htmlFor={id}>
          {label} {about && <span className="visually-hidden">{about}</span>}
        </label>
        <Combobox.InputGroup className="combobox">
          <Combobox.Input
            id={id}
            ref={inputRef}
            className="field-input combobox-input"
            placeholder={placeholder(loading, isMissing, rows.length)}
          />
          <Combobox.Trigger className="combobox-trigger" aria-label="Show the list">
            <ChevronIcon />
          </Combobox.Trigger>
        </Combobox.InputGroup>
      </div>
      <Combobox.Portal>
        <Combobox.Positioner className="combobox-positioner" sideOffset={4}>
          <Combobox.Popup className="combobox-popup">
            <Combobox.Status className="combobox-status">
              {isMissing
                ? 'The list could not be fetched.'
                : statusText(loading, found.length, rows.length, creatable)}
            </Combobox.Status>
            <Combobox.List
              className="combobox-list"
              onScroll={({ currentTarget: { scrollTop, clientHeight, scrollHeight } }) => {
                if (scrollTop + 2 * clientHeight > scrollHeight) reach(drawn);
              }}
            >
              {(row: CatalogueRow, index: number) => (
                <Combobox.Item
                  key={row.id}
                  value={row}
                  className="combobox-item"
                  aria-setsize={best.length}
                  aria-posinset={index + 1}
                >
                  <Combobox.ItemIndicator className="combobox-check">
                    <CheckIcon />
                  </Combobox.ItemIndicator>
                  <span className="combobox-name">
                    {row.name}
                    <span className="muted small">{entryWords(row)}</span>
                  </span>
                  {reasons.has(row.id) && <span className="chip">{reasons.get(row.id)}</span>}
                </Combobox.Item>
              )}
            </Combobox.List>
          </Combobox.Popup>
        </Combobox.Positioner>
      </Combobox.Portal>
    </Combobox.Root>
  );
}

function placeholder(loading: boolean, isMissing: boolean, all: number): string {
  if (isMissing) return 'The list could not be fetched';
  return loading ? 'Fetching the list' : `Search ${digits(all)} entries`;
}

function statusText(loading: boolean, found: number, all: number, creatable: boolean): string {
  if (loading && all === 0) return 'Fetching the list from QuickBooks';
  const where = creatable ? 'below' : 'in QuickBooks';
  if (all === 0) return `The company has none yet. Create one ${where}.`;
  if (found === 0) return `Nothing found. Try fewer letters, or create it ${where}.`;
  return found >= mostShown && all > mostShown
    ? `The best ${mostShown} of ${all}. Type to narrow down.`
    : `${found} found`;
}
