import { memo, useCallback, useRef, useState } from 'react';
import { Spinner } from '#extension/ui/button.tsx';
import { ProblemNotice } from '#extension/ui/notice.tsx';
import { MappingList } from './mapping-list.tsx';
import type { MappingRow } from './mapping-rows.ts';
import { MappingStatus } from './mapping-status.tsx';
import { MappingToolbar } from './mapping-toolbar.tsx';
import { certainIn, countsIn, filterIn, impactIn, rowsIn, shownIn } from './mapping-view.ts';
import { NoRows } from './no-rows.tsx';
import type { Screen } from './screens.ts';
import { SearchBox } from './search-box.tsx';
import type { Filter, Sort } from './show-rows.ts';
import type { Decisions } from './use-decisions.ts';
import { useMappingState } from './use-mapping-state.ts';

/** One list: what is left to map first, found by typing, saved as it is chosen. */
export function MappingScreen({
  screen,
  realmId,
  isAdmin,
  decisions,
}: {
  screen: Screen;
  realmId: string;
  isAdmin: boolean;
  decisions: Decisions;
}) {
  const [asked, setFilter] = useState<Filter>();
  const [sort, setSort] = useState<Sort>('use');
  const [query, setQuery] = useState('');
  const [now] = useState(Date.now);
  const search = useRef<HTMLInputElement>(null);
  const [cleared, setCleared] = useState(0);
  const clear = () => {
    setQuery('');
    setCleared((times) => times + 1);
  };
  const { state, catalogues, suggesting } = useMappingState(screen, realmId, {
    ...{ now, filter: asked, sort, query },
  });
  const rows = rowsIn(state);
  const counts = countsIn(state);
  const filter = filterIn(state);
  // What is shown at first stays, also when its last row has gone.
  if (rows && !asked) setFilter(filter);
  const shown = shownIn(state);
  const parentOf = useCallback(
    ({ seen }: MappingRow) => seen?.under && rows?.find(({ id }) => id === seen.under?.id),
    [rows],
  );
  if (!rows) {
    return (
      <div className="mapping-wait" role="status">
        <Spinner /> Opening the list
      </div>
    );
  }
  const refused = Object.values(catalogues).find(({ refusal }) => refusal)?.refusal;
  const refusal = decisions.refusal ?? refused;
  return (
    <section
      className="mapping-screen"
      aria-label={screen.label}
      onKeyDown={(event) => {
        const typing = event.target instanceof HTMLInputElement && event.target.value !== '';
        if ((event.ctrlKey || event.metaKey) && event.key === 'z' && !typing) {
          event.preventDefault();
          void decisions.undo();
        }
        if (event.key === '/' && !(event.target instanceof HTMLInputElement)) {
          event.preventDefault();
          search.current?.focus();
        }
      }}
    >
      {screen.hint && <p className="mapping-hint muted small">{screen.hint}</p>}
      <MappingToolbar
        filter={filter}
        counts={counts}
        onFilter={setFilter}
        sort={sort}
        onSort={setSort}
        searchBox={<SearchBox key={cleared} search={search} onQuery={setQuery} />}
        certain={isAdmin ? certainIn(state) : none}
        isAdmin={isAdmin}
        suggesting={suggesting}
        decisions={decisions}
        refresh={() => {
          for (const list of Object.values(catalogues)) list.refresh();
        }}
        refreshing={Object.values(catalogues).some(({ fetching }) => fetching)}
      />
      {refusal && <ProblemNotice problem={refusal} tone="warning" />}
      <MappingStatus
        decisions={decisions}
        impact={impactIn(state)}
        isAdmin={isAdmin}
        onAttention={
          filter === 'attention'
            ? undefined
            : () => {
                clear();
                setFilter('attention');
              }
        }
      />
      {shown.length === 0 ? (
        <NoRows
          screen={screen}
          total={counts.all}
          filter={filter}
          query={query}
          onAll={() => {
            clear();
            setFilter('all');
          }}
        />
      ) : (
        <Rows
          key={`${filter} ${sort}`}
          label={screen.label}
          rows={shown}
          parentOf={parentOf}
          catalogues={catalogues}
          realmId={realmId}
          isAdmin={isAdmin}
          decisions={decisions}
          search={search}
        />
      )}
    </section>
  );
}

const Rows = memo(MappingList);

const none: readonly MappingRow[] = [];
