import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { MappingRow } from './mapping-rows.ts';

/**
 * Where the keyboard is in a list of which only a part is drawn. Elements are shared: a row's place
 * has one, whichever row stands there, so the focus is moved whenever rows come or go.
 */
export function useRowFocus(
  rows: readonly MappingRow[],
  box: RefObject<HTMLElement | null>,
  scrollTo: (index: number) => void,
) {
  const [activeId, setActiveId] = useState<string>();
  /** The row that gets the focus once it is drawn. */
  const wanted = useRef<string>(undefined);
  /** Whether the focus is in the list; an element that is gone has told nobody. */
  const holds = useRef(false);
  const focusWanted = () => {
    if (wanted.current === undefined) return;
    const index = placeOf(rows, wanted.current);
    const drawn = box.current?.querySelector<HTMLElement>(`[data-index="${index}"]`);
    // An open row is drawn anew when it closes.
    if (!drawn || drawn.classList.contains('mapping-row-open')) return;
    wanted.current = undefined;
    drawn.focus({ preventScroll: true });
  };
  // A row that was far away is drawn one step later.
  useEffect(focusWanted);
  useLayoutEffect(() => {
    const focused = box.current?.querySelector<HTMLElement>('[data-index]:focus');
    const isLost = holds.current && document.activeElement === document.body;
    if (!focused && !isLost) return;
    const isHere = activeId !== undefined && placeOf(rows, activeId) >= 0;
    const here = isHere ? activeId : rows[Number(focused?.dataset.index ?? rows.length - 1)]?.id;
    if (here === undefined) return;
    setActiveId(here);
    wanted.current = here;
  }, [rows, activeId, box]);
  const goToRow = (id: string) => {
    wanted.current = id;
    setActiveId(id);
    const index = placeOf(rows, id);
    if (index >= 0) scrollTo(index);
    focusWanted();
  };
  return {
    /** The place of the row that Tab leads to. */
    at: activeId === undefined ? 0 : Math.max(0, placeOf(rows, activeId)),
    onFocus(id: string) {
      holds.current = true;
      setActiveId(id);
    },
    onBlur() {
      holds.current = false;
    },
    setActiveId,
    goToRow,
    /** The row at a place, or the nearest one. */
    goTo(index: number) {
      const next = rows[Math.max(0, Math.min(index, rows.length - 1))];
      if (next) goToRow(next.id);
    },
  };
}

const placeOf = (rows: readonly MappingRow[], wanted: string): number =>
  rows.findIndex(({ id }) => id === wanted);
