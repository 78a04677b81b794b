import type { ReactNode } from 'react';
import { Button } from '#extension/ui/button.tsx';
import { ToolsMenu } from '../mapping-tools/tools-menu.tsx';
import { digits, plural } from '../words.ts';
import type { MappingRow } from './mapping-rows.ts';
import { ShortcutHelp } from './shortcut-help.tsx';
import { type Filter, filters, type Sort } from './show-rows.ts';
import { acceptedStep } from './step.ts';
import type { Decisions } from './use-decisions.ts';

const filterWords: Record<Filter, string> = {
  attention: 'Needs attention',
  unmapped: 'Unmapped',
  suggested: 'Suggested',
  mapped: 'Mapped',
  aside: 'Set aside',
  all: 'All',
};

const always: ReadonlySet<Filter> = new Set(['unmapped', 'mapped', 'all']);

const sortWords: Record<Sort, string> = {
  use: 'Most used',
  name: 'Name',
  seen: 'Last seen',
};

/** Search, filters with counts, sorting, and what is done to many rows at once. */
export function MappingToolbar({
  filter,
  counts,
  onFilter,
  sort,
  onSort,
  searchBox,
  certain,
  suggesting,
  decisions,
  refresh,
  refreshing,
  isAdmin,
}: {
  filter: Filter;
  counts: Record<Filter, number>;
  onFilter: (filter: Filter) => void;
  sort: Sort;
  onSort: (sort: Sort) => void;
  searchBox: ReactNode;
  /** Rows whose suggestion may be taken without a look. */
  certain: readonly MappingRow[];
  suggesting: boolean;
  decisions: Decisions;
  refresh: () => void;
  refreshing: boolean;
  isAdmin: boolean;
}) {
  // What is empty as a rule takes no room until there is something in it.
  const isOffered = (one: Filter) => counts[one] > 0 || one === filter || always.has(one);
  return (
    <div className="mapping-toolbar">
      <div className="mapping-find">
        {searchBox}
        <select
          className="field-input"
          aria-label="Order"
          value={sort}
          onChange={(event) => onSort(event.target.value as Sort)}
        >
          {Object.entries(sortWords).map(([id, words]) => (
            <option key={id} value={id}>
              {words}
            </option>
          ))}
        </select>
      </div>
      <fieldset className="filter-chips">
        <legend className="visually-hidden">Show</legend>
        {filters.filter(isOffered).map((one) => (
          <button
            key={one}
            type="button"
            className={`filter-chip${one === 'attention' && counts.attention > 0 ? ' filter-chip-attention' : ''}`}
            aria-pressed={one === filter}
            onClick={() => onFilter(one)}
          >
            {filterWords[one]} <span className="filter-count">{digits(counts[one])}</span>
          </button>
        ))}
      </fieldset>
      <div className="row mapping-deeds">
        {certain.length > 0 && (
          <Button
            look="primary"
            busy={decisions.busy}
            onClick={() => void decisions.apply(certain.map(acceptedStep))}
          >
            Accept {plural(certain.length, 'exact match', 'exact matches')}
          </Button>
        )}
        {suggesting && <span className="muted small">Looking for matches</span>}
        <span className="mapping-deeds-end row">
          {isAdmin && (
            <Button
              look="quiet"
              disabled={!decisions.canUndo}
              busy={decisions.undoing}
              aria-keyshortcuts="Control+Z Meta+Z"
              onClick={() => void decisions.undo()}
            >
              Undo
            </Button>
          )}
          <Button look="quiet" busy={refreshing} onClick={refresh}>
            Refresh lists
          </Button>
          <ToolsMenu />
          <ShortcutHelp isAdmin={isAdmin} />
        </span>
      </div>
    </div>
  );
}
